using MoodLab.Neural.Kernels;

namespace MoodLab.Neural.Tests;

/// <summary>
/// Runs a test on a lower vector level; the level is the process's, so these tests share a collection.
/// </summary>
internal sealed class SimdPath : IDisposable
{
    private readonly SimdLevel _before = Simd.Level;

    private SimdPath(SimdLevel level) => Simd.Level = level;

    /// <summary>Every level; those that the processor lacks are skipped by <see cref="Use"/>.</summary>
    public static TheoryData<SimdLevel> All => [SimdLevel.Plain, SimdLevel.Avx2, SimdLevel.Avx512];

    /// <summary>Every level with one thread and with two.</summary>
    public static TheoryData<SimdLevel, int> WithThreads
    {
        get
        {
            TheoryData<SimdLevel, int> paths = [];
            foreach (var level in All)
            {
                paths.Add(level, 1);
                paths.Add(level, 2);
            }

            return paths;
        }
    }

    public static SimdPath Use(SimdLevel level)
    {
        Assert.SkipWhen(level > Simd.Best, $"This processor has no {level}.");
        return new SimdPath(level);
    }

    public void Dispose() => Simd.Level = _before;
}
