using System.Runtime.CompilerServices;

namespace MoodLab.Neural.Kernels;

/// <summary>
/// Dot products of four rows with four others, with the lanes along the rows: for sums that run along the memory of
/// both factors, which need no packing. Every lane keeps its own sum; they are added at the end, so that the last bits
/// depend on the number of lanes.
/// </summary>
internal static unsafe class DotKernel
{
    /// <summary>Lengths are multiples of this.</summary>
    public const int Grain = 16;

    /// <summary>Sets <c>sums[4 r + s]</c> to the sum over i of <c>a[r * stride + i] * bs[i]</c>.</summary>
    /// <param name="length">Of the rows, a multiple of <see cref="Grain"/>.</param>
    /// <param name="a">Four rows.</param>
    /// <param name="stride">Distance between them.</param>
    /// <param name="b0">The first of the other rows.</param>
    /// <param name="b1">The second.</param>
    /// <param name="b2">The third.</param>
    /// <param name="b3">The fourth.</param>
    /// <param name="sums">Room for 16 sums.</param>
    public static void Run(
        int length, float* a, nint stride, float* b0, float* b1, float* b2, float* b3, float* sums)
    {
        switch (Simd.Level)
        {
            case SimdLevel.Avx512:
                FourByFour<Lanes512>(length, a, stride, b0, b1, b2, b3, sums);
                break;
            case SimdLevel.Avx2:
                // Sixteen registers hold the sums of two rows.
                TwoByFour<Lanes256>(length, a, stride, b0, b1, b2, b3, sums);
                TwoByFour<Lanes256>(length, a + (2 * stride), stride, b0, b1, b2, b3, sums + 8);
                break;
            default:
                TwoByFour<Lanes1>(length, a, stride, b0, b1, b2, b3, sums);
                TwoByFour<Lanes1>(length, a + (2 * stride), stride, b0, b1, b2, b3, sums + 8);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FourByFour<T>(
        nint length, float* a, nint stride, float* b0, float* b1, float* b2, float* b3, float* sums)
        where T : unmanaged, ILanes<T>
    {
        float* a1 = a + stride, a2 = a1 + stride, a3 = a2 + stride;
        T s00 = default, s01 = default, s02 = default, s03 = default;
        T s10 = default, s11 = default, s12 = default, s13 = default;
        T s20 = default, s21 = default, s22 = default, s23 = default;
        T s30 = default, s31 = default, s32 = default, s33 = default;
        for (nint i = 0; i < length; i += T.Count)
        {
            T x0 = T.Load(a + i), x1 = T.Load(a1 + i), x2 = T.Load(a2 + i), x3 = T.Load(a3 + i);
            var y = T.Load(b0 + i);
            s00 = T.MultiplyAdd(x0, y, s00);
            s10 = T.MultiplyAdd(x1, y, s10);
            s20 = T.MultiplyAdd(x2, y, s20);
            s30 = T.MultiplyAdd(x3, y, s30);
            y = T.Load(b1 + i);
            s01 = T.MultiplyAdd(x0, y, s01);
            s11 = T.MultiplyAdd(x1, y, s11);
            s21 = T.MultiplyAdd(x2, y, s21);
            s31 = T.MultiplyAdd(x3, y, s31);
            y = T.Load(b2 + i);
            s02 = T.MultiplyAdd(x0, y, s02);
            s12 = T.MultiplyAdd(x1, y, s12);
            s22 = T.MultiplyAdd(x2, y, s22);
            s32 = T.MultiplyAdd(x3, y, s32);
            y = T.Load(b3 + i);
            s03 = T.MultiplyAdd(x0, y, s03);
            s13 = T.MultiplyAdd(x1, y, s13);
            s23 = T.MultiplyAdd(x2, y, s23);
            s33 = T.MultiplyAdd(x3, y, s33);
        }

        Store(s00, s01, s02, s03, sums);
        Store(s10, s11, s12, s13, sums + 4);
        Store(s20, s21, s22, s23, sums + 8);
        Store(s30, s31, s32, s33, sums + 12);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TwoByFour<T>(
        nint length, float* a, nint stride, float* b0, float* b1, float* b2, float* b3, float* sums)
        where T : unmanaged, ILanes<T>
    {
        var a1 = a + stride;
        T s00 = default, s01 = default, s02 = default, s03 = default;
        T s10 = default, s11 = default, s12 = default, s13 = default;
        for (nint i = 0; i < length; i += T.Count)
        {
            T x0 = T.Load(a + i), x1 = T.Load(a1 + i);
            var y = T.Load(b0 + i);
            s00 = T.MultiplyAdd(x0, y, s00);
            s10 = T.MultiplyAdd(x1, y, s10);
            y = T.Load(b1 + i);
            s01 = T.MultiplyAdd(x0, y, s01);
            s11 = T.MultiplyAdd(x1, y, s11);
            y = T.Load(b2 + i);
            s02 = T.MultiplyAdd(x0, y, s02);
            s12 = T.MultiplyAdd(x1, y, s12);
            y = T.Load(b3 + i);
            s03 = T.MultiplyAdd(x0, y, s03);
            s13 = T.MultiplyAdd(x1, y, s13);
        }

        Store(s00, s01, s02, s03, sums);
        Store(s10, s11, s12, s13, sums + 4);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<T>(T s0, T s1, T s2, T s3, float* sums)
        where T : unmanaged, ILanes<T>
    {
        sums[0] = s0.Sum();
        sums[1] = s1.Sum();
        sums[2] = s2.Sum();
        sums[3] = s3.Sum();
    }
}
