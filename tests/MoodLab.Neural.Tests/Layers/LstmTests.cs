using MoodLab.Neural.Autograd;
using MoodLab.Neural.Kernels;
using MoodLab.Neural.Layers;
using MoodLab.Neural.Randomness;
using MoodLab.Neural.Tensors;
using MoodLab.Neural.Threading;

namespace MoodLab.Neural.Tests.Layers;

public sealed class LstmTests
{
    // A few roundings of 6e-8 on numbers below 1.
    private const double Rounding = 1e-6;

    public static TheoryData<SimdLevel> Levels => SimdPath.All;

    [Fact]
    public void Forward_OfOneUnit_FollowsTheEquations()
    {
        Lstm lstm = new(inputs: 1, hidden: 1, layers: 1, new RandomSource(1));
        float[] inputWeight = [0.5f, -0.3f, 0.8f, 0.2f], hiddenWeight = [0.1f, 0.7f, -0.6f, 0.4f];
        float[] bias = [0.05f, 1, -0.1f, 0.3f], x = [0.9f, -1.2f];
        var parameters = lstm.NamedParameters().ToDictionary(
            parameter => parameter.Name, parameter => parameter.Tensor);
        inputWeight.CopyTo(parameters["weight_ih_l0"].Data);
        hiddenWeight.CopyTo(parameters["weight_hh_l0"].Data);
        bias.CopyTo(parameters["bias_ih_l0"].Data);
        Tensor input = new(2, 1, 1);
        x.CopyTo(input.Data);

        using Tape tape = new();
        var output = lstm.Forward(tape, input);

        double h = 0, c = 0;
        for (var t = 0; t < 2; t++)
        {
            double Gate(int gate) => (inputWeight[gate] * x[t]) + (hiddenWeight[gate] * h) + bias[gate];
            double i = Sigmoid(Gate(0)), f = Sigmoid(Gate(1)), g = Math.Tanh(Gate(2)), o = Sigmoid(Gate(3));
            c = (f * c) + (i * g);
            h = o * Math.Tanh(c);
            Assert.Equal(h, output.Data[t], Rounding);
        }
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void Backward_OfAStackWithStateAndBetween_AgreesWithDifferences(SimdLevel level)
    {
        using var path = SimdPath.Use(level);
        RandomSource random = new(3);
        Lstm lstm = new(inputs: 3, hidden: 5, layers: 2, new RandomSource(2));
        Dropout dropout = new(0.3, random);
        var start = random.State;
        var input = GradientCheck.Random(4, 4, 2, 3);
        GradientCheck.Run(
            lstm,
            tape =>
            {
                random.State = start;
                return lstm.Forward(tape, input, SomeState(), (_, output) => dropout.Forward(tape, output));
            },
            ("input", input));
    }

    [Fact]
    public void Backward_OfASingleStepAndSequence_AgreesWithDifferences()
    {
        Lstm lstm = new(inputs: 2, hidden: 3, layers: 1, new RandomSource(2));
        var input = GradientCheck.Random(4, 1, 1, 2);
        GradientCheck.Run(lstm, tape => lstm.Forward(tape, input, SomeState(1, 1, 3)), ("input", input));
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void Forward_InTwoWindowsWithState_ContinuesAsIfInOne(SimdLevel level)
    {
        using var path = SimdPath.Use(level);
        using Tape tape = new();
        Lstm lstm = new(inputs: 3, hidden: 5, layers: 2, new RandomSource(2));
        var input = GradientCheck.Random(4, 6, 2, 3);
        LstmState whole = new(2, 2, 5), parts = new(2, 2, 5);
        var expected = lstm.Forward(tape, input, whole).Data.ToArray();

        List<float> actual = [];
        foreach (var window in new[] { 0..18, 18..36 })
        {
            Tensor part = new(3, 2, 3);
            input.Data[window].CopyTo(part.Data);
            actual.AddRange(lstm.Forward(tape, part, parts).Data);
        }

        Assert.Equal(expected, actual);
        for (var layer = 0; layer < 2; layer++)
        {
            Assert.Equal(whole.Hidden[layer], parts.Hidden[layer]);
            Assert.Equal(whole.Cell[layer], parts.Cell[layer]);
        }

        Assert.Equal(expected[^10..], whole.Hidden[1]);
    }

    [Fact]
    public void Forward_OfASequence_DoesNotDependOnItsNeighbours()
    {
        using Tape tape = new();
        Lstm lstm = new(inputs: 3, hidden: 20, layers: 1, new RandomSource(2));
        var input = GradientCheck.Random(4, 5, 9, 3);
        var expected = lstm.Forward(tape, input).Data.ToArray();
        Tensor alone = new(5, 1, 3);
        for (var t = 0; t < 5; t++)
        {
            input.Data.Slice(((t * 9) + 7) * 3, 3).CopyTo(alone.Data[(t * 3)..]);
        }

        var actual = lstm.Forward(tape, alone).Data.ToArray();

        for (var t = 0; t < 5; t++)
        {
            Assert.Equal(expected.AsSpan(((t * 9) + 7) * 20, 20), actual.AsSpan(t * 20, 20));
        }
    }

    [Fact]
    public void Forward_WithABetween_CallsItForEachLayerButTheLast()
    {
        using Tape tape = new();
        Lstm lstm = new(inputs: 3, hidden: 5, layers: 3, new RandomSource(2));
        List<int> layers = [];
        lstm.Forward(tape, new Tensor(2, 1, 3), between: (layer, output) =>
        {
            Assert.Equal([2, 1, 5], output.Shape.ToArray());
            layers.Add(layer);
            return output;
        });

        Assert.Equal([0, 1], layers);
    }

    [Fact]
    public void Backward_FromTheLastOfManySteps_LeavesNoDenormalNumbers()
    {
        using Tape tape = new();
        Lstm lstm = new(inputs: 1, hidden: 16, layers: 1, new RandomSource(2));
        lstm.NamedParameters().Single(parameter => parameter.Name == "weight_hh_l0").Tensor.Data.Clear();
        var bias = lstm.NamedParameters().Single(parameter => parameter.Name == "bias_ih_l0").Tensor;
        bias.Data.Slice(16, 16).Fill(-2);
        var input = GradientCheck.Random(4, 100, 1, 1);
        var output = lstm.Forward(tape, input);
        var last = new double[output.Length];
        last.AsSpan(^16..).Fill(1);

        tape.Backward(GradientCheck.WeightedSum(tape, output, last));

        // With f near 0.12 the gradient halves three times a step: the early steps would get denormal numbers.
        Assert.DoesNotContain(input.Grad.ToArray(), gradient => gradient != 0 && !float.IsNormal(gradient));
        Assert.NotEqual(0, input.Grad[^1]);
        Assert.Equal(0, input.Grad[0]);
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void ForwardAndBackward_WithMoreWorkersThanWork_GiveTheSameBits(SimdLevel level)
    {
        using var path = SimdPath.Use(level);
        float[]? expected = null;
        foreach (var threads in new[] { 1, 2, 3, 7 })
        {
            using WorkerPool pool = new(threads);
            using Tape tape = new(pool);
            Lstm lstm = new(inputs: 3, hidden: 21, layers: 2, new RandomSource(2));
            var output = lstm.Forward(tape, GradientCheck.Random(4, 5, 2, 3));
            var values = output.Data.ToArray();
            tape.Backward(GradientCheck.WeightedSum(tape, output, [.. Enumerable.Repeat(0.1, output.Length)]));
            values = [.. values, .. lstm.NamedParameters().SelectMany(parameter => parameter.Tensor.Grad.ToArray())];
            expected ??= values;
            Assert.Equal(expected, values);
        }
    }

    [Theory]
    [InlineData(4, 2, 4)]
    [InlineData(4, 3)]
    [InlineData(3)]
    [InlineData]
    public void Forward_OfAnotherShape_IsRefusedWithBoth(params int[] shape)
    {
        using Tape tape = new();
        Lstm lstm = new(inputs: 3, hidden: 5, layers: 2, new RandomSource(2));

        var refusal = Assert.Throws<ArgumentException>(() => lstm.Forward(tape, new Tensor(shape)));

        Assert.Contains(", 3]", refusal.Message, StringComparison.Ordinal);
        Assert.Contains($"[{string.Join(", ", shape)}]", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 2, 5)]
    [InlineData(2, 1, 5)]
    [InlineData(2, 2, 6)]
    public void Forward_WithAStateOfAnotherShape_IsRefusedWithBoth(int layers, int batch, int hidden)
    {
        using Tape tape = new();
        Lstm lstm = new(inputs: 3, hidden: 5, layers: 2, new RandomSource(2));

        var refusal = Assert.Throws<ArgumentException>(
            () => lstm.Forward(tape, new Tensor(4, 2, 3), new LstmState(layers, batch, hidden)));

        Assert.Contains($"[{layers}, {batch}, {hidden}]", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("[2, 2, 5]", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(1, 0, 1)]
    [InlineData(1, 1, 0)]
    public void Constructor_OfAnImpossibleSize_IsRefused(int inputs, int hidden, int layers) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Lstm(inputs, hidden, layers, new RandomSource(1)));

    [Fact]
    public void StateClear_OfOneSequence_LeavesTheOthers()
    {
        var state = SomeState();
        var (hidden, cell) = (state.Hidden[1].ToArray(), state.Cell[1].ToArray());

        state.Clear(0);

        Assert.All(state.Hidden[1][..5].Concat(state.Cell[1][..5]), value => Assert.Equal(0, value));
        Assert.Equal(hidden[5..], state.Hidden[1][5..]);
        Assert.Equal(cell[5..], state.Cell[1][5..]);
    }

    [Fact]
    public void StateClearWhere_OfSomeSequences_ClearsThose()
    {
        LstmState expected = SomeState(2, 3, 5), actual = SomeState(2, 3, 5);
        expected.Clear(0);
        expected.Clear(2);

        actual.ClearWhere([true, false, true]);

        Assert.Equal(expected.Hidden.Concat(expected.Cell), actual.Hidden.Concat(actual.Cell));
    }

    private static LstmState SomeState(int layers = 2, int batch = 2, int hidden = 5)
    {
        RandomSource random = new(8);
        LstmState state = new(layers, batch, hidden);
        foreach (var values in state.Hidden.Concat(state.Cell))
        {
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = (float)random.NextGaussian();
            }
        }

        return state;
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
