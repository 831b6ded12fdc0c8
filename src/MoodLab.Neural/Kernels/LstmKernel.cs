using System.Runtime.CompilerServices;

namespace MoodLab.Neural.Kernels;

/// <summary>
/// The pointwise part of an LSTM step for one sequence of the batch. Gates lie as PyTorch orders them: input, forget,
/// cell, output, each H long.
/// </summary>
internal static unsafe class LstmKernel
{
    /// <summary>
    /// Turns pre-activations into activations (in place) and computes the new cell and hidden state:
    /// c = f c' + i g, h = o tanh(c).
    /// </summary>
    public static void Forward(int hidden, float* gates, float* bias, float* before, float* cell, float* tanh, float* h)
    {
        var done = Simd.Level switch
        {
            SimdLevel.Avx512 => Forward<Lanes512>(0, hidden, gates, bias, before, cell, tanh, h),
            SimdLevel.Avx2 => Forward<Lanes256>(0, hidden, gates, bias, before, cell, tanh, h),
            _ => 0,
        };
        Forward<Lanes1>(done, hidden, gates, bias, before, cell, tanh, h);
    }

    /// <summary>
    /// Turns activations into gradients of the pre-activations (in place) and carries the cell's gradient one step
    /// back.
    /// </summary>
    /// <param name="hidden">H.</param>
    /// <param name="gates">In: activations; out: gradients.</param>
    /// <param name="before">The cell before this step.</param>
    /// <param name="tanh">tanh of the cell after this step.</param>
    /// <param name="dh">Gradient of the hidden state.</param>
    /// <param name="dc">In: gradient of the cell from the step after; out: for the step before.</param>
    public static void Backward(int hidden, float* gates, float* before, float* tanh, float* dh, float* dc)
    {
        var done = Simd.Level switch
        {
            SimdLevel.Avx512 => Backward<Lanes512>(0, hidden, gates, before, tanh, dh, dc),
            SimdLevel.Avx2 => Backward<Lanes256>(0, hidden, gates, before, tanh, dh, dc),
            _ => 0,
        };
        Backward<Lanes1>(done, hidden, gates, before, tanh, dh, dc);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Forward<T>(
        int u, int hidden, float* gates, float* bias, float* before, float* cell, float* tanh, float* h)
        where T : unmanaged, ILanes<T>
    {
        for (; u + T.Count <= hidden; u += T.Count)
        {
            var at = gates + u;
            var b = bias + u;
            var i = VectorMath.Sigmoid(T.Load(at) + T.Load(b));
            var f = VectorMath.Sigmoid(T.Load(at + hidden) + T.Load(b + hidden));
            var g = VectorMath.Tanh(T.Load(at + (2 * hidden)) + T.Load(b + (2 * hidden)));
            var o = VectorMath.Sigmoid(T.Load(at + (3 * hidden)) + T.Load(b + (3 * hidden)));
            var c = T.MultiplyAdd(f, T.Load(before + u), i * g);
            var squashed = VectorMath.Tanh(c);
            i.Store(at);
            f.Store(at + hidden);
            g.Store(at + (2 * hidden));
            o.Store(at + (3 * hidden));
            c.Store(cell + u);
            squashed.Store(tanh + u);
            (o * squashed).Store(h + u);
        }

        return u;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Backward<T>(
        int u, int hidden, float* gates, float* before, float* tanh, float* dh, float* dc)
        where T : unmanaged, ILanes<T>
    {
        T one = T.Broadcast(1), tiny = T.Broadcast(Gemm.Tiny);
        for (; u + T.Count <= hidden; u += T.Count)
        {
            var at = gates + u;
            var i = T.Load(at);
            var f = T.Load(at + hidden);
            var g = T.Load(at + (2 * hidden));
            var o = T.Load(at + (3 * hidden));
            var squashed = T.Load(tanh + u);
            var upstream = T.Load(dh + u);
            var d = T.MultiplyAdd(upstream * o, one - (squashed * squashed), T.Load(dc + u));
            (d * g * i * (one - i)).Store(at);
            (d * T.Load(before + u) * f * (one - f)).Store(at + hidden);
            (d * i * (one - (g * g))).Store(at + (2 * hidden));
            (upstream * squashed * o * (one - o)).Store(at + (3 * hidden));

            // Without a new gradient the carried one shrinks with every step; stop before the slow denormal numbers.
            T.Flush(d * f, tiny).Store(dc + u);
        }

        return u;
    }
}
