using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MoodLab.Neural.Kernels;

/// <summary>Chooses the vector width once per process.</summary>
public static class Simd
{
    /// <summary>The environment variable that lowers the level: <c>plain</c>, <c>avx2</c> or <c>avx512</c>.</summary>
    public const string Variable = "MOODLAB_SIMD";

    /// <summary>Gets the widest level that this processor has.</summary>
    public static SimdLevel Best { get; } =
        Vector512.IsHardwareAccelerated && Avx512F.IsSupported ? SimdLevel.Avx512
        : Vector256.IsHardwareAccelerated && Fma.IsSupported ? SimdLevel.Avx2
        : SimdLevel.Plain;

    /// <summary>
    /// Gets the level in use: the best one, or a lower one named by <see cref="Variable"/>. Tests lower it to compare
    /// the paths; matrices that were packed on another level must be packed anew.
    /// </summary>
    public static SimdLevel Level { get; internal set; } = Choose(Environment.GetEnvironmentVariable(Variable), Best);

    /// <summary>Reads a wish; what is no level's name, or more than the best, gives the best.</summary>
    internal static SimdLevel Choose(string? wish, SimdLevel best)
    {
        foreach (var level in Enum.GetValues<SimdLevel>())
        {
            if (level < best && string.Equals(wish, level.ToString(), StringComparison.OrdinalIgnoreCase))
            {
                return level;
            }
        }

        return best;
    }
}
