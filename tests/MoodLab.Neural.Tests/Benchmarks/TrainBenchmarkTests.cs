using MoodLab.Neural.Autograd;
using MoodLab.Neural.Benchmarks;
using MoodLab.Neural.Layers;
using MoodLab.Neural.Optimizers;
using MoodLab.Neural.Randomness;
using MoodLab.Neural.Threading;

namespace MoodLab.Neural.Tests.Benchmarks;

public sealed class TrainBenchmarkTests
{
    private const long MostGarbage = 10_000;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Step_AfterWarmUp_LeavesAlmostNoGarbage(int threads)
    {
        using WorkerPool pool = new(threads);
        using Tape tape = new(pool);
        RandomSource random = new(1);
        StudyModel model = new(seed: 1, words: 30, embedding: 16, hidden: 24, layers: 4);
        using Adam adam = new(model);
        int[] ids = [.. Enumerable.Range(0, 8 * 4).Select(_ => random.NextInt(30))];
        long garbage = 0;
        for (var i = 0; i < 5; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            tape.Backward(CrossEntropy.Forward(tape, model.Forward(tape, ids, 8, 4), ids));
            GradientClipping.ClipNorm(model, 1);
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
        var rate = TrainBenchmark.Measure(
            batch: 1, sequence: 2, threads: 1, steps: 1, TestContext.Current.CancellationToken);

        Assert.Equal((1, 2, 1), (rate.Batch, rate.Sequence, rate.Threads));
        Assert.True(rate.TokensPerSecond > 0);
        Assert.InRange(rate.BytesPerStep, 0, MostGarbage);
    }

    [Fact]
    public void Measure_WhenCancelled_Stops() => Assert.Throws<OperationCanceledException>(
        () => TrainBenchmark.Measure(1, 2, 1, 1, new CancellationToken(canceled: true)));

    [Theory]
    [InlineData(0, 2, 1)]
    [InlineData(1, 0, 1)]
    [InlineData(1, 2, 0)]
    public void Measure_OfNothing_IsRefused(int batch, int sequence, int steps) =>
        Assert.Throws<ArgumentOutOfRangeException>(
            () => TrainBenchmark.Measure(batch, sequence, 1, steps, TestContext.Current.CancellationToken));
}
