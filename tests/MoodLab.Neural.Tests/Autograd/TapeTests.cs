using MoodLab.Neural.Autograd;
using MoodLab.Neural.Layers;
using MoodLab.Neural.Randomness;
using MoodLab.Neural.Tensors;
using MoodLab.Neural.Tests.Layers;

namespace MoodLab.Neural.Tests.Autograd;

public sealed class TapeTests
{
    [Fact]
    public void Backward_ThroughABranchThatJoinsAgain_AddsBothWays()
    {
        Linear left = new(3, 4, new RandomSource(1)), right = new(3, 4, new RandomSource(2));
        var input = GradientCheck.Random(3, 2, 3);
        GradientCheck.Run(
            tape =>
            {
                var shared = Operations.Add(tape, input, input);
                return Operations.Add(tape, left.Forward(tape, shared), right.Forward(tape, shared));
            },
            ("input", input));
    }

    [Fact]
    public void Backward_WithAnUnusedResult_PassesNothingThroughIt()
    {
        using Tape tape = new();
        Linear used = new(3, 1, new RandomSource(1)), unused = new(3, 1, new RandomSource(2));
        var input = GradientCheck.Random(3, 1, 3);
        unused.Forward(tape, input);

        tape.Backward(used.Forward(tape, input));

        Assert.All(unused.NamedParameters(), parameter => Assert.All(
            parameter.Tensor.Grad.ToArray(), gradient => Assert.Equal(0, gradient)));
        Assert.Equal(input.Data.ToArray(), used.NamedParameters().First().Tensor.Grad.ToArray());
    }

    [Fact]
    public void Backward_InTwoSteps_AddsUpUntilZeroGrad()
    {
        using Tape tape = new();
        Linear linear = new(3, 1, new RandomSource(1));
        var weight = linear.NamedParameters().First().Tensor;
        var input = GradientCheck.Random(3, 1, 3);
        float[] Step()
        {
            tape.Backward(linear.Forward(tape, input));
            tape.Reset();
            return weight.Grad.ToArray();
        }

        var once = Step();
        Assert.Equal(once.Select(gradient => 2 * gradient), Step());
        weight.ZeroGrad();
        Assert.Equal(once, Step());
    }

    [Fact]
    public void Backward_ToALeafThatIsNoParameter_KeepsItsGradientAfterReset()
    {
        using Tape tape = new();
        Linear linear = new(3, 1, new RandomSource(1));
        var input = GradientCheck.Random(3, 1, 3);
        tape.Backward(linear.Forward(tape, input));
        tape.Reset();
        var kept = input.Grad.ToArray();

        // The next step works in the memory of the last one.
        Operations.Add(tape, GradientCheck.Random(4, 1, 3), GradientCheck.Random(5, 1, 3));

        Assert.Equal(linear.NamedParameters().First().Tensor.Data.ToArray(), kept);
        Assert.Equal(kept, input.Grad.ToArray());
    }

    [Fact]
    public void Backward_FromMoreThanOneNumber_IsRefusedWithTheShape()
    {
        using Tape tape = new();
        var refusal = Assert.Throws<ArgumentException>(() => tape.Backward(GradientCheck.Random(1, 2, 3)));
        Assert.Contains("[2, 3]", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Backward_FromALossThatNothingLearntReaches_IsRefused()
    {
        using Tape tape = new();
        Assert.Throws<ArgumentException>(() => tape.Backward(new Tensor()));
    }

    [Fact]
    public void Forward_WithoutRecording_GivesTheSameNumbersWithoutGradients()
    {
        using Tape tape = new();
        Linear linear = new(3, 1, new RandomSource(1));
        var input = GradientCheck.Random(3, 1, 3);
        var recorded = linear.Forward(tape, input).Data.ToArray();
        tape.Reset();
        tape.IsRecording = false;

        var output = linear.Forward(tape, input);

        Assert.Equal(recorded, output.Data.ToArray());
        Assert.False(output.RequiresGrad);
        Assert.Throws<ArgumentException>(() => tape.Backward(output));
    }
}
