using MoodLab.Learning.ControlStudy;
using MoodLab.Learning.Words;

namespace MoodLab.Learning.Tests.ControlStudy;

public sealed class BarRepetitionTests
{
    private const double Tolerance = 1e-12;

    [Theory]
    [InlineData("n_60 n_64 w_16 n_60 n_64 w_16 n_60 n_65 w_16 n_60 n_64 w_16", 0.5)]
    [InlineData("n_60 w_4 n_62 w_12 n_60 w_8 n_62 w_8", 0)]
    [InlineData("v_40 n_60 w_16 v_80 d_quarter_0 n_60 w_16", 0.5)]
    [InlineData("n_60 w_16 w_16 w_16 n_60 w_16", 0.5)]
    public void Measure_Bars_CountsThoseThatOccurredBefore(string words, double share) =>
        Assert.Equal(share, BarRepetition.Measure(WordDecoder.Decode(WordText.Parse(words))), Tolerance);

    [Fact]
    public void Measure_NoNotes_IsUndefined() =>
        Assert.True(double.IsNaN(BarRepetition.Measure(WordDecoder.Decode([]))));
}
