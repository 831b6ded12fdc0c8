using MoodLab.Neural.Kernels;
using MoodLab.Neural.Layers;
using MoodLab.Neural.Optimizers;
using MoodLab.Neural.Randomness;
using MoodLab.Neural.Tensors;
using MoodLab.Neural.Threading;

namespace MoodLab.Neural.Tests.Optimizers;

public sealed class AdamTests
{
    // A few roundings of 6e-8 in each step.
    private const double RelativeError = 2e-6;

    public static TheoryData<SimdLevel> Levels => SimdPath.All;

    [Theory]
    [MemberData(nameof(Levels))]
    public void Update_WithChangingGradientsAndRates_FollowsTheAlgorithm(SimdLevel level)
    {
        using var path = SimdPath.Use(level);
        using WorkerPool pool = new(2);
        Weights weights = new(37);
        using Adam adam = new(weights) { Beta1 = 0.8, Beta2 = 0.95, Epsilon = 1e-6 };
        double[] value = [.. weights.Value.Data.ToArray().Select(x => (double)x)];
        double[] m = new double[37], v = new double[37];
        for (var step = 1; step <= 6; step++)
        {
            adam.LearningRate = 0.1 / step;
            for (var i = 0; i < 37; i++)
            {
                var g = weights.Value.Grad[i] = MathF.Sin((i * 1.7f) + step);
                m[i] = (0.8 * m[i]) + (0.2 * g);
                v[i] = (0.95 * v[i]) + (0.05 * g * g);
                var quotient = m[i] / (1 - Math.Pow(0.8, step))
                    / (Math.Sqrt(v[i] / (1 - Math.Pow(0.95, step))) + 1e-6);
                value[i] -= adam.LearningRate * quotient;
            }

            adam.Update(pool);
        }

        Assert.Equal(6, adam.Step);
        for (var i = 0; i < 37; i++)
        {
            Assert.Equal(value[i], weights.Value.Data[i], RelativeError * Math.Max(1, Math.Abs(value[i])));
        }
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void Update_LongWithoutGradient_LeavesNoDenormalMoments(SimdLevel level)
    {
        using var path = SimdPath.Use(level);
        Weights weights = new(19);
        using Adam adam = new(weights) { Beta1 = 0.5, Beta2 = 0.5 };
        weights.Value.Grad.Fill(1);
        adam.Update();
        adam.ZeroGrad();
        for (var i = 0; i < 140; i++)
        {
            adam.Update();
        }

        var (_, first, second) = adam.ExportMoments().Single();
        Assert.All(first.Concat(second), moment => Assert.Equal(0, moment));
    }

    [Fact]
    public void ImportMoments_OfAnExport_GoesOnWithTheSameBits()
    {
        Weights original = new(19), copy = new(19);
        using Adam before = new(original), after = new(copy);
        Run(original, before, 1, 5);
        original.Value.Data.CopyTo(copy.Value.Data);
        var moments = before.ExportMoments().ToDictionary(slot => slot.Name, slot => (slot.First, slot.Second));
        after.ImportMoments(before.Step, name => moments[name]);

        Run(original, before, 6, 10);
        Run(copy, after, 6, 10);

        Assert.Equal(original.Value.Data.ToArray(), copy.Value.Data.ToArray());
    }

    [Fact]
    public void ImportMoments_OfTheWrongLength_IsRefusedAndChangesNothing()
    {
        Weights weights = new(19);
        using Adam adam = new(weights);
        Run(weights, adam, 1, 2);
        var before = adam.ExportMoments().Single();

        var refusal = Assert.Throws<ArgumentException>(
            () => adam.ImportMoments(7, _ => (new float[19], new float[18])));

        Assert.Contains("value has 19 numbers, its moments 19 and 18", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(2, adam.Step);
        Assert.Equal(before.First, adam.ExportMoments().Single().First);
    }

    private static void Run(Weights weights, Adam adam, int from, int to)
    {
        for (var step = from; step <= to; step++)
        {
            for (var i = 0; i < weights.Value.Length; i++)
            {
                weights.Value.Grad[i] = MathF.Cos(i + (step * 0.7f));
            }

            adam.Update();
        }
    }

    private sealed class Weights : Module
    {
        public Weights(int count)
        {
            RandomSource random = new(1);
            Value = Register("value", new Tensor(count));
            foreach (ref var value in Value.Data)
            {
                value = (float)random.NextGaussian();
            }
        }

        public Tensor Value { get; }
    }
}
