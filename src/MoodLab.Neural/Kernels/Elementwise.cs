using System.Runtime.CompilerServices;

namespace MoodLab.Neural.Kernels;

/// <summary>Simple sums over arrays.</summary>
internal static unsafe class Elementwise
{
    /// <summary>target += source.</summary>
    public static void Add(float* target, float* source, long length)
    {
        switch (Simd.Level)
        {
            case SimdLevel.Avx512:
                Add<Lanes512>(target, source, length);
                break;
            case SimdLevel.Avx2:
                Add<Lanes256>(target, source, length);
                break;
            default:
                Add<Lanes1>(target, source, length);
                break;
        }
    }

    /// <summary>target[c] += the sum over rows of source[r, c], for columns from start to end.</summary>
    public static void AddColumnSums(float* target, float* source, int rows, int columns, int start, int end)
    {
        for (var r = 0; r < rows; r++)
        {
            Add(target + start, source + ((long)r * columns) + start, end - start);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add<T>(float* target, float* source, long length)
        where T : unmanaged, ILanes<T>
    {
        long i = 0;
        for (; i + T.Count <= length; i += T.Count)
        {
            (T.Load(target + i) + T.Load(source + i)).Store(target + i);
        }

        for (; i < length; i++)
        {
            target[i] += source[i];
        }
    }
}
