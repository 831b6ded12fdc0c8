using MoodLab.Neural.Decoding;

namespace MoodLab.Neural.Tests.Decoding;

/// <summary>How steps come to be shared or not, on a machine that is described by two durations.</summary>
public sealed class SharingTests
{
    private const int Steps = 200_000;

    [Theory]
    [InlineData(100, 180)]
    [InlineData(100, 105)]
    public void Report_WhereSharingIsFaster_SharesAlmostAllSteps(int shared, int alone) =>
        Assert.InRange(Simulate(new Sharing(), shared, alone, Steps).SharedPart, 0.95, 0.9999);

    [Theory]
    [InlineData(1000, 200)]
    [InlineData(210, 200)]
    public void Report_WhereSharingIsSlower_CostsLittleMoreThanGoingAlone(int shared, int alone)
    {
        var (part, mean) = Simulate(new Sharing(), shared, alone, Steps);

        Assert.InRange(part, 0.0001, 0.05);
        Assert.InRange(mean, alone, alone * 1.05);
    }

    [Fact]
    public void Report_WhenTheMachineBecomesQuiet_SharesAgain()
    {
        Sharing sharing = new();
        Simulate(sharing, shared: 1000, alone: 200, Steps);
        Assert.InRange(Simulate(sharing, shared: 100, alone: 180, Steps).SharedPart, 0.9, 1);
    }

    [Fact]
    public void Report_OfOtherNumbersOfRows_NeverComparesThem()
    {
        // Every step has another number of rows than the one before: nothing is ever known about the other way.
        Sharing sharing = new();
        for (var i = 0; i < 10_000; i++)
        {
            sharing.Report(1 + (i % 2), TimeSpan.FromMilliseconds(1));
            Assert.True(sharing.IsShared);
        }
    }

    private static (double SharedPart, double Mean) Simulate(Sharing sharing, int shared, int alone, int steps)
    {
        long sharedSteps = 0, total = 0;
        for (var i = 0; i < steps; i++)
        {
            var microseconds = sharing.IsShared ? shared : alone;
            sharedSteps += sharing.IsShared ? 1 : 0;
            total += microseconds;
            sharing.Report(1, TimeSpan.FromMicroseconds(microseconds));
        }

        return ((double)sharedSteps / steps, (double)total / steps);
    }
}
