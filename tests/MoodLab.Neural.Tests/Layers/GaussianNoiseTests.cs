using MoodLab.Neural.Autograd;
using MoodLab.Neural.Layers;
using MoodLab.Neural.Randomness;
using MoodLab.Neural.Tensors;

namespace MoodLab.Neural.Tests.Layers;

public sealed class GaussianNoiseTests
{
    [Fact]
    public void Forward_WhileLearning_AddsNoiseOfItsDeviation()
    {
        const int Count = 100_000;
        Tensor input = new(Count);
        input.Data.Fill(3);

        using Tape tape = new();
        var output = new GaussianNoise(0.2, new RandomSource(1)).Forward(tape, input).Data.ToArray();

        // Five standard errors of mean and deviation.
        var mean = output.Average(value => (double)value);
        var deviation = Math.Sqrt(output.Average(value => Math.Pow(value - mean, 2)));
        Assert.Equal(3, mean, 5 * 0.2 / Math.Sqrt(Count));
        Assert.Equal(0.2, deviation, 5 * 0.2 / Math.Sqrt(2 * Count));
    }

    [Fact]
    public void Forward_InEvaluationOrWithoutDeviation_GivesTheInputItself()
    {
        using Tape tape = new();
        Tensor input = new(4);
        GaussianNoise evaluating = new(0.5, new RandomSource(1));
        evaluating.Train(false);

        Assert.Same(input, evaluating.Forward(tape, input));
        Assert.Same(input, new GaussianNoise(0, new RandomSource(1)).Forward(tape, input));
    }

    [Fact]
    public void Backward_WithFixedNoise_AgreesWithDifferences()
    {
        RandomSource random = new(5);
        GaussianNoise noise = new(0.3, random);
        var start = random.State;
        var input = GradientCheck.Random(6, 3, 11);
        GradientCheck.Run(
            tape =>
            {
                random.State = start;
                return noise.Forward(tape, input);
            },
            ("input", input));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Constructor_OfNoDeviation_IsRefused(double deviation) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new GaussianNoise(deviation, new RandomSource(1)));
}
