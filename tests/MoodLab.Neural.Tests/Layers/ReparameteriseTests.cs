using MoodLab.Neural.Autograd;
using MoodLab.Neural.Layers;
using MoodLab.Neural.Randomness;
using MoodLab.Neural.Tensors;

namespace MoodLab.Neural.Tests.Layers;

public sealed class ReparameteriseTests
{
    [Fact]
    public void Forward_OfManyElements_HasTheirMeanAndVariance()
    {
        const int Count = 50_000;
        using Tape tape = new();
        Tensor mean = new(Count), logVariance = new(Count);
        mean.Data.Fill(3);
        logVariance.Data.Fill((float)Math.Log(4));

        var output = Reparameterise.Forward(tape, mean, logVariance, new RandomSource(1)).Data.ToArray();

        // Five standard deviations of the estimates.
        var average = output.Average(value => (double)value);
        Assert.Equal(3, average, 5 * 2 / Math.Sqrt(Count));
        Assert.Equal(4, output.Average(value => Math.Pow(value - average, 2)), 5 * 4 * Math.Sqrt(2.0 / Count));
    }

    [Fact]
    public void Forward_WithTheSameSeed_GivesTheSameBits()
    {
        using Tape tape = new();
        Tensor mean = GradientCheck.Random(1, 3, 5), logVariance = GradientCheck.Random(2, 3, 5);

        Assert.Equal(
            Reparameterise.Forward(tape, mean, logVariance, new RandomSource(7)).Data.ToArray(),
            Reparameterise.Forward(tape, mean, logVariance, new RandomSource(7)).Data.ToArray());
    }

    [Fact]
    public void Backward_WithFixedNoise_AgreesWithDifferences()
    {
        Tensor mean = GradientCheck.Random(1, 3, 5), logVariance = GradientCheck.Random(2, 3, 5);
        GradientCheck.Run(
            tape => Reparameterise.Forward(tape, mean, logVariance, new RandomSource(7)), ("mean", mean),
            ("logVariance", logVariance));
    }

    [Fact]
    public void Forward_OfOtherShapes_IsRefusedWithBoth()
    {
        using Tape tape = new();
        var refusal = Assert.Throws<ArgumentException>(
            () => Reparameterise.Forward(tape, new Tensor(2, 3), new Tensor(3, 2), new RandomSource(1)));

        Assert.Contains("[2, 3]", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("[3, 2]", refusal.Message, StringComparison.Ordinal);
    }
}
