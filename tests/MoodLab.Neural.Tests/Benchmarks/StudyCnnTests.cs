using MoodLab.Neural.Autograd;
using MoodLab.Neural.Benchmarks;
using MoodLab.Neural.Kernels;
using MoodLab.Neural.Layers;
using MoodLab.Neural.Optimizers;
using MoodLab.Neural.Tensors;
using MoodLab.Neural.Threading;

namespace MoodLab.Neural.Tests.Benchmarks;

public sealed class StudyCnnTests
{
    private const long MostGarbage = 10_000;

    private static readonly Golden s_golden = Golden.Read("cnn");

    [Fact]
    public void StudyCnn_For4Composers_HasTheStudysNumberOfParameters() =>
        Assert.Equal(8_866_820, new StudyCnn(seed: 1).CountParameters());

    // Ours pools before ReLU, PyTorch's after it.
    [Theory]
    [MemberData(nameof(SimdPath.WithThreads), MemberType = typeof(SimdPath))]
    public void ForwardAndBackward_OnPyTorchsWeights_GivePyTorchsNumbers(SimdLevel level, int threads)
    {
        using var path = SimdPath.Use(level);
        using WorkerPool pool = new(threads);
        using Tape tape = new(pool);
        var rolls = s_golden.Tensor("rolls");
        StudyCnn model = new(seed: 1, composers: 4, rolls.Shape[2], rolls.Shape[3]);
        s_golden.Load(model);
        model.Eval();

        var logits = model.Forward(tape, rolls);
        var loss = CrossEntropy.Forward(
            tape, logits, [.. s_golden.Values("composers").Select(composer => (int)composer)]);
        tape.Backward(loss);

        s_golden.AssertClose("logits", logits.Data);
        s_golden.AssertClose("loss", loss.Data);
        foreach (var (name, tensor) in model.NamedParameters())
        {
            var expected = $"gradient.{name}";
            s_golden.AssertClose(expected, tensor.Grad[..s_golden.Values(expected).Length]);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Step_AfterWarmUp_LeavesAlmostNoGarbage(int threads)
    {
        using WorkerPool pool = new(threads);
        using Tape tape = new(pool);
        StudyCnn model = new(seed: 1, composers: 4, pitches: 20, frames: 24);
        using Adam adam = new(model);
        Tensor rolls = new(3, 1, 20, 24);
        long garbage = 0;
        for (var i = 0; i < 5; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            tape.Backward(CrossEntropy.Forward(tape, model.Forward(tape, rolls), [0, 1, 2]));
            adam.Update(pool);
            adam.ZeroGrad();
            tape.Reset();
            garbage = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.InRange(garbage, 0, MostGarbage);
    }

    [Fact]
    public void Measure_OfASmallSetting_ReportsIt()
    {
        var rate = ConvBenchmark.Measure(batch: 1, threads: 1, steps: 1, TestContext.Current.CancellationToken);

        Assert.Equal((1, 1), (rate.Batch, rate.Threads));
        Assert.True(rate.SamplesPerSecond > 0);
        Assert.InRange(rate.BytesPerStep, 0, MostGarbage);
    }

    [Fact]
    public void Measure_WhenCancelled_Stops() => Assert.Throws<OperationCanceledException>(
        () => ConvBenchmark.Measure(1, 1, 1, new CancellationToken(canceled: true)));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void Measure_OfNothing_IsRefused(int batch, int steps) =>
        Assert.Throws<ArgumentOutOfRangeException>(
            () => ConvBenchmark.Measure(batch, 1, steps, TestContext.Current.CancellationToken));
}
