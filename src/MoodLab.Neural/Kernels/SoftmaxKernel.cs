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

    /// <summary>Adds the gradient of the logits: dx += y (dy - the sum of dy y).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward(float* y, float* dy, float* dx, int length)
    {
        double sum = 0;
        for (var i = 0; i < length; i++)
        {
            sum += (double)dy[i] * y[i];
        }

        for (var i = 0; i < length; i++)
        {
            dx[i] += y[i] * (dy[i] - (float)sum);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Run<T>(float* logits, float* target, int length)
        where T : unmanaged, ILanes<T>
    {
        var most = float.NegativeInfinity;
        for (var i = 0; i < length; i++)
        {
            most = MathF.Max(most, logits[i]);
        }

        var shift = T.Broadcast(most);
        double sum = 0;
        var n = 0;
        for (; n + T.Count <= length; n += T.Count)
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
        for (var i = 0; i < length; i++)
        {
            target[i] *= scale;
        }

        return Math.Log(sum) + most;
    }
}
