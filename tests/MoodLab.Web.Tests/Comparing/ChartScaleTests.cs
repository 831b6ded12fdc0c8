using MoodLab.Web.Comparing;

namespace MoodLab.Web.Tests.Comparing;

public sealed class ChartScaleTests
{
    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(1, 1, 0.5)]
    [InlineData(3.2, 4, 1)]
    [InlineData(7, 8, 2)]
    [InlineData(12, 15, 5)]
    [InlineData(40, 40, 10)]
    [InlineData(0.09, 0.1, 0.05)]
    public void Over_AnyValue_HasRoundStepsAndRoomForIt(double highest, double top, double step)
    {
        var scale = ChartScale.Over(highest);

        Assert.Equal(top, scale.Top, 1e-9);
        Assert.Equal(step, scale.Step, 1e-9);
        Assert.Equal(0, scale.Ticks.First());
        Assert.Equal(top, scale.Ticks.Last(), 1e-9);
    }
}
