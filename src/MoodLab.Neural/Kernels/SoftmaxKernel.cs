using System.Runtime.CompilerServices;

namespace MoodLab.Neural.Kernels;

/// <summary>Softmax of one row.</summary>
internal static unsafe class SoftmaxKernel
{
    /// <summary>target = softmax(logits); target may be logits.</summary>
    /// <returns>log of the sum of e^logit.</returns>
    public static double Run(float* logits, float* target, int length) => Simd.Level switch
    {
        SimdLevel.Avx512 => Run<Lanes512>(logits, target, length),
        SimdLevel.Avx2 => Run<Lanes256>(logits, target, length),
        _ => Run<Lanes1>(logits, target, length),
    };

    /// <summary>
    /// Turns the gradient of a softmax into that of its logits: g = p (g - the sum of p g), without the products that
    /// are too small to matter.
    /// </summary>
    public static void BackwardInPlace(float* probabilities, float* gradient, int length)
    {
        switch (Simd.Level)
        {
            case SimdLevel.Avx512:
                BackwardInPlace<Lanes512>(probabilities, gradient, length);
                break;
            case SimdLevel.Avx2:
                BackwardInPlace<Lanes256>(probabilities, gradient, length);
                break;
            default:
                BackwardInPlace<Lanes1>(probabilities, gradient, length);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Run<T>(float* logits, float* target, int length)
        where T : unmanaged, ILanes<T>
    {
        var largest = T.Broadcast(float.NegativeInfinity);
        var n = 0;
        for (; n + T.Count <= length; n += T.Count)
        {
            largest = T.Max(largest, T.Load(logits + n));
        }

        var most = largest.Maximum();
        for (; n < length; n++)
        {
            most = MathF.Max(most, logits[n]);
        }

        var shift = T.Broadcast(most);
        double sum = 0;
        for (n = 0; n + T.Count <= length; n += T.Count)
        {
            var e = VectorMath.Exp(T.Load(logits + n) - shift);
            e.Store(target + n);
            sum += e.Sum();
        }

        for (; n < length; n++)
        {
            target[n] = MathF.Exp(logits[n] - most);
            sum += target[n];
        }

        var scale = (float)(1 / sum);
        var factor = T.Broadcast(scale);
        for (n = 0; n + T.Count <= length; n += T.Count)
        {
            (T.Load(target + n) * factor).Store(target + n);
        }

        for (; n < length; n++)
        {
            target[n] *= scale;
        }

        return Math.Log(sum) + most;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void BackwardInPlace<T>(float* probabilities, float* gradient, int length)
        where T : unmanaged, ILanes<T>
    {
        T sums = T.Broadcast(0), tiny = T.Broadcast(Gemm.Tiny);
        var n = 0;
        for (; n + T.Count <= length; n += T.Count)
        {
            sums = T.MultiplyAdd(T.Flush(T.Load(probabilities + n), tiny), T.Load(gradient + n), sums);
        }

        var sum = sums.Sum();
        for (; n < length; n++)
        {
            sum += probabilities[n] * gradient[n];
        }

        var shift = T.Broadcast(sum);
        for (n = 0; n + T.Count <= length; n += T.Count)
        {
            var p = T.Flush(T.Load(probabilities + n), tiny);
            T.Flush(p * (T.Load(gradient + n) - shift), tiny).Store(gradient + n);
        }

        for (; n < length; n++)
        {
            gradient[n] = Gemm.Flush(Gemm.Flush(probabilities[n]) * (gradient[n] - sum));
        }
    }
}
