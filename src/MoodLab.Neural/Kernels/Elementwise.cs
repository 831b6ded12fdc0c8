using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

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

    /// <summary>target *= factor.</summary>
    public static void Multiply(float* target, float factor, long length)
    {
        var done = Simd.Level switch
        {
            SimdLevel.Avx512 => Multiply<Lanes512>(0, target, factor, length),
            SimdLevel.Avx2 => Multiply<Lanes256>(0, target, factor, length),
            _ => 0,
        };
        Multiply<Lanes1>(done, target, factor, length);
    }

    /// <summary>target += source * factor.</summary>
    public static void AddScaled(float* target, float* source, float factor, long length)
    {
        var done = Simd.Level switch
        {
            SimdLevel.Avx512 => AddScaled<Lanes512>(0, target, source, factor, length),
            SimdLevel.Avx2 => AddScaled<Lanes256>(0, target, source, factor, length),
            _ => 0,
        };
        AddScaled<Lanes1>(done, target, source, factor, length);
    }

    /// <summary>target[c] += the sum over rows of source[r, c], for columns from start to end.</summary>
    public static void AddColumnSums(float* target, float* source, int rows, int columns, int start, int end)
    {
        for (var r = 0; r < rows; r++)
        {
            Add(target + start, source + ((long)r * columns) + start, end - start);
        }
    }

    /// <summary>target = source, with zero for numbers that are too small to matter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void CopyFlushed(float* source, float* target, int length)
    {
        var i = 0;
        for (; i + Vector256<float>.Count <= length; i += Vector256<float>.Count)
        {
            Gemm.Flush(Vector256.Load(source + i)).Store(target + i);
        }

        for (; i < length; i++)
        {
            target[i] = Gemm.Flush(source[i]);
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long Multiply<T>(long i, float* target, float factor, long length)
        where T : unmanaged, ILanes<T>
    {
        for (; i + T.Count <= length; i += T.Count)
        {
            (T.Load(target + i) * T.Broadcast(factor)).Store(target + i);
        }

        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long AddScaled<T>(long i, float* target, float* source, float factor, long length)
        where T : unmanaged, ILanes<T>
    {
        for (; i + T.Count <= length; i += T.Count)
        {
            T.MultiplyAdd(T.Load(source + i), T.Broadcast(factor), T.Load(target + i)).Store(target + i);
        }

        return i;
    }
}
