namespace MoodLab.Statistics.Tests;

public sealed class ProportionTests
{
    // Worked out by hand from the definition, to four places; 21 of 40 is the mood study's best.
    [Theory]
    [InlineData(21, 40, 0.37497, 0.67065)]
    [InlineData(0, 10, 0, 0.2775)]
    [InlineData(10, 10, 0.7225, 1)]
    [InlineData(1, 1, 0.2065, 1)]
    public void Wilson_OfCounts_IsTheScoreInterval(int successes, int total, double low, double high)
    {
        var interval = new Proportion(successes, total).Wilson;

        Assert.Equal(low, interval.Low, 5e-5);
        Assert.Equal(high, interval.High, 5e-5);
    }

    [Fact]
    public void Wilson_WithoutCases_IsEverything() =>
        Assert.Equal(new Interval(0, 1), new Proportion(0, 0).Wilson);

    [Fact]
    public void Share_WithoutCases_IsNoNumber() => Assert.True(double.IsNaN(new Proportion(0, 0).Share));
}
