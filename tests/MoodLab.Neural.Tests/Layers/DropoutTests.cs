using MoodLab.Neural.Autograd;
using MoodLab.Neural.Layers;
using MoodLab.Neural.Randomness;
using MoodLab.Neural.Tensors;

namespace MoodLab.Neural.Tests.Layers;

public sealed class DropoutTests
{
    [Theory]
    [InlineData(0.05)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void Forward_WhileLearning_DropsTheShareAndScalesTheRest(double probability)
    {
        const int Count = 100_000;
        Dropout dropout = new(probability, new RandomSource(1));
        Tensor input = new(Count);
        input.Data.Fill(1);

        using Tape tape = new();
        var output = dropout.Forward(tape, input).Data.ToArray();

        var keep = (float)(1 / (1 - probability));
        Assert.All(output, value => Assert.True(value == 0 || Math.Abs((value / keep) - 1) < 1e-4));

        // Five standard deviations of the share.
        var share = output.Count(value => value == 0) / (double)Count;
        Assert.Equal(probability, share, 5 * Math.Sqrt(probability * (1 - probability) / Count));
    }

    [Fact]
    public void Forward_InEvaluationOrWithoutProbability_GivesTheInputItself()
    {
        using Tape tape = new();
        Tensor input = new(4);
        Dropout evaluating = new(0.5, new RandomSource(1));
        evaluating.Eval();

        Assert.Same(input, evaluating.Forward(tape, input));
        Assert.Same(input, new Dropout(0, new RandomSource(1)).Forward(tape, input));
    }

    [Fact]
    public void Backward_WithAFixedMask_AgreesWithDifferences()
    {
        RandomSource random = new(5);
        Dropout dropout = new(0.4, random);
        var start = random.State;
        var input = GradientCheck.Random(6, 3, 11);
        GradientCheck.Run(
            tape =>
            {
                random.State = start;
                return dropout.Forward(tape, input);
            },
            ("input", input));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void Constructor_OfNoProbability_IsRefused(double probability) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Dropout(probability, new RandomSource(1)));

    [Fact]
    public void Forward_NearlyCertain_StaysFinite()
    {
        using Tape tape = new();
        var input = GradientCheck.Random(6, 1000);
        var output = new Dropout(0.9999999, new RandomSource(1)).Forward(tape, input);
        Assert.All(output.Data.ToArray(), value => Assert.True(float.IsFinite(value)));
    }
}
