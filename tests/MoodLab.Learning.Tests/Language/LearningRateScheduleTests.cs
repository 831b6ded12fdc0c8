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

    [Theory]
    [InlineData(0, 0.2)]
    [InlineData(9, 2)]
    [InlineData(10, 2)]
    [InlineData(14, 2)]
    [InlineData(15, 1)]
    [InlineData(19, 1)]
    [InlineData(20, 0.5)]
    [InlineData(5000, 0)]
    public void At_StepOfStairs_RisesThenFallsAtEachStair(long step, double rate)
    {
        LearningRateSchedule stairs =
            new(2, 10, 110, 0.1) { Kind = ScheduleKind.Step, DecayEvery = 5, DecayFactor = 0.5 };
        Assert.Equal(rate, stairs.At(step), Tolerance);
    }

    [Theory]
    [InlineData(4, 1)]
    [InlineData(10, 2)]
    [InlineData(5000, 2)]
    public void At_StepOfAConstantRate_RisesAndStays(long step, double rate)
    {
        LearningRateSchedule constant = new(2, 10, 110, 0.1) { Kind = ScheduleKind.Constant };
        Assert.Equal(rate, constant.At(step), Tolerance);
    }

    [Fact]
    public void Of_Options_TakesAllOfThem()
    {
        TrainingOptions options = new()
        {
            LearningRate = 0.5,
            WarmUpSteps = 3,
            FinalRate = 0.2,
            Schedule = ScheduleKind.Step,
            DecayEvery = 7,
            DecayFactor = 0.9,
        };

        Assert.Equal(
            new LearningRateSchedule(0.5, 3, 50, 0.2) { Kind = ScheduleKind.Step, DecayEvery = 7, DecayFactor = 0.9 },
            LearningRateSchedule.Of(options, 50));
    }

    [Fact]
    public void At_WithoutWarmUp_BeginsAtTheTop() =>
        Assert.Equal(3, new LearningRateSchedule(3, 0, 10, 0.5).At(0), Tolerance);

    [Fact]
    public void At_RunShorterThanItsWarmUp_StaysANumber() =>
        Assert.Equal(1, new LearningRateSchedule(1, 100, 5, 0.5).At(100), Tolerance);
}
