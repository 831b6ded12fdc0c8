using MoodLab.Neural.Autograd;
using MoodLab.Neural.Layers;
using MoodLab.Neural.Randomness;
using MoodLab.Neural.Tensors;

namespace MoodLab.Neural.Tests.Layers;

public sealed class LinearTests
{
    [Fact]
    public void Forward_OnKnownWeights_GivesTheProductByHand()
    {
        Linear linear = new(2, 3, new RandomSource(1));
        var parameters = linear.NamedParameters().ToDictionary(
            parameter => parameter.Name, parameter => parameter.Tensor);
        new float[] { 1, 2, 3, 4, 5, 6 }.CopyTo(parameters["weight"].Data);
        new float[] { 0.5f, -1, 0 }.CopyTo(parameters["bias"].Data);
        Tensor input = new(2, 2);
        new float[] { 1, 0, -2, 1 }.CopyTo(input.Data);

        using Tape tape = new();
        var output = linear.Forward(tape, input);

        Assert.Equal([2, 3], output.Shape.ToArray());
        Assert.Equal([1.5f, 2, 5, 0.5f, -3, -4], output.Data.ToArray());
    }

    [Fact]
    public void Backward_OfAnyRank_AgreesWithDifferences()
    {
        Linear linear = new(7, 5, new RandomSource(2));
        var input = GradientCheck.Random(3, 2, 3, 7);
        GradientCheck.Run(linear, tape => linear.Forward(tape, input), ("input", input));
    }

    [Fact]
    public void Forward_OfAnotherWidth_IsRefusedWithBothShapes()
    {
        using Tape tape = new();
        Linear linear = new(7, 5, new RandomSource(2));

        var refusal = Assert.Throws<ArgumentException>(() => linear.Forward(tape, new Tensor(4, 6)));

        Assert.Contains("[..., 7]", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("[4, 6]", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Forward_OfAScalar_IsRefused()
    {
        using Tape tape = new();
        Linear linear = new(7, 5, new RandomSource(2));
        Assert.Throws<ArgumentException>(() => linear.Forward(tape, new Tensor()));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, -1)]
    public void Constructor_OfAnImpossibleSize_IsRefused(int inputs, int outputs) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Linear(inputs, outputs, new RandomSource(1)));
}
