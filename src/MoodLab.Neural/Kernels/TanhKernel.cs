using System.Runtime.CompilerServices;

namespace MoodLab.Neural.Kernels;

/// <summary>Hyperbolic tangent of an array.</summary>
internal static unsafe class TanhKernel
{
    /// <summary>output = tanh(input).</summary>
    public static void Forward(float* input, float* output, long length)
    {
        var done = Simd.Level switch
        {
            SimdLevel.Avx512 => Forward<Lanes512>(0, input, output, length),
            SimdLevel.Avx2 => Forward<Lanes256>(0, input, output, length),
            _ => 0,
        };
        Forward<Lanes1>(done, input, output, length);
    }

    /// <summary>Adds to the input's gradient: (1 - output^2) times the output's.</summary>
    public static void Backward(float* output, float* outputGradient, float* inputGradient, long length)
    {
        var done = Simd.Level switch
        {
            SimdLevel.Avx512 => Backward<Lanes512>(0, output, outputGradient, inputGradient, length),
            SimdLevel.Avx2 => Backward<Lanes256>(0, output, outputGradient, inputGradient, length),
            _ => 0,
        };
        Backward<Lanes1>(done, output, outputGradient, inputGradient, length);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long Forward<T>(long i, float* input, float* output, long length)
        where T : unmanaged, ILanes<T>
    {
        for (; i + T.Count <= length; i += T.Count)
        {
            VectorMath.Tanh(T.Load(input + i)).Store(output + i);
        }

        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long Backward<T>(
        long i, float* output, float* outputGradient, float* inputGradient, long length)
        where T : unmanaged, ILanes<T>
    {
        for (; i + T.Count <= length; i += T.Count)
        {
            var y = T.Load(output + i);
            var slope = T.Broadcast(1) - (y * y);
            T.MultiplyAdd(slope, T.Load(outputGradient + i), T.Load(inputGradient + i)).Store(inputGradient + i);
        }

        return i;
    }
}
