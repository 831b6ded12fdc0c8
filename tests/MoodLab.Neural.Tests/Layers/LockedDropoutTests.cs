using MoodLab.Neural.Autograd;
using MoodLab.Neural.Kernels;
using MoodLab.Neural.Layers;
using MoodLab.Neural.Randomness;
using MoodLab.Neural.Tensors;

namespace MoodLab.Neural.Tests.Layers;

public sealed class LockedDropoutTests
{
    public static TheoryData<SimdLevel> Levels => SimdPath.All;

    [Theory]
    [MemberData(nameof(Levels))]
    public void Forward_WhileLearning_DropsAFeatureAtEveryStepOrNone(SimdLevel level)
    {
        using var path = SimdPath.Use(level);
        const int Steps = 3, Features = 70 * 30;
        Tensor input = new(Steps, 70, 30);
        input.Data.Fill(1);

        using Tape tape = new();
        var output = new LockedDropout(0.25, new RandomSource(1)).Forward(tape, input).Data.ToArray();

        var first = output[..Features];
        Assert.All(first, value => Assert.True(value is 0 or 4f / 3));
        Assert.Equal([.. first, .. first, .. first], output);

        // Five standard deviations of the share.
        var share = first.Count(value => value == 0) / (double)Features;
        Assert.Equal(0.25, share, 5 * Math.Sqrt(0.25 * 0.75 / Features));
    }

    [Fact]
    public void Forward_InEvaluationOrWithoutProbability_GivesTheInputItself()
    {
        using Tape tape = new();
        Tensor input = new(2, 1, 4);
        LockedDropout evaluating = new(0.5, new RandomSource(1));
        evaluating.Eval();

        Assert.Same(input, evaluating.Forward(tape, input));
        Assert.Same(input, new LockedDropout(0, new RandomSource(1)).Forward(tape, input));
    }

    [Fact]
    public void Backward_WithAFixedMask_AgreesWithDifferences()
    {
        RandomSource random = new(5);
        LockedDropout dropout = new(0.4, random);
        var start = random.State;
        var input = GradientCheck.Random(6, 3, 2, 11);
        GradientCheck.Run(
            tape =>
            {
                random.State = start;
                return dropout.Forward(tape, input);
            },
            ("input", input));
    }

    [Theory]
    [InlineData(3, 4)]
    [InlineData]
    public void Forward_OfAnotherRank_IsRefusedWithBothShapes(params int[] shape)
    {
        using Tape tape = new();
        var refusal = Assert.Throws<ArgumentException>(
            () => new LockedDropout(0.5, new RandomSource(1)).Forward(tape, new Tensor(shape)));

        Assert.Contains("[T, B, C]", refusal.Message, StringComparison.Ordinal);
        Assert.Contains($"[{string.Join(", ", shape)}]", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void Constructor_OfNoProbability_IsRefused(double probability) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new LockedDropout(probability, new RandomSource(1)));
}
