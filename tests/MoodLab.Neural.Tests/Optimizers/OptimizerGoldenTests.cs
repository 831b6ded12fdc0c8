using MoodLab.Neural.Autograd;
using MoodLab.Neural.Kernels;
using MoodLab.Neural.Layers;
using MoodLab.Neural.Optimizers;
using MoodLab.Neural.Randomness;
using MoodLab.Neural.Tensors;
using MoodLab.Neural.Threading;

namespace MoodLab.Neural.Tests.Optimizers;

/// <summary>Five steps of each optimizer on a small model against PyTorch's, computed there in 64 bits.</summary>
public sealed class OptimizerGoldenTests
{
    private static readonly Golden s_golden = Golden.Read("optimizers");

    private static readonly Dictionary<string, Func<Module, Optimizer>> s_runs = new()
    {
        ["adam"] = model => new Adam(model) { LearningRate = 1e-2 },
        ["adamw"] = model => new AdamW(model) { LearningRate = 1e-2, WeightDecay = 0.1 },
        ["sgd"] = model => new Sgd(model) { LearningRate = 0.1 },
        ["momentum"] = model => new Sgd(model, 0.9) { LearningRate = 0.1, WeightDecay = 0.05 },
        ["nesterov"] = model => new Sgd(model, 0.9) { LearningRate = 0.1, Nesterov = true },
        ["rmsprop"] = model => new RmsProp(model),
        ["rmsprop.momentum"] = model => new RmsProp(model, 0.5) { Alpha = 0.9, WeightDecay = 0.05 },
    };

    public static TheoryData<string, SimdLevel, int> Runs
    {
        get
        {
            TheoryData<string, SimdLevel, int> runs = [];
            foreach (var run in s_runs.Keys)
            {
                foreach (var (level, threads) in SimdPath.WithThreads.Select(row => row.Data))
                {
                    runs.Add(run, level, threads);
                }
            }

            return runs;
        }
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Update_InFiveSteps_FollowsPyTorch(string run, SimdLevel level, int threads)
    {
        using var path = SimdPath.Use(level);
        using WorkerPool pool = new(threads);
        TwoLayers model = new();
        s_golden.Load(model);
        using var optimizer = s_runs[run](model);

        var losses = Train(model, optimizer, pool, () => { });

        s_golden.AssertClose(run + ".losses", losses);
        foreach (var (name, tensor) in model.NamedParameters())
        {
            s_golden.AssertClose($"{run}.{name}", tensor.Data);
        }
    }

    [Theory]
    [MemberData(nameof(SimdPath.WithThreads), MemberType = typeof(SimdPath))]
    public void WeightAverage_AfterFiveSteps_IsPyTorchs(SimdLevel level, int threads)
    {
        using var path = SimdPath.Use(level);
        using WorkerPool pool = new(threads);
        TwoLayers model = new();
        s_golden.Load(model);
        using var optimizer = s_runs["sgd"](model);
        using WeightAverage average = new(model, 0.9);

        Train(model, optimizer, pool, () => average.Update(pool));

        foreach (var (name, values) in average.Export())
        {
            s_golden.AssertClose("average." + name, values);
        }
    }

    private static float[] Train(TwoLayers model, Optimizer optimizer, WorkerPool pool, Action afterStep)
    {
        using Tape tape = new(pool);
        var inputs = s_golden.Tensor("inputs");
        int[] targets = [.. s_golden.Values("targets").Select(target => (int)target)];
        List<float> losses = [];
        for (var i = 0; i < 5; i++)
        {
            optimizer.ZeroGrad();
            var loss = CrossEntropy.Forward(tape, model.Forward(tape, inputs), targets);
            losses.Add(loss.Data[0]);
            tape.Backward(loss);
            optimizer.Update(pool);
            tape.Reset();
            afterStep();
        }

        return [.. losses];
    }

    // Named as PyTorch's nn.Sequential names its parts.
    private sealed class TwoLayers : Module
    {
        private readonly Linear _first;
        private readonly Linear _second;

        public TwoLayers()
        {
            RandomSource random = new(1);
            _first = Register("0", new Linear(6, 9, random));
            _second = Register("1", new Linear(9, 5, random));
        }

        public Tensor Forward(Tape tape, Tensor input) => _second.Forward(tape, _first.Forward(tape, input));
    }
}
