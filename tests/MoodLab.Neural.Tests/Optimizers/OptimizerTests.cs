using MoodLab.Neural.Kernels;
using MoodLab.Neural.Layers;
using MoodLab.Neural.Optimizers;
using MoodLab.Neural.Randomness;
using MoodLab.Neural.Tensors;
using MoodLab.Neural.Threading;

namespace MoodLab.Neural.Tests.Optimizers;

/// <summary>What all optimizers have in common; Adam has more tests of its own.</summary>
public sealed class OptimizerTests
{
    private static readonly Dictionary<string, Func<Module, Optimizer>> s_makers = new()
    {
        ["AdamW"] = module => new AdamW(module) { Beta1 = 0.5, Beta2 = 0.5 },
        ["Sgd"] = module => new Sgd(module),
        ["Sgd with momentum"] = module => new Sgd(module, 0.5),
        ["RmsProp"] = module => new RmsProp(module) { Alpha = 0.5 },
        ["RmsProp with momentum"] = module => new RmsProp(module, 0.5) { Alpha = 0.5 },
    };

    public static TheoryData<string> Makers => [.. s_makers.Keys];

    [Theory]
    [MemberData(nameof(Makers))]
    public void ImportMoments_OfAnExport_GoesOnWithTheSameBits(string maker)
    {
        Weights original = new(19), copy = new(19);
        using Optimizer before = s_makers[maker](original), after = s_makers[maker](copy);
        Run(original, before, 1, 5, threads: 2);
        original.Value.Data.CopyTo(copy.Value.Data);
        var moments = before.ExportMoments().ToDictionary(slot => slot.Name, slot => (slot.First, slot.Second));
        after.ImportMoments(before.Step, name => moments[name]);

        Run(original, before, 6, 10, threads: 2);
        Run(copy, after, 6, 10, threads: 1);

        Assert.Equal(10, after.Step);
        Assert.Equal(original.Value.Data.ToArray(), copy.Value.Data.ToArray());
    }

    [Theory]
    [MemberData(nameof(Makers))]
    public void ImportMoments_OfTheWrongLength_IsRefusedAndChangesNothing(string maker)
    {
        Weights weights = new(19);
        using var optimizer = s_makers[maker](weights);
        Run(weights, optimizer, 1, 2, threads: 1);
        var before = optimizer.ExportMoments().Single();

        Assert.Throws<ArgumentException>(() => optimizer.ImportMoments(7, _ => (new float[18], new float[18])));

        Assert.Equal(2, optimizer.Step);
        var after = optimizer.ExportMoments().Single();
        Assert.Equal(before.First, after.First);
        Assert.Equal(before.Second, after.Second);
    }

    [Theory]
    [MemberData(nameof(Makers))]
    public void Update_LongWithoutGradient_LeavesNoDenormalMoments(string maker)
    {
        foreach (var level in SimdPath.All.Select(row => row.Data).Where(level => level <= Simd.Best))
        {
            using var path = SimdPath.Use(level);
            Weights weights = new(19);
            using var optimizer = s_makers[maker](weights);
            weights.Value.Grad.Fill(1);
            optimizer.Update();
            optimizer.ZeroGrad();
            for (var i = 0; i < 140; i++)
            {
                optimizer.Update();
            }

            var (_, first, second) = optimizer.ExportMoments().Single();
            Assert.All(first.Concat(second), moment => Assert.Equal(0, moment));
        }
    }

    [Fact]
    public void AdamW_WithoutDecay_IsAdamToTheBit()
    {
        Weights left = new(37), right = new(37);
        using Adam adam = new(left);
        using AdamW adamW = new(right) { WeightDecay = 0 };
        Run(left, adam, 1, 5, threads: 1);
        Run(right, adamW, 1, 5, threads: 1);

        Assert.Equal(left.Value.Data.ToArray(), right.Value.Data.ToArray());
    }

    [Fact]
    public void AdamW_WithoutGradient_TakesTheShareOfTheRateAndTheDecay()
    {
        Weights weights = new(3);
        weights.Value.Data.Fill(2);
        using AdamW adamW = new(weights) { LearningRate = 0.5, WeightDecay = 0.25 };

        adamW.Update();

        Assert.All(weights.Value.Data.ToArray(), value => Assert.Equal(1.75f, value));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void Constructor_OfNoMomentum_IsRefused(double momentum)
    {
        Weights weights = new(1);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd(weights, momentum));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RmsProp(weights, momentum));
    }

    private static void Run(Weights weights, Optimizer optimizer, int from, int to, int threads)
    {
        using WorkerPool pool = new(threads);
        for (var step = from; step <= to; step++)
        {
            for (var i = 0; i < weights.Value.Length; i++)
            {
                weights.Value.Grad[i] = MathF.Cos(i + (step * 0.7f));
            }

            optimizer.Update(pool);
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
