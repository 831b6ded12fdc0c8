using MoodLab.Learning.Identifying;
using MoodLab.Web.Identifying;

namespace MoodLab.Web.Tests.Identifying;

public sealed class IdentifyingTextTests
{
    [Theory]
    [InlineData(0.87, 0.1, "Robert Schumann, 87 %")]
    [InlineData(0.999, 0.001, "Robert Schumann, over 99 %")]
    [InlineData(0.34, 0.2, "Hard to tell; Robert Schumann is likeliest, 34 %")]
    [InlineData(0.3, 0.4, "Hard to tell; rather none of the composers known here, 40 %")]
    [InlineData(0.1, 0.8, "None of the composers known here, 80 %")]
    public void Finding_ByHowSureItIs_Says(double first, double none, string expected) => Assert.Equal(
        expected,
        IdentifyingText.Finding(new ComposerVerdict(
            [new ComposerShare("Robert_Schumann", first)], none, new ComposerEvidence([], []), [], 100)));

    [Theory]
    [InlineData(0, "under 1 %")]
    [InlineData(0.0099, "under 1 %")]
    [InlineData(0.01, "1 %")]
    [InlineData(0.99, "99 %")]
    [InlineData(1, "over 99 %")]
    public void Percent_AtTheEnds_IsNeverCertain(double probability, string expected) =>
        Assert.Equal(expected, IdentifyingText.Percent(probability));
}
