using MoodLab.Neural.Autograd;
using MoodLab.Neural.Layers;
using MoodLab.Neural.Tensors;

namespace MoodLab.Neural.Tests.Layers;

public sealed class OperationsTests
{
    [Fact]
    public void Add_OfTwoTensors_AddsElementByElement()
    {
        using Tape tape = new();
        Tensor left = new(2, 2), right = new(2, 2);
        new float[] { 1, 2, 3, 4 }.CopyTo(left.Data);
        new float[] { 10, 20, 30, 40 }.CopyTo(right.Data);

        Assert.Equal([11, 22, 33, 44], Operations.Add(tape, left, right).Data.ToArray());
    }

    [Fact]
    public void Add_ToBothSides_PassesTheGradientOn()
    {
        var left = GradientCheck.Random(1, 3, 5);
        var right = GradientCheck.Random(2, 3, 5);
        GradientCheck.Run(tape => Operations.Add(tape, left, right), ("left", left), ("right", right));
    }

    [Fact]
    public void Add_OfATensorToItself_DoublesTheGradient()
    {
        var input = GradientCheck.Random(1, 7);
        GradientCheck.Run(tape => Operations.Add(tape, input, input), ("input", input));
    }

    [Fact]
    public void Add_OfOneSideWithoutGradient_LeavesThatSideAlone()
    {
        var input = GradientCheck.Random(1, 7);
        Tensor constant = new(7);
        GradientCheck.Run(tape => Operations.Add(tape, constant, input), ("input", input));
        Assert.False(constant.HasGrad);
    }

    [Fact]
    public void Add_OfOtherShapes_IsRefusedWithBoth()
    {
        using Tape tape = new();
        var refusal = Assert.Throws<ArgumentException>(() => Operations.Add(tape, new Tensor(2, 3), new Tensor(3, 2)));

        Assert.Contains("[2, 3]", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("[3, 2]", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Scale_OfATensor_ScalesItAndItsGradient()
    {
        var input = GradientCheck.Random(1, 3, 5);
        using Tape tape = new();

        Assert.Equal(
            input.Data.ToArray().Select(value => value * -0.5f), Operations.Scale(tape, input, -0.5).Data.ToArray());
        GradientCheck.Run(tape => Operations.Scale(tape, input, -0.5), ("input", input));
    }
}
