using MoodLab.Learning.Language;

namespace MoodLab.Learning.Tests.Language;

public sealed class LearningRateScheduleTests
{
    private const double Tolerance = 1e-12;

    [Theory]
    [InlineData(0, 0.2)]
    [InlineData(4, 1)]
    [InlineData(9, 2)]
    [InlineData(10, 2)]
    [InlineData(60, 1.1)]
    [InlineData(110, 0.2)]
    [InlineData(5000, 0.2)]
    public void At_Step_RisesThenFallsAlongHalfACosine(long step, double rate) =>
        Assert.Equal(rate, new LearningRateSchedule(2, 10, 110, 0.1).At(step), Tolerance);

    [Fact]
    public void At_WithoutWarmUp_BeginsAtTheTop() =>
        Assert.Equal(3, new LearningRateSchedule(3, 0, 10, 0.5).At(0), Tolerance);

    [Fact]
    public void At_RunShorterThanItsWarmUp_StaysANumber() =>
        Assert.Equal(1, new LearningRateSchedule(1, 100, 5, 0.5).At(100), Tolerance);
}
