using System.Diagnostics;
using MoodLab.Neural.Autograd;
using MoodLab.Neural.Layers;
using MoodLab.Neural.Optimizers;
using MoodLab.Neural.Randomness;
using MoodLab.Neural.Tensors;
using MoodLab.Neural.Threading;

namespace MoodLab.Neural.Benchmarks;

/// <summary>Measures training of <see cref="StudyCnn"/>: forward, loss, backward and Adam on random rolls.</summary>
public static class ConvBenchmark
{
    /// <summary>Measures one setting.</summary>
    /// <param name="batch">Rolls in a batch.</param>
    /// <param name="threads">Workers.</param>
    /// <param name="steps">Measured steps, at least 1; one more runs before them.</param>
    /// <param name="cancellationToken">Stops between steps.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    public static ConvRate Measure(int batch, int threads, int steps, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        StudyCnn model = new(seed: 1);
        using WorkerPool pool = new(threads);
        using Tape tape = new(pool);
        using Adam adam = new(model);
        RandomSource random = new(2);
        Tensor rolls = new(batch, 1, model.Pitches, model.Frames);
        foreach (ref var value in rolls.Data)
        {
            value = (float)random.NextDouble();
        }

        int[] composers = [.. Enumerable.Range(0, batch).Select(_ => random.NextInt(4))];
        List<double> seconds = [];
        long bytes = 0;
        for (var i = 0; i <= steps; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var start = Stopwatch.GetTimestamp();
            tape.Backward(CrossEntropy.Forward(tape, model.Forward(tape, rolls), composers));
            adam.Update(pool);
            adam.ZeroGrad();
            tape.Reset();
            if (i > 0)
            {
                seconds.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
                bytes = GC.GetAllocatedBytesForCurrentThread() - allocated;
            }
        }

        seconds.Sort();
        return new ConvRate(batch, threads, batch / seconds[seconds.Count / 2], bytes);
    }
}
