using MoodLab.Neural.Autograd;
using MoodLab.Neural.Kernels;
using MoodLab.Neural.Layers;
using MoodLab.Neural.Memory;
using MoodLab.Neural.Randomness;
using MoodLab.Neural.Threading;

namespace MoodLab.Neural.Tests.Layers;

public sealed class RecurrentDropoutTests
{
    // A few roundings of 6e-8 on numbers below 1.
    private const double Rounding = 1e-6;

    public static TheoryData<string, bool> Networks => new()
    {
        { nameof(Rnn), false }, { nameof(Rnn), true },
        { nameof(Gru), false }, { nameof(Gru), true },
        { nameof(Lstm), false }, { nameof(Lstm), true },
    };

    public static TheoryData<SimdLevel> Levels => SimdPath.All;

    [Theory]
    [MemberData(nameof(Levels))]
    public void Forward_WhileLearning_MasksTheStateForEachGateAlikeAtEachStep(SimdLevel level)
    {
        using var path = SimdPath.Use(level);
        const int Steps = 4, Batch = 2, Hidden = 5;
        RandomSource random = new(3);
        var masks = Masks(random.State, 0.4, 4 * Batch * Hidden);
        Lstm lstm = new(3, Hidden, 1, new RandomSource(2), recurrentDropout: new RecurrentDropout(0.4, random));
        var input = GradientCheck.Random(4, Steps, Batch, 3);

        using Tape tape = new();
        LstmState state = new(1, Batch, Hidden);
        var output = lstm.Forward(tape, input, state);

        for (var b = 0; b < Batch; b++)
        {
            double[] h = new double[Hidden], c = new double[Hidden];
            for (var t = 0; t < Steps; t++)
            {
                var at = (t * Batch) + b;
                var x = input.Data.Slice(at * 3, 3).ToArray();
                Step(lstm, x, h, c, (gate, k) => masks[(((gate * Batch) + b) * Hidden) + k]);
                for (var u = 0; u < Hidden; u++)
                {
                    Assert.Equal(h[u], output.Data[(at * Hidden) + u], Rounding);
                }
            }

            for (var u = 0; u < Hidden; u++)
            {
                Assert.Equal(h[u], state.Hidden[0][(b * Hidden) + u], Rounding);
                Assert.Equal(c[u], state.Cell[0][(b * Hidden) + u], Rounding);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Backward_WithFixedMasks_AgreesWithDifferences(string name, bool bidirectional)
    {
        RandomSource random = new(5);
        var start = random.State;
        var module = Recurrent.Create(name, bidirectional, 2, 3, 1, new RecurrentDropout(0.4, random));
        var input = GradientCheck.Random(4, 4, 2, 2);
        GradientCheck.Run(
            module,
            tape =>
            {
                random.State = start;
                return Recurrent.Read(
                    module, tape, input, Recurrent.SomeState(module, bidirectional ? 2 : 1, 2, 3), [2, 4]);
            },
            ("input", input));
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Forward_AfterEvaluation_DropsAgain(string name, bool bidirectional)
    {
        using Tape tape = new();
        var input = GradientCheck.Random(4, 5, 2, 3);
        var plain = Recurrent.Create(name, bidirectional, 3, 20, 2);
        var dropping = Recurrent.Create(
            name, bidirectional, 3, 20, 2, new RecurrentDropout(0.5, new RandomSource(1)));
        var expected = Recurrent.Read(plain, tape, input).Data.ToArray();

        Assert.NotEqual(expected, Recurrent.Read(dropping, tape, input).Data.ToArray());
        dropping.Eval();
        Assert.Equal(expected, Recurrent.Read(dropping, tape, input).Data.ToArray());
        dropping.Train();
        Assert.NotEqual(expected, Recurrent.Read(dropping, tape, input).Data.ToArray());
    }

    [Fact]
    public void Forward_WithoutProbability_GivesTheBitsOfNoDropout()
    {
        using Tape tape = new();
        var input = GradientCheck.Random(4, 5, 2, 3);
        Lstm plain = new(3, 20, 2, new RandomSource(2));
        Lstm dropping = new(3, 20, 2, new RandomSource(2), recurrentDropout: new(0, new RandomSource(1)));

        Assert.Equal(plain.Forward(tape, input).Data.ToArray(), dropping.Forward(tape, input).Data.ToArray());
        Assert.Equal(
            plain.NamedParameters().Select(parameter => parameter.Name),
            dropping.NamedParameters().Select(parameter => parameter.Name));
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void ForwardAndBackward_WithAnyNumberOfThreads_GiveTheSameBits(string name, bool bidirectional)
    {
        float[]? expected = null;
        foreach (var threads in new[] { 1, 2, 3 })
        {
            using WorkerPool pool = new(threads);
            using Tape tape = new(pool);
            var module = Recurrent.Create(
                name, bidirectional, 3, 37, 2, new RecurrentDropout(0.3, new RandomSource(1)));
            var output = Recurrent.Read(module, tape, GradientCheck.Random(4, 5, 3, 3));
            var values = output.Data.ToArray();
            tape.Backward(GradientCheck.WeightedSum(tape, output, [.. Enumerable.Repeat(0.1, output.Length)]));
            values = [.. values, .. module.NamedParameters().SelectMany(parameter => parameter.Tensor.Grad.ToArray())];
            expected ??= values;
            Assert.Equal(expected, values);
        }
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void Constructor_OfNoProbability_IsRefused(double probability) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new RecurrentDropout(probability, new RandomSource(1)));

    private static unsafe float[] Masks(RandomState state, double probability, int count)
    {
        using NativeBuffer masks = new(count);
        DropoutMask.Draw(probability, new RandomSource(state), masks.Pointer, count);
        return masks.Span.ToArray();
    }

    // One step for one sequence in double precision; replaces h and c.
    private static void Step(Lstm lstm, float[] x, double[] h, double[] c, Func<int, int, float> mask)
    {
        var parameters = lstm.NamedParameters().ToDictionary(
            parameter => parameter.Name, parameter => parameter.Tensor);
        Span<float> wx = parameters["weight_ih_l0"].Data, wh = parameters["weight_hh_l0"].Data;
        var bias = parameters["bias_ih_l0"].Data;
        var gates = new double[4 * h.Length];
        for (var r = 0; r < gates.Length; r++)
        {
            gates[r] = bias[r];
            for (var k = 0; k < x.Length; k++)
            {
                gates[r] += wx[(r * x.Length) + k] * (double)x[k];
            }

            for (var k = 0; k < h.Length; k++)
            {
                gates[r] += wh[(r * h.Length) + k] * h[k] * mask(r / h.Length, k);
            }
        }

        for (var u = 0; u < h.Length; u++)
        {
            double Gate(int gate) => gates[(gate * h.Length) + u];
            c[u] = (Sigmoid(Gate(1)) * c[u]) + (Sigmoid(Gate(0)) * Math.Tanh(Gate(2)));
            h[u] = Sigmoid(Gate(3)) * Math.Tanh(c[u]);
        }
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
