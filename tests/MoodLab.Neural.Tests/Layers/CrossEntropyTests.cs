using MoodLab.Neural.Autograd;
using MoodLab.Neural.Kernels;
using MoodLab.Neural.Layers;
using MoodLab.Neural.Tensors;

namespace MoodLab.Neural.Tests.Layers;

public sealed class CrossEntropyTests
{
    // The reference is computed in double precision; 6e-8 is the spacing of floats near 1.
    private const double RelativeError = 2e-6;
    private const double DifferenceStep = 1e-5;

    private static readonly int[] s_targets = [0, 18, CrossEntropy.Ignored, 7, 7, CrossEntropy.Ignored];

    public static TheoryData<SimdLevel> Levels => SimdPath.All;

    [Theory]
    [MemberData(nameof(Levels))]
    public void Forward_WithIgnoredTargets_IsTheMeanOverTheOthers(SimdLevel level)
    {
        using var path = SimdPath.Use(level);
        using Tape tape = new();
        var logits = GradientCheck.Random(1, 3, 2, 19);

        var loss = CrossEntropy.Forward(tape, logits, s_targets);

        Assert.Empty(loss.Shape.ToArray());
        Assert.Equal(Reference([.. logits.Data], s_targets, 19), loss.Data[0], RelativeError * 10);
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void Backward_WithIgnoredTargets_AgreesWithDifferences(SimdLevel level)
    {
        using var path = SimdPath.Use(level);
        using Tape tape = new();
        var logits = GradientCheck.Random(1, 3, 2, 19);
        tape.Backward(CrossEntropy.Forward(tape, logits, s_targets));

        double[] values = [.. logits.Data.ToArray().Select(value => (double)value)];
        double difference = 0, size = 0;
        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i];
            values[i] = value + DifferenceStep;
            var above = Reference(values, s_targets, 19);
            values[i] = value - DifferenceStep;
            var slope = (above - Reference(values, s_targets, 19)) / (2 * DifferenceStep);
            values[i] = value;
            difference += Math.Pow(slope - logits.Grad[i], 2);
            size += slope * slope;
        }

        Assert.InRange(Math.Sqrt(difference / size), 0, RelativeError);
        Assert.All(logits.Grad[(2 * 19)..(3 * 19)].ToArray(), gradient => Assert.Equal(0, gradient));
    }

    [Fact]
    public void Forward_OfEqualLogits_IsTheLogarithmOfTheirNumber()
    {
        using Tape tape = new();
        Assert.Equal(Math.Log(8), CrossEntropy.Forward(tape, new Tensor(2, 8), [3, 5]).Data[0], RelativeError * 10);
    }

    [Fact]
    public void Forward_WithAllIgnored_IsZeroAndHasNoGradient()
    {
        using Tape tape = new();
        var logits = GradientCheck.Random(1, 2, 8);
        var loss = CrossEntropy.Forward(tape, logits, [CrossEntropy.Ignored, CrossEntropy.Ignored]);
        tape.Backward(loss);

        Assert.Equal(0, loss.Data[0]);
        Assert.All(logits.Grad.ToArray(), gradient => Assert.Equal(0, gradient));
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void Forward_OfLogitsThatAreNoNumbers_IsNoNumber(SimdLevel level)
    {
        using var path = SimdPath.Use(level);
        using Tape tape = new();
        foreach (var bad in new[] { float.NaN, float.PositiveInfinity })
        {
            Tensor logits = new(1, 33);
            logits.Data[20] = bad;
            Assert.True(float.IsNaN(CrossEntropy.Forward(tape, logits, [3]).Data[0]));
        }
    }

    [Theory]
    [InlineData(-2)]
    [InlineData(8)]
    public void Forward_OfATargetThatIsNoClass_IsRefused(int target)
    {
        using Tape tape = new();
        Assert.Throws<ArgumentOutOfRangeException>(() => CrossEntropy.Forward(tape, new Tensor(1, 8), [target]));
    }

    [Fact]
    public void Forward_OfTheWrongNumberOfTargets_IsRefusedWithTheShape()
    {
        using Tape tape = new();
        var refusal = Assert.Throws<ArgumentException>(() => CrossEntropy.Forward(tape, new Tensor(3, 2, 8), [1, 2]));

        Assert.Contains("2 targets", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("[3, 2, 8]", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Forward_OfAScalar_IsRefused()
    {
        using Tape tape = new();
        Assert.Throws<ArgumentException>(() => CrossEntropy.Forward(tape, new Tensor(), [0]));
    }

    private static double Reference(float[] logits, int[] targets, int classes) =>
        Reference([.. logits.Select(value => (double)value)], targets, classes);

    private static double Reference(double[] logits, int[] targets, int classes)
    {
        double sum = 0;
        for (var r = 0; r < targets.Length; r++)
        {
            if (targets[r] >= 0)
            {
                var row = logits.AsSpan(r * classes, classes).ToArray();
                sum += Math.Log(row.Sum(Math.Exp)) - row[targets[r]];
            }
        }

        return sum / targets.Count(target => target >= 0);
    }
}
