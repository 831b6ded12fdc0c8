using System.Runtime.CompilerServices;

namespace MoodLab.Neural.Kernels;

/// <summary>The pointwise part of a step of a plain recurrent layer for one sequence of the batch.</summary>
internal static unsafe class RnnKernel
{
    /// <summary>h = tanh(a + b).</summary>
    /// <param name="hidden">H.</param>
    /// <param name="gate">a, the pre-activation without bias.</param>
    /// <param name="bias">b.</param>
    /// <param name="h">Out: the new hidden state.</param>
    public static void Forward(int hidden, float* gate, float* bias, float* h)
    {
        var done = Simd.Level switch
        {
            SimdLevel.Avx512 => Forward<Lanes512>(0, hidden, gate, bias, h),
            SimdLevel.Avx2 => Forward<Lanes256>(0, hidden, gate, bias, h),
            _ => 0,
        };
        Forward<Lanes1>(done, hidden, gate, bias, h);
    }

    /// <summary>Gradient of the pre-activation: dh (1 - h^2).</summary>
    /// <param name="hidden">H.</param>
    /// <param name="gate">Out: the gradient.</param>
    /// <param name="h">The hidden state after this step.</param>
    /// <param name="dh">Its gradient.</param>
    public static void Backward(int hidden, float* gate, float* h, float* dh)
    {
        var done = Simd.Level switch
        {
            SimdLevel.Avx512 => Backward<Lanes512>(0, hidden, gate, h, dh),
            SimdLevel.Avx2 => Backward<Lanes256>(0, hidden, gate, h, dh),
            _ => 0,
        };
        Backward<Lanes1>(done, hidden, gate, h, dh);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Forward<T>(int u, int hidden, float* gate, float* bias, float* h)
        where T : unmanaged, ILanes<T>
    {
        for (; u + T.Count <= hidden; u += T.Count)
        {
            VectorMath.Tanh(T.Load(gate + u) + T.Load(bias + u)).Store(h + u);
        }

        return u;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Backward<T>(int u, int hidden, float* gate, float* h, float* dh)
        where T : unmanaged, ILanes<T>
    {
        T one = T.Broadcast(1), tiny = T.Broadcast(Gemm.Tiny);
        for (; u + T.Count <= hidden; u += T.Count)
        {
            var value = T.Load(h + u);
            T.Flush(T.Load(dh + u) * (one - (value * value)), tiny).Store(gate + u);
        }

        return u;
    }
}
