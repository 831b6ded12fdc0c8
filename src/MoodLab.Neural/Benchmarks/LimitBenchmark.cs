using System.Diagnostics;
using MoodLab.Neural.Kernels;
using MoodLab.Neural.Memory;
using MoodLab.Neural.Threading;

namespace MoodLab.Neural.Benchmarks;

/// <summary>
/// Measures what no kernel on this machine can exceed: the rate of fused multiply-add in single precision, and the rate
/// at which arrays of some sizes can be read.
/// </summary>
public static unsafe class LimitBenchmark
{
    // Short runs, so that some of them are not disturbed: a limit is the best one.
    private const int Runs = 20;
    private const long Rounds = 2_000_000;
    private const long BytesOfRun = 256L << 20;

    /// <summary>Measures the rate of fused multiply-add.</summary>
    /// <param name="threads">Workers.</param>
    /// <param name="cancellationToken">Stops between runs.</param>
    public static LimitRate MeasureArithmetic(int threads, CancellationToken cancellationToken = default)
    {
        var sums = new float[threads];
        var seconds = Best(threads, worker => sums[worker] = LimitKernel.MultiplyAdd(Rounds), cancellationToken);
        var operations = 2.0 * LimitKernel.Chains * LimitKernel.Lanes * Rounds * threads;
        return new LimitRate("fma", 0, threads, operations / seconds / 1e9);
    }

    /// <summary>Measures the rate of reading.</summary>
    /// <param name="megabytes">Size of the array, which the workers share out, at least 1.</param>
    /// <param name="threads">Workers.</param>
    /// <param name="cancellationToken">Stops between runs.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is below 1.</exception>
    public static LimitRate MeasureReading(
        int megabytes, int threads, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(megabytes, 1);
        var length = (long)megabytes << 20;
        using NativeBuffer array = new(length / sizeof(float));
        var sums = new float[threads];
        var times = Math.Max(1, BytesOfRun / length);
        var part = length / sizeof(float) / threads / LimitKernel.Stretch * LimitKernel.Stretch;
        var seconds = Best(
            threads,
            worker =>
            {
                for (long i = 0; i < times; i++)
                {
                    sums[worker] += LimitKernel.Read(array.Pointer + (worker * part), part);
                }
            },
            cancellationToken);
        return new LimitRate("read", megabytes, threads, times * part * threads * sizeof(float) / seconds / 1e9);
    }

    private static double Best(int threads, Action<int> work, CancellationToken cancellationToken)
    {
        using WorkerPool pool = new(threads);
        var best = double.PositiveInfinity;
        for (var run = 0; run < Runs; run++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var start = Stopwatch.GetTimestamp();
            pool.Run(work);
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return best;
    }
}
