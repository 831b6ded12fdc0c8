using System.Globalization;
using MoodLab.Neural.Autograd;
using MoodLab.Neural.Interpretation;
using MoodLab.Neural.Kernels;
using MoodLab.Neural.Layers;
using MoodLab.Neural.Randomness;
using MoodLab.Neural.Tensors;
using MoodLab.Neural.Threading;

namespace MoodLab.Neural.Tests.Interpretation;

public sealed class SaliencyTests
{
    private static readonly Golden s_golden = Golden.Read("saliency");

    private readonly Linear _linear = new(2, 3, new RandomSource(1));

    [Theory]
    [MemberData(nameof(SimdPath.WithThreads), MemberType = typeof(SimdPath))]
    public void Of_OutputsOfTheLastStep_GivesPyTorchsGradient(SimdLevel level, int threads)
    {
        using var path = SimdPath.Use(level);
        using WorkerPool pool = new(threads);
        using Tape tape = new(pool);
        WordModel model = new();
        s_golden.Load(model);
        var (steps, batch) = (Number("steps"), Number("batch"));
        var embedded = model.Embedding.Forward(tape, Ids("ids"), steps, batch);
        int[] outputs = [.. Enumerable.Repeat(CrossEntropy.Ignored, (steps - 1) * batch), .. Ids("outputs")];

        var map = Saliency.Of(model, embedded, model.Forward, outputs, pool);

        Assert.Equal((steps, batch, 6), (map.Steps, map.Batch, map.Size));
        s_golden.AssertClose("gradient", [.. map.Gradient]);
        s_golden.AssertClose("norms", map.Norms());
        s_golden.AssertClose("timesInput", map.TimesInput());
    }

    [Fact]
    public void Of_AnyOutput_LeavesTheStepAndTheParametersGradientsAsTheyWere()
    {
        using Tape tape = new();
        WordModel model = new();
        s_golden.Load(model);
        var embedded = model.Embedding.Forward(tape, [1, 2, 3, 4], 2, 2);
        var loss = CrossEntropy.Forward(tape, model.Forward(tape, embedded), [5, 6, 7, 8]);
        foreach (var (_, tensor) in model.NamedParameters())
        {
            tensor.Grad.Fill(0.25f);
        }

        Saliency.Of(model, embedded, model.Forward, output: 3);

        Assert.All(
            model.NamedParameters(),
            parameter => Assert.All(parameter.Tensor.Grad.ToArray(), gradient => Assert.Equal(0.25f, gradient)));
        Assert.False(embedded.HasGrad);
        tape.Backward(loss);
        Assert.Contains(model.Embedding.NamedParameters().Single().Tensor.Grad.ToArray(), value => value != 0.25f);
    }

    [Fact]
    public void Of_AFailingModel_LeavesTheParametersGradientsAsTheyWere()
    {
        _linear.Weight.Grad.Fill(0.5f);

        Assert.Throws<InvalidOperationException>(() => Saliency.Of(
            _linear, new Tensor(1, 1, 2), (tape, input) => _linear.Forward(tape, FailingBackward(tape, input)), 0));

        Assert.All(_linear.Weight.Grad.ToArray(), gradient => Assert.Equal(0.5f, gradient));
    }

    [Fact]
    public void Of_OneLinearLayer_IsItsRow()
    {
        new float[] { 1, 2, 3, -4, 5, 6 }.CopyTo(_linear.Weight.Data);
        Tensor embedded = new(2, 1, 2);
        new float[] { 1, 0.5f, 2, 3 }.CopyTo(embedded.Data);

        var map = Saliency.Of(_linear, embedded, _linear.Forward, output: 1);

        Assert.Equal([3, -4, 3, -4], map.Gradient);
        Assert.Equal([5, 5], map.Norms());
        Assert.Equal([1, -6], map.TimesInput());
    }

    [Fact]
    public void Of_WrongShapesOrOutputs_IsRefused()
    {
        Tensor embedded = new(4, 3, 2);

        var shape = Assert.Throws<ArgumentException>(
            () => Saliency.Of(_linear, new Tensor(4, 2), _linear.Forward, output: 1));
        var count = Assert.Throws<ArgumentException>(
            () => Saliency.Of(_linear, embedded, _linear.Forward, [1, 2]));

        Assert.Contains("[T, B, E]", shape.Message, StringComparison.Ordinal);
        Assert.Contains("[4, 2]", shape.Message, StringComparison.Ordinal);
        Assert.Contains("2 outputs do not fit logits [4, 3, 3]", count.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(
            () => Saliency.Of(_linear, embedded, _linear.Forward, output: 3));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => Saliency.Of(_linear, embedded, _linear.Forward, output: -1));
    }

    // Below the layer, so that its backward step comes after the layer's own.
    private static Tensor FailingBackward(Tape tape, Tensor input)
    {
        var output = tape.Make(true, [.. input.Shape]);
        input.Data.CopyTo(output.Data);
        tape.Record(output, () => throw new InvalidOperationException());
        return output;
    }

    private static int Number(string key) => int.Parse(s_golden.Metadata[key], CultureInfo.InvariantCulture);

    private static int[] Ids(string key) => [.. s_golden.Values(key).Select(id => (int)id)];

    private sealed class WordModel : Module
    {
        private readonly Lstm _lstm;
        private readonly Linear _head;

        public WordModel()
        {
            RandomSource random = new(1);
            Embedding = Register("embedding", new Embedding(17, 6, random));
            _lstm = Register("lstm", new Lstm(6, 10, 1, random));
            _head = Register("head", new Linear(10, 17, random));
        }

        public Embedding Embedding { get; }

        public Tensor Forward(Tape tape, Tensor embedded) =>
            _head.Forward(tape, _lstm.Forward(tape, embedded));
    }
}
