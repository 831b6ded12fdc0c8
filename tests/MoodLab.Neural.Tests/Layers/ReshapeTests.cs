using MoodLab.Neural.Layers;
using MoodLab.Neural.Tensors;

namespace MoodLab.Neural.Tests.Layers;

public sealed class ReshapeTests
{
    [Fact]
    public void Flatten_OfATensor_ShowsTheSameElements()
    {
        var input = GradientCheck.Random(1, 2, 3, 4);
        var flat = Reshape.Flatten(input);

        Assert.Equal([2, 12], flat.Shape.ToArray());
        flat.Data[5] = 77;
        Assert.Equal(77, input.Data[5]);
    }

    [Fact]
    public void To_InTheMiddleOfAStep_PassesTheGradientOn()
    {
        var input = GradientCheck.Random(1, 2, 3, 4);
        GradientCheck.Run(
            tape => Activations.Tanh(tape, Reshape.To(Activations.Sigmoid(tape, input), 4, 6)), ("input", input));
    }

    [Fact]
    public void Backward_ThroughViewAndTensorTogether_AddsBoth()
    {
        var input = GradientCheck.Random(1, 2, 6);
        GradientCheck.Run(
            tape =>
            {
                var middle = Activations.Tanh(tape, input);
                return Operations.Add(
                    tape, Activations.Sigmoid(tape, Reshape.To(middle, 3, 4)),
                    Reshape.To(Activations.Sigmoid(tape, middle), 3, 4));
            },
            ("input", input));
    }

    [Fact]
    public void To_AnotherLength_IsRefusedWithBothShapes()
    {
        var refusal = Assert.Throws<ArgumentException>(() => Reshape.To(new Tensor(2, 3), 2, 4));

        Assert.Contains("[2, 3]", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("[2, 4]", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Flatten_OfAScalar_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Reshape.Flatten(new Tensor()));
}
