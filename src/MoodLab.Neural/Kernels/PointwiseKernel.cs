using System.Runtime.CompilerServices;

namespace MoodLab.Neural.Kernels;

/// <summary>Applies a function to arrays.</summary>
internal static unsafe class PointwiseKernel<TFunction>
    where TFunction : IPointwise
{
    /// <summary>y = f(x) for elements from start to end.</summary>
    public static void Forward(float* x, float* y, int start, int end)
    {
        var i = Simd.Level switch
        {
            SimdLevel.Avx512 => Forward<Lanes512>(x, y, start, end),
            SimdLevel.Avx2 => Forward<Lanes256>(x, y, start, end),
            _ => start,
        };
        Forward<Lanes1>(x, y, i, end);
    }

    /// <summary>dx = or += dy f'(x) for elements from start to end.</summary>
    public static void Backward(float* x, float* y, float* dy, float* dx, int start, int end, bool add)
    {
        var i = Simd.Level switch
        {
            SimdLevel.Avx512 => Backward<Lanes512>(x, y, dy, dx, start, end, add),
            SimdLevel.Avx2 => Backward<Lanes256>(x, y, dy, dx, start, end, add),
            _ => start,
        };
        Backward<Lanes1>(x, y, dy, dx, i, end, add);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Forward<T>(float* x, float* y, int i, int end)
        where T : unmanaged, ILanes<T>
    {
        for (; i + T.Count <= end; i += T.Count)
        {
            TFunction.Value(T.Load(x + i)).Store(y + i);
        }

        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Backward<T>(float* x, float* y, float* dy, float* dx, int i, int end, bool add)
        where T : unmanaged, ILanes<T>
    {
        for (; i + T.Count <= end; i += T.Count)
        {
            var gradient = TFunction.Gradient(T.Load(x + i), T.Load(y + i), T.Load(dy + i));
            (add ? T.Load(dx + i) + gradient : gradient).Store(dx + i);
        }

        return i;
    }
}
