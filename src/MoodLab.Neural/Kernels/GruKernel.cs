using System.Runtime.CompilerServices;

namespace MoodLab.Neural.Kernels;

/// <summary>
/// The pointwise part of a GRU step for one sequence of the batch. Four values a unit lie in blocks of H: reset gate r,
/// update gate z, the state's part of the candidate a = W_hn h + b_hn, and the candidate n.
/// </summary>
internal static unsafe class GruKernel
{
    /// <summary>
    /// Turns products into activations (in place) and computes the new hidden state: n = tanh(x + b_in + r a),
    /// h = (1 - z) n + z h'.
    /// </summary>
    /// <param name="hidden">H.</param>
    /// <param name="gates">In: products without biases, in the last block those of the input; out: r, z, a, n.</param>
    /// <param name="inputBias">b_ir, b_iz, b_in.</param>
    /// <param name="hiddenBias">b_hr, b_hz, b_hn.</param>
    /// <param name="before">h', the hidden state before this step.</param>
    /// <param name="h">Out: the new hidden state.</param>
    public static void Forward(
        int hidden, float* gates, float* inputBias, float* hiddenBias, float* before, float* h)
    {
        var done = Simd.Level switch
        {
            SimdLevel.Avx512 => Forward<Lanes512>(0, hidden, gates, inputBias, hiddenBias, before, h),
            SimdLevel.Avx2 => Forward<Lanes256>(0, hidden, gates, inputBias, hiddenBias, before, h),
            _ => 0,
        };
        Forward<Lanes1>(done, hidden, gates, inputBias, hiddenBias, before, h);
    }

    /// <summary>
    /// Turns activations into gradients of the products (in place) and carries what the update gate lets through one
    /// step back.
    /// </summary>
    /// <param name="hidden">H.</param>
    /// <param name="gates">In: activations; out: gradients.</param>
    /// <param name="before">The hidden state before this step.</param>
    /// <param name="dh">Gradient of the hidden state.</param>
    /// <param name="carry">In: more of that gradient, from the step after; out: for the step before.</param>
    public static void Backward(int hidden, float* gates, float* before, float* dh, float* carry)
    {
        var done = Simd.Level switch
        {
            SimdLevel.Avx512 => Backward<Lanes512>(0, hidden, gates, before, dh, carry),
            SimdLevel.Avx2 => Backward<Lanes256>(0, hidden, gates, before, dh, carry),
            _ => 0,
        };
        Backward<Lanes1>(done, hidden, gates, before, dh, carry);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Forward<T>(
        int u, int hidden, float* gates, float* inputBias, float* hiddenBias, float* before, float* h)
        where T : unmanaged, ILanes<T>
    {
        for (; u + T.Count <= hidden; u += T.Count)
        {
            var at = gates + u;
            var bi = inputBias + u;
            var bh = hiddenBias + u;
            var r = VectorMath.Sigmoid(T.Load(at) + T.Load(bi) + T.Load(bh));
            var z = VectorMath.Sigmoid(T.Load(at + hidden) + T.Load(bi + hidden) + T.Load(bh + hidden));
            var a = T.Load(at + (2 * hidden)) + T.Load(bh + (2 * hidden));
            var n = VectorMath.Tanh(T.MultiplyAdd(r, a, T.Load(at + (3 * hidden)) + T.Load(bi + (2 * hidden))));
            r.Store(at);
            z.Store(at + hidden);
            a.Store(at + (2 * hidden));
            n.Store(at + (3 * hidden));
            T.MultiplyAdd(z, T.Load(before + u) - n, n).Store(h + u);
        }

        return u;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Backward<T>(int u, int hidden, float* gates, float* before, float* dh, float* carry)
        where T : unmanaged, ILanes<T>
    {
        T one = T.Broadcast(1), tiny = T.Broadcast(Gemm.Tiny);
        for (; u + T.Count <= hidden; u += T.Count)
        {
            var at = gates + u;
            var r = T.Load(at);
            var z = T.Load(at + hidden);
            var a = T.Load(at + (2 * hidden));
            var n = T.Load(at + (3 * hidden));
            var d = T.Load(dh + u) + T.Load(carry + u);
            var dn = d * (one - z) * (one - (n * n));
            (dn * a * r * (one - r)).Store(at);
            (d * (T.Load(before + u) - n) * z * (one - z)).Store(at + hidden);
            (dn * r).Store(at + (2 * hidden));
            dn.Store(at + (3 * hidden));

            // Without a new gradient the carried one shrinks with every step; stop before the slow denormal numbers.
            T.Flush(d * z, tiny).Store(carry + u);
        }

        return u;
    }
}
