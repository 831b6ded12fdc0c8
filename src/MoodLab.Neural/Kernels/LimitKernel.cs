using System.Runtime.CompilerServices;

namespace MoodLab.Neural.Kernels;

/// <summary>Loops that do nothing but use one unit of the processor as fast as it goes, to measure it.</summary>
internal static unsafe class LimitKernel
{
    /// <summary>
    /// Independent sums: more than two units with a latency of four or five cycles can have under way, and few enough
    /// for the sixteen registers of AVX2.
    /// </summary>
    public const int Chains = 12;

    /// <summary>Arrays to be read are multiples of this.</summary>
    public const int Stretch = 128;

    /// <summary>Gets the floats of a register at the level in use.</summary>
    public static int Lanes => Gemm.PanelWidth / 2;

    /// <summary>So many rounds of one fused multiply-add on every chain.</summary>
    /// <returns>Something that depends on all of them.</returns>
    public static float MultiplyAdd(long rounds) => Simd.Level switch
    {
        SimdLevel.Avx512 => MultiplyAdd<Lanes512>(rounds),
        SimdLevel.Avx2 => MultiplyAdd<Lanes256>(rounds),
        _ => MultiplyAdd<Lanes1>(rounds),
    };

    /// <summary>Reads an array whose length is a multiple of <see cref="Stretch"/>.</summary>
    /// <returns>The sum of its elements.</returns>
    public static float Read(float* array, long length) => Simd.Level switch
    {
        SimdLevel.Avx512 => Read<Lanes512>(array, length),
        SimdLevel.Avx2 => Read<Lanes256>(array, length),
        _ => Read<Lanes1>(array, length),
    };

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float MultiplyAdd<T>(long rounds)
        where T : unmanaged, ILanes<T>
    {
        T a = T.Broadcast(0.5f), b = T.Broadcast(1);
        T s0 = b, s1 = b, s2 = b, s3 = b, s4 = b, s5 = b, s6 = b, s7 = b, s8 = b, s9 = b, s10 = b, s11 = b;
        for (long i = 0; i < rounds; i++)
        {
            s0 = T.MultiplyAdd(s0, a, b);
            s1 = T.MultiplyAdd(s1, a, b);
            s2 = T.MultiplyAdd(s2, a, b);
            s3 = T.MultiplyAdd(s3, a, b);
            s4 = T.MultiplyAdd(s4, a, b);
            s5 = T.MultiplyAdd(s5, a, b);
            s6 = T.MultiplyAdd(s6, a, b);
            s7 = T.MultiplyAdd(s7, a, b);
            s8 = T.MultiplyAdd(s8, a, b);
            s9 = T.MultiplyAdd(s9, a, b);
            s10 = T.MultiplyAdd(s10, a, b);
            s11 = T.MultiplyAdd(s11, a, b);
        }

        return (s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 + s8 + s9 + s10 + s11).Sum();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Read<T>(float* array, long length)
        where T : unmanaged, ILanes<T>
    {
        T s0 = default, s1 = default, s2 = default, s3 = default;
        T s4 = default, s5 = default, s6 = default, s7 = default;
        for (long i = 0; i < length; i += 8 * T.Count)
        {
            var from = array + i;
            s0 += T.Load(from);
            s1 += T.Load(from + T.Count);
            s2 += T.Load(from + (2 * T.Count));
            s3 += T.Load(from + (3 * T.Count));
            s4 += T.Load(from + (4 * T.Count));
            s5 += T.Load(from + (5 * T.Count));
            s6 += T.Load(from + (6 * T.Count));
            s7 += T.Load(from + (7 * T.Count));
        }

        return (s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7).Sum();
    }
}
