using MoodLab.Learning.Words;

namespace MoodLab.Learning.Tests.Words;

public sealed class GridTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.02, 0)]
    [InlineData(0.24, 1)]
    [InlineData(0.25, 1)]
    [InlineData(0.32, 1)]
    [InlineData(0.522, 2)]
    [InlineData(0.68, 2)]
    [InlineData(0.765, 3)]
    [InlineData(0.99, 4)]
    [InlineData(1000.74, 4003)]
    public void StepOf_Onset_IsTheSixteenthItFallsInto(double quarters, long step) =>
        Assert.Equal(step, Grid.StepOf(quarters));

    [Fact]
    public void StepOf_EveryStepAndThird_StaysWhereItIs()
    {
        for (var step = 0; step < 4000; step++)
        {
            Assert.Equal(step, Grid.StepOf(step / 4.0));
            Assert.Equal(step * 4 / 3, Grid.StepOf(step / 3.0));
        }
    }
}
