using MoodLab.Neural.Autograd;
using MoodLab.Neural.Layers;
using MoodLab.Neural.Tensors;

namespace MoodLab.Neural.Tests.Layers;

public sealed class MeanSquaredErrorTests
{
    [Fact]
    public void Forward_OfTwoTensors_IsTheMeanOfTheSquares()
    {
        using Tape tape = new();
        Tensor prediction = new(2, 2), target = new(2, 2);
        new float[] { 1, 2, 3, 4 }.CopyTo(prediction.Data);
        new float[] { 1, 0, 0, 5 }.CopyTo(target.Data);

        var loss = MeanSquaredError.Forward(tape, prediction, target);

        Assert.Empty(loss.Shape.ToArray());
        Assert.Equal(3.5f, loss.Data[0]);
    }

    [Fact]
    public void Backward_ToBothSides_AgreesWithDifferences()
    {
        Tensor prediction = GradientCheck.Random(1, 3, 5), target = GradientCheck.Random(2, 3, 5);
        GradientCheck.Run(
            tape => MeanSquaredError.Forward(tape, prediction, target), ("prediction", prediction),
            ("target", target));
    }

    [Fact]
    public void Forward_OfOtherShapes_IsRefusedWithBoth()
    {
        using Tape tape = new();
        var refusal = Assert.Throws<ArgumentException>(
            () => MeanSquaredError.Forward(tape, new Tensor(2, 3), new Tensor(3, 2)));

        Assert.Contains("[2, 3]", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("[3, 2]", refusal.Message, StringComparison.Ordinal);
    }
}
