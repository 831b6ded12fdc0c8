using MoodLab.Learning.Identifying;
using MoodLab.Web.Identifying;

namespace MoodLab.Web.Tests.Identifying;

public sealed class EvidenceWindowsTests
{
    [Fact]
    public void Of_OnePlace_IsStrongestThereAndHalfAsStrongBesideIt()
    {
        var windows = EvidenceWindows.Of(Evidence((5, 0.3), (5.5, 0.1)), seconds: 12);

        Assert.Equal(6, windows.Count);
        Assert.Equal([0, 0.5, 1, 0.5, 0, 0], windows.Select(window => Math.Round(window.Value, 9)));
        Assert.Equal((4, 6), (windows[2].Start, windows[2].End));
        Assert.Equal(12, windows[^1].End, 1e-9);
    }

    [Fact]
    public void Of_ForAndAgainst_KeepTheirSigns()
    {
        var windows = EvidenceWindows.Of(Evidence((1, 0.2), (11, -0.4)), seconds: 12);

        Assert.True(windows[0].Value > 0);
        Assert.Equal(-1, windows[^1].Value, 1e-9);
    }

    [Fact]
    public void Of_ThreeHours_FitsOnAPage()
    {
        var windows = EvidenceWindows.Of(Evidence((9000, 1)), seconds: 3 * 3600);

        Assert.InRange(windows.Count, 100, 300);
        Assert.Equal(1, windows.Max(window => window.Value));
        Assert.Equal(3 * 3600, windows[^1].End, 1e-6);
    }

    [Fact]
    public void Of_NothingToSay_IsAllZero() =>
        Assert.All(EvidenceWindows.Of(Evidence((0, 0)), seconds: 0.1), window => Assert.Equal(0, window.Value));

    private static ComposerEvidence Evidence(params (double Seconds, double Value)[] moments) =>
        new([.. moments.Select(moment => new MomentEvidence(moment.Seconds, moment.Value))], []);
}
