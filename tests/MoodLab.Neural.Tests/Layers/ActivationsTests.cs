using MoodLab.Neural.Autograd;
using MoodLab.Neural.Kernels;
using MoodLab.Neural.Layers;
using MoodLab.Neural.Tensors;
using MoodLab.Neural.Threading;

namespace MoodLab.Neural.Tests.Layers;

public sealed class ActivationsTests
{
    private static readonly Golden s_golden = Golden.Read("pointwise");

    private static readonly Dictionary<string, Func<Tape, Tensor, Tensor>> s_functions = new()
    {
        ["relu"] = Activations.Relu,
        ["gelu"] = Activations.Gelu,
        ["tanh"] = Activations.Tanh,
        ["sigmoid"] = Activations.Sigmoid,
        ["softmax"] = Activations.Softmax,
    };

    public static TheoryData<string> Names => [.. s_functions.Keys];

    [Theory]
    [MemberData(nameof(SimdPath.WithThreads), MemberType = typeof(SimdPath))]
    public void ForwardAndBackward_GivePyTorchsNumbers(SimdLevel level, int threads)
    {
        using var path = SimdPath.Use(level);
        using WorkerPool pool = new(threads);
        using Tape tape = new(pool);
        foreach (var (name, function) in s_functions)
        {
            GoldenCase.Run(s_golden, name, tape, input => function(tape, input));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Backward_AgreesWithDifferences(string name)
    {
        var input = AwayFromZero(1, 3, 7);
        GradientCheck.Run(tape => s_functions[name](tape, input), ("input", input));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Backward_OfAResultUsedTwice_AddsBoth(string name)
    {
        var input = AwayFromZero(2, 2, 5);
        GradientCheck.Run(
            tape => Operations.Add(tape, s_functions[name](tape, input), s_functions[name](tape, input)),
            ("input", input));
    }

    [Fact]
    public void Relu_OfKnownNumbers_CutsBelowZeroAndKeepsNaN() =>
        Assert.Equal([0, 0, 3, float.NaN], Apply(Activations.Relu, -2, 0, 3, float.NaN));

    [Fact]
    public void Softmax_OfKnownNumbers_SharesByTheirPowersOfE() =>
        Assert.Equal([0.25f, 0.75f], Apply(Activations.Softmax, 0, MathF.Log(3)).Select(x => MathF.Round(x, 6)));

    [Fact]
    public void Softmax_OfAScalar_IsRefused()
    {
        using Tape tape = new();
        Assert.Contains(
            "[]", Assert.Throws<ArgumentException>(() => Activations.Softmax(tape, new Tensor())).Message,
            StringComparison.Ordinal);
    }

    // Differences would not see the corner of ReLU.
    private static Tensor AwayFromZero(ulong seed, params int[] shape)
    {
        var tensor = GradientCheck.Random(seed, shape);
        foreach (ref var value in tensor.Data)
        {
            value += MathF.CopySign(0.1f, value);
        }

        return tensor;
    }

    private static float[] Apply(Func<Tape, Tensor, Tensor> function, params float[] values)
    {
        using Tape tape = new();
        Tensor input = new(values.Length);
        values.CopyTo(input.Data);
        return function(tape, input).Data.ToArray();
    }
}
