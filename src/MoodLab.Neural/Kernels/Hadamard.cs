using System.Runtime.CompilerServices;

namespace MoodLab.Neural.Kernels;

/// <summary>Products element by element.</summary>
internal static unsafe class Hadamard
{
    /// <summary>target = left * right; the target may be one of them.</summary>
    public static void Multiply(float* target, float* left, float* right, int length)
    {
        var done = Simd.Level switch
        {
            SimdLevel.Avx512 => Multiply<Lanes512>(0, target, left, right, length),
            SimdLevel.Avx2 => Multiply<Lanes256>(0, target, left, right, length),
            _ => 0,
        };
        Multiply<Lanes1>(done, target, left, right, length);
    }

    /// <summary>target += left * right, with one rounding.</summary>
    public static void AddProduct(float* target, float* left, float* right, int length)
    {
        var done = Simd.Level switch
        {
            SimdLevel.Avx512 => AddProduct<Lanes512>(0, target, left, right, length),
            SimdLevel.Avx2 => AddProduct<Lanes256>(0, target, left, right, length),
            _ => 0,
        };
        AddProduct<Lanes1>(done, target, left, right, length);
    }

    /// <summary>Puts in place of two factors their gradients: that of the product times the other factor.</summary>
    public static void Backward(float* left, float* right, float* gradient, int length)
    {
        var done = Simd.Level switch
        {
            SimdLevel.Avx512 => Backward<Lanes512>(0, left, right, gradient, length),
            SimdLevel.Avx2 => Backward<Lanes256>(0, left, right, gradient, length),
            _ => 0,
        };
        Backward<Lanes1>(done, left, right, gradient, length);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Multiply<T>(int i, float* target, float* left, float* right, int length)
        where T : unmanaged, ILanes<T>
    {
        for (; i + T.Count <= length; i += T.Count)
        {
            (T.Load(left + i) * T.Load(right + i)).Store(target + i);
        }

        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int AddProduct<T>(int i, float* target, float* left, float* right, int length)
        where T : unmanaged, ILanes<T>
    {
        for (; i + T.Count <= length; i += T.Count)
        {
            T.MultiplyAdd(T.Load(left + i), T.Load(right + i), T.Load(target + i)).Store(target + i);
        }

        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Backward<T>(int i, float* left, float* right, float* gradient, int length)
        where T : unmanaged, ILanes<T>
    {
        for (; i + T.Count <= length; i += T.Count)
        {
            T first = T.Load(left + i), second = T.Load(right + i), d = T.Load(gradient + i);
            (d * second).Store(left + i);
            (d * first).Store(right + i);
        }

        return i;
    }
}
