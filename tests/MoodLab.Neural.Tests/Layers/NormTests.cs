using MoodLab.Neural.Autograd;
using MoodLab.Neural.Kernels;
using MoodLab.Neural.Layers;
using MoodLab.Neural.Serialization;
using MoodLab.Neural.Tensors;
using MoodLab.Neural.Threading;

namespace MoodLab.Neural.Tests.Layers;

public sealed class NormTests
{
    private static readonly Golden s_golden = Golden.Read("pointwise");

    [Theory]
    [MemberData(nameof(SimdPath.WithThreads), MemberType = typeof(SimdPath))]
    public void LayerNorm_GivesPyTorchsNumbers(SimdLevel level, int threads)
    {
        using var path = SimdPath.Use(level);
        using WorkerPool pool = new(threads);
        using Tape tape = new(pool);
        LayerNorm norm = new(37);
        GoldenCase.Load(s_golden, "layer", norm);
        GoldenCase.Run(s_golden, "layer", tape, input => norm.Forward(tape, input), norm);
    }

    [Theory]
    [InlineData("batch1d", 6, 1)]
    [InlineData("batch1d", 6, 2)]
    [InlineData("batch2d", 5, 1)]
    [InlineData("batch2d", 5, 2)]
    public void BatchNorm_LearningAndInEvaluation_GivesPyTorchsNumbers(string name, int channels, int threads)
    {
        using WorkerPool pool = new(threads);
        using Tape tape = new(pool);
        BatchNorm norm = new(channels);
        GoldenCase.Load(s_golden, name, norm);
        GoldenCase.Run(s_golden, name, tape, input => norm.Forward(tape, input), norm);
        foreach (var (path, tensor) in norm.NamedBuffers())
        {
            s_golden.AssertClose($"{name}.after.{path}", tensor.Data);
        }

        norm.Eval();
        norm.NamedParameters().ToList().ForEach(parameter => parameter.Tensor.ZeroGrad());
        GoldenCase.Run(s_golden, name, tape, input => norm.Forward(tape, input), norm, $"{name}.eval");
    }

    [Fact]
    public void LayerNorm_OfKnownNumbers_GivesTheQuotientsByHand()
    {
        using Tape tape = new();
        Tensor input = new(1, 2);
        new float[] { 1, 5 }.CopyTo(input.Data);

        // Mean 3, variance 4, epsilon 5: scale 1/3.
        Assert.Equal([-2 / 3f, 2 / 3f], new LayerNorm(2, epsilon: 5).Forward(tape, input).Data.ToArray());
    }

    [Fact]
    public void LayerNorm_AgreesWithDifferences()
    {
        LayerNorm norm = new(19);
        var input = GradientCheck.Random(4, 2, 3, 19);
        GradientCheck.Run(norm, tape => norm.Forward(tape, input), ("input", input));
    }

    [Fact]
    public void BatchNorm_AgreesWithDifferences()
    {
        BatchNorm norm = new(3);
        var input = GradientCheck.Random(4, 4, 3, 2, 5);
        GradientCheck.Run(norm, tape => norm.Forward(tape, input), ("input", input));
    }

    [Fact]
    public void LayerNorm_WithOneOrTwoThreads_IsEqualToTheBit() => Assert.Equal(Bits(threads: 1), Bits(threads: 2));

    [Fact]
    public void BatchNorm_SavedAndLoaded_KeepsItsRunningStatistics()
    {
        BatchNorm original = new(3), copy = new(3);
        using Tape tape = new();
        original.Forward(tape, GradientCheck.Random(1, 5, 3));
        SafeTensorsWriter writer = new();
        StateDict.Save(original, writer);
        using MemoryStream stream = new();
        writer.Write(stream);
        var file = SafeTensors.Parse(stream.ToArray());
        StateDict.Load(copy, file);

        Assert.Equal(["weight", "bias", "running_mean", "running_var"], file.Keys);
        Assert.Equal(["weight", "bias"], original.NamedParameters().Select(parameter => parameter.Name));
        Assert.NotEqual(0, file.Read("running_mean")[0]);
        Assert.Equal(
            original.NamedBuffers().SelectMany(buffer => buffer.Tensor.Data.ToArray()),
            copy.NamedBuffers().SelectMany(buffer => buffer.Tensor.Data.ToArray()));
    }

    [Fact]
    public void Forward_OfAnotherShape_IsRefusedWithBothShapes()
    {
        using Tape tape = new();
        var layer = Assert.Throws<ArgumentException>(() => new LayerNorm(7).Forward(tape, new Tensor(2, 6)));
        var batch = Assert.Throws<ArgumentException>(() => new BatchNorm(7).Forward(tape, new Tensor(2, 6, 7)));

        Assert.Contains("[..., 7]", layer.Message, StringComparison.Ordinal);
        Assert.Contains("[2, 6]", layer.Message, StringComparison.Ordinal);
        Assert.Contains("[B, 7, ...]", batch.Message, StringComparison.Ordinal);
        Assert.Contains("[2, 6, 7]", batch.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void BatchNorm_LearningFromOneElement_IsRefused()
    {
        using Tape tape = new();
        Assert.Throws<ArgumentException>(() => new BatchNorm(7).Forward(tape, new Tensor(1, 7)));
    }

    [Fact]
    public void Constructors_OfImpossibleSettings_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new LayerNorm(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LayerNorm(1, epsilon: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BatchNorm(1, momentum: 1.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BatchNorm(1, epsilon: -1));
    }

    private static List<float> Bits(int threads)
    {
        using WorkerPool pool = new(threads);
        using Tape tape = new(pool);
        LayerNorm norm = new(33);
        var input = GradientCheck.Random(5, 41, 33);
        var output = norm.Forward(tape, input);
        tape.Backward(GradientCheck.WeightedSum(tape, output, [.. output.Data.ToArray().Select(x => (double)x * x)]));
        return [.. output.Data, .. input.Grad, .. norm.NamedParameters().SelectMany(p => p.Tensor.Grad.ToArray())];
    }
}
