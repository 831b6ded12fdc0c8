using MoodLab.Neural.Autograd;
using MoodLab.Neural.Layers;

namespace MoodLab.Neural.Tests.Layers;

public sealed class GradientReversalTests
{
    [Fact]
    public void Backward_OfAReversedGradient_IsMinusLambdaTimesIt()
    {
        using Tape tape = new();
        var input = GradientCheck.Random(1, 2, 3);
        double[] weights = [1, -2, 3, 0.5, 0, 4];

        var output = GradientReversal.Forward(tape, input, 0.5);
        tape.Backward(GradientCheck.WeightedSum(tape, output, weights));

        Assert.Equal(input.Data.ToArray(), output.Data.ToArray());
        Assert.Equal([-0.5f, 1, -1.5f, -0.25f, 0, -2], input.Grad.ToArray());
    }

    [Fact]
    public void Backward_BesideAnotherUse_AddsToItsGradient()
    {
        using Tape tape = new();
        var input = GradientCheck.Random(1, 3);
        var sum = Operations.Add(tape, input, GradientReversal.Forward(tape, input, 3));

        tape.Backward(GradientCheck.WeightedSum(tape, sum, [1, 2, 3]));

        Assert.Equal([-2, -4, -6], input.Grad.ToArray());
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Forward_WithAnImpossibleLambda_IsRefused(double lambda)
    {
        using Tape tape = new();
        Assert.Throws<ArgumentOutOfRangeException>(
            () => GradientReversal.Forward(tape, GradientCheck.Random(1, 3), lambda));
    }
}
