using System.Diagnostics;
using MoodLab.Neural.Autograd;
using MoodLab.Neural.Layers;
using MoodLab.Neural.Optimizers;
using MoodLab.Neural.Randomness;
using MoodLab.Neural.Threading;

namespace MoodLab.Neural.Benchmarks;

/// <summary>Measures training: forward, backward, clipping and Adam of the study's model on random words.</summary>
public static class TrainBenchmark
{
    /// <summary>Measures one setting.</summary>
    /// <param name="batch">Sequences in a batch.</param>
    /// <param name="sequence">Tokens in a sequence.</param>
    /// <param name="threads">Workers.</param>
    /// <param name="steps">Measured steps, at least 1; one more runs before them.</param>
    /// <param name="cancellationToken">Stops between steps.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    public static TrainRate Measure(
        int batch, int sequence, int threads, int steps, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(sequence, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        StudyModel model = new(seed: 1);
        using WorkerPool pool = new(threads);
        using Tape tape = new(pool);
        using Adam adam = new(model) { LearningRate = 1e-4 };
        RandomSource random = new(2);
        int[] ids = [.. Enumerable.Range(0, batch * sequence).Select(_ => random.NextInt(model.Words))];
        int[] targets = [.. Enumerable.Range(0, batch * sequence).Select(_ => random.NextInt(model.Words))];
        List<double> seconds = [];
        long bytes = 0;
        for (var i = 0; i <= steps; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var start = Stopwatch.GetTimestamp();
            var logits = model.Forward(tape, ids, sequence, batch);
            tape.Backward(CrossEntropy.Forward(tape, logits, targets));
            GradientClipping.ClipNorm(model, 1);
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
        return new TrainRate(batch, sequence, threads, batch * sequence / seconds[seconds.Count / 2], bytes);
    }
}
