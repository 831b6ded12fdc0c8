using MoodLab.Learning.Words;
using MoodLab.Music.Scores;

namespace MoodLab.Learning.Tests.Words;

public sealed class TempoBinTests
{
    // A tempo is stated in whole microseconds; at 160 quarters a minute one is 0.0004 of them.
    private const double Microsecond = 0.0005;

    [Fact]
    public void All_Bins_Are86From24To160()
    {
        Assert.Equal(86, TempoBin.All.Count);
        Assert.Equal([24, 25, 27, 28, 30], TempoBin.All.Take(5));
        Assert.Equal(160, TempoBin.All[^1]);
        Assert.Equal(86, TempoBin.All.Distinct().Count());
    }

    [Theory]
    [InlineData(1, 24)]
    [InlineData(24, 24)]
    [InlineData(25.5, 24)]
    [InlineData(25.6, 25)]
    [InlineData(80, 80)]
    [InlineData(81.5, 80)]
    [InlineData(81.6, 81)]
    [InlineData(119.99, 118)]
    [InlineData(120, 120)]
    [InlineData(160, 160)]
    [InlineData(1e6, 160)]
    public void Of_Tempo_IsNamed(double quartersPerMinute, int name) =>
        Assert.Equal(name, TempoBin.Of(quartersPerMinute));

    [Fact]
    public void Of_TempoAsFilesStateIt_FallsIntoItsOwnBin()
    {
        // 144 quarters a minute are 416,667 microseconds, which is a little slower.
        Assert.Equal(144, TempoBin.Of(TempoChange.FromQuartersPerMinute(0, 144).QuartersPerMinute));
    }

    [Fact]
    public void SlowestOf_EveryBin_FallsIntoTheSameBinAgain()
    {
        foreach (var name in TempoBin.All)
        {
            var tempo = TempoChange.FromQuartersPerMinute(0, TempoBin.SlowestOf(name));

            Assert.Equal(name, TempoBin.Of(tempo.QuartersPerMinute));
            Assert.InRange(tempo.QuartersPerMinute, name - Microsecond, name + 1);
        }
    }

    [Fact]
    public void SlowestOf_NoBin_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TempoBin.SlowestOf(26));
}
