using MoodLab.Neural.Autograd;
using MoodLab.Neural.Layers;
using MoodLab.Neural.Tensors;

namespace MoodLab.Neural.Tests.Layers;

public sealed class GaussianKlTests
{
    private const double Rounding = 1e-6;

    [Fact]
    public void Forward_OfTheStandardDistribution_IsZero()
    {
        using Tape tape = new();
        Assert.Equal(0, GaussianKl.Forward(tape, new Tensor(3, 2), new Tensor(3, 2)).Data[0]);
    }

    [Fact]
    public void Forward_OfTwoRows_SumsWithinARowAndAveragesOverRows()
    {
        using Tape tape = new();
        Tensor mean = new(2, 2), logVariance = new(2, 2);
        new float[] { 1, 2, 0, 0 }.CopyTo(mean.Data);
        logVariance.Data[2] = 1;

        var loss = GaussianKl.Forward(tape, mean, logVariance);

        // (1 + 4) / 2 in the first row, (e - 1 - 1) / 2 in the second.
        Assert.Equal((2.5 + ((Math.E - 2) / 2)) / 2, loss.Data[0], Rounding);
    }

    [Fact]
    public void Backward_ToBothSides_AgreesWithDifferences()
    {
        Tensor mean = GradientCheck.Random(1, 3, 2, 5), logVariance = GradientCheck.Random(2, 3, 2, 5);
        GradientCheck.Run(
            tape => GaussianKl.Forward(tape, mean, logVariance), ("mean", mean), ("logVariance", logVariance));
    }

    [Fact]
    public void Forward_OfOtherShapes_IsRefusedWithBoth()
    {
        using Tape tape = new();
        var refusal = Assert.Throws<ArgumentException>(
            () => GaussianKl.Forward(tape, new Tensor(2, 3), new Tensor(3, 2)));

        Assert.Contains("[2, 3]", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("[3, 2]", refusal.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => GaussianKl.Forward(tape, new Tensor(), new Tensor()));
    }
}
