using System.Runtime.CompilerServices;

namespace MoodLab.Neural.Kernels;

/// <summary>
/// The innermost products: a few rows of packed A times one packed panel of B, with all sums in registers. A is packed
/// as [k, 8 rows], B as [k, two lanes]; every sum runs over k in order, so that the result of a row does not depend on
/// which rows are computed with it.
/// </summary>
/// <remarks>
/// Two lanes times eight rows take 16 accumulators: enough to hide the latency of fused multiply-add on two ports, and
/// with their operands they fit the 32 registers of AVX-512. AVX2 has 16 registers and runs four rows at a time.
/// </remarks>
/// <typeparam name="T">The lanes.</typeparam>
/// <typeparam name="TFormat">How B is stored.</typeparam>
internal static unsafe class GemmKernel<T, TFormat>
    where T : unmanaged, ILanes<T>
    where TFormat : unmanaged, IWeightFormat
{
    // The number of bytes from one lane of B to the next, and from one step of k to the next.
    private static nint Lane
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => T.Count * TFormat.Size;
    }

    private static nint Line
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 2 * T.Count * TFormat.Size;
    }

    /// <summary>C [rows, two lanes] = or += A [rows, k] B [k, two lanes].</summary>
    /// <param name="rows">1 to 8.</param>
    /// <param name="depth">k.</param>
    /// <param name="a">Packed A: element (r, k) at k * 8 + r.</param>
    /// <param name="b">Packed panel of B.</param>
    /// <param name="scale">Scales of the panel's columns, where the format has any.</param>
    /// <param name="c">First element of C.</param>
    /// <param name="stride">Distance between rows of C.</param>
    /// <param name="add">Whether to add to C instead of overwriting it.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(int rows, nint depth, float* a, byte* b, float* scale, float* c, nint stride, bool add)
    {
        if (T.Count == 16 && rows == 8)
        {
            Eight(depth, a, b, scale, c, stride, add);
            return;
        }

        for (; rows >= 4; rows -= 4, a += 4, c += 4 * stride)
        {
            Four(depth, a, b, scale, c, stride, add);
        }

        if (rows >= 2)
        {
            Two(depth, a, b, scale, c, stride, add);
            rows -= 2;
            a += 2;
            c += 2 * stride;
        }

        if (rows == 1)
        {
            One(depth, a, b, scale, c, add);
        }
    }

    /// <summary>
    /// One row of A times four panels at once. With few rows the product waits for memory, which gives more to four
    /// readers than to one.
    /// </summary>
    /// <param name="depth">k.</param>
    /// <param name="a">Packed A: element k at k * 8.</param>
    /// <param name="b">The first of four packed panels.</param>
    /// <param name="scale">Scales of the panels' columns, where the format has any.</param>
    /// <param name="panel">Distance between panels, in bytes.</param>
    /// <param name="c">First of 4 * two lanes elements of C.</param>
    /// <param name="add">Whether to add to C instead of overwriting it.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OneByFour(nint depth, float* a, byte* b, float* scale, nint panel, float* c, bool add)
    {
        byte* second = b + panel, third = second + panel, fourth = third + panel;
        T c0 = default, c1 = default, c2 = default, c3 = default;
        T c4 = default, c5 = default, c6 = default, c7 = default;
        for (nint k = 0, at = 0; k < depth; k++, at += Line, a += Gemm.TileRows)
        {
            var x = T.Broadcast(*a);
            c0 = T.MultiplyAdd(x, TFormat.Load<T>(b + at), c0);
            c1 = T.MultiplyAdd(x, TFormat.Load<T>(b + at + Lane), c1);
            c2 = T.MultiplyAdd(x, TFormat.Load<T>(second + at), c2);
            c3 = T.MultiplyAdd(x, TFormat.Load<T>(second + at + Lane), c3);
            c4 = T.MultiplyAdd(x, TFormat.Load<T>(third + at), c4);
            c5 = T.MultiplyAdd(x, TFormat.Load<T>(third + at + Lane), c5);
            c6 = T.MultiplyAdd(x, TFormat.Load<T>(fourth + at), c6);
            c7 = T.MultiplyAdd(x, TFormat.Load<T>(fourth + at + Lane), c7);
        }

        Store(c0, c1, scale, c, add);
        Store(c2, c3, scale + (2 * T.Count), c + (2 * T.Count), add);
        Store(c4, c5, scale + (4 * T.Count), c + (4 * T.Count), add);
        Store(c6, c7, scale + (6 * T.Count), c + (6 * T.Count), add);
    }

    /// <summary>Two rows of A times four panels at once; as <see cref="OneByFour"/>.</summary>
    /// <param name="depth">k.</param>
    /// <param name="a">Packed A: element (r, k) at k * 8 + r.</param>
    /// <param name="b">The first of four packed panels.</param>
    /// <param name="scale">Scales of the panels' columns, where the format has any.</param>
    /// <param name="panel">Distance between panels, in bytes.</param>
    /// <param name="c">First element of C.</param>
    /// <param name="stride">Distance between rows of C.</param>
    /// <param name="add">Whether to add to C instead of overwriting it.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TwoByFour(
        nint depth, float* a, byte* b, float* scale, nint panel, float* c, nint stride, bool add)
    {
        // Two panels at a time: with both rows that fills the registers of AVX2 and is enough for AVX-512.
        for (var half = 0; half < 2; half++, b += 2 * panel, scale += 4 * T.Count, c += 4 * T.Count)
        {
            var second = b + panel;
            T c00 = default, c01 = default, c02 = default, c03 = default;
            T c10 = default, c11 = default, c12 = default, c13 = default;
            var row = a;
            for (nint k = 0, at = 0; k < depth; k++, at += Line, row += Gemm.TileRows)
            {
                T b0 = TFormat.Load<T>(b + at), b1 = TFormat.Load<T>(b + at + Lane);
                T b2 = TFormat.Load<T>(second + at), b3 = TFormat.Load<T>(second + at + Lane);
                var x = T.Broadcast(row[0]);
                c00 = T.MultiplyAdd(x, b0, c00);
                c01 = T.MultiplyAdd(x, b1, c01);
                c02 = T.MultiplyAdd(x, b2, c02);
                c03 = T.MultiplyAdd(x, b3, c03);
                x = T.Broadcast(row[1]);
                c10 = T.MultiplyAdd(x, b0, c10);
                c11 = T.MultiplyAdd(x, b1, c11);
                c12 = T.MultiplyAdd(x, b2, c12);
                c13 = T.MultiplyAdd(x, b3, c13);
            }

            Store(c00, c01, scale, c, add);
            Store(c02, c03, scale + (2 * T.Count), c + (2 * T.Count), add);
            Store(c10, c11, scale, c + stride, add);
            Store(c12, c13, scale + (2 * T.Count), c + stride + (2 * T.Count), add);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Eight(nint depth, float* a, byte* b, float* scale, float* c, nint stride, bool add)
    {
        T c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default;
        T c30 = default, c31 = default, c40 = default, c41 = default, c50 = default, c51 = default;
        T c60 = default, c61 = default, c70 = default, c71 = default;
        for (nint k = 0; k < depth; k++, a += Gemm.TileRows, b += Line)
        {
            var b0 = TFormat.Load<T>(b);
            var b1 = TFormat.Load<T>(b + Lane);
            var x = T.Broadcast(a[0]);
            c00 = T.MultiplyAdd(x, b0, c00);
            c01 = T.MultiplyAdd(x, b1, c01);
            x = T.Broadcast(a[1]);
            c10 = T.MultiplyAdd(x, b0, c10);
            c11 = T.MultiplyAdd(x, b1, c11);
            x = T.Broadcast(a[2]);
            c20 = T.MultiplyAdd(x, b0, c20);
            c21 = T.MultiplyAdd(x, b1, c21);
            x = T.Broadcast(a[3]);
            c30 = T.MultiplyAdd(x, b0, c30);
            c31 = T.MultiplyAdd(x, b1, c31);
            x = T.Broadcast(a[4]);
            c40 = T.MultiplyAdd(x, b0, c40);
            c41 = T.MultiplyAdd(x, b1, c41);
            x = T.Broadcast(a[5]);
            c50 = T.MultiplyAdd(x, b0, c50);
            c51 = T.MultiplyAdd(x, b1, c51);
            x = T.Broadcast(a[6]);
            c60 = T.MultiplyAdd(x, b0, c60);
            c61 = T.MultiplyAdd(x, b1, c61);
            x = T.Broadcast(a[7]);
            c70 = T.MultiplyAdd(x, b0, c70);
            c71 = T.MultiplyAdd(x, b1, c71);
        }

        Store(c00, c01, scale, c, add);
        Store(c10, c11, scale, c + stride, add);
        Store(c20, c21, scale, c + (2 * stride), add);
        Store(c30, c31, scale, c + (3 * stride), add);
        Store(c40, c41, scale, c + (4 * stride), add);
        Store(c50, c51, scale, c + (5 * stride), add);
        Store(c60, c61, scale, c + (6 * stride), add);
        Store(c70, c71, scale, c + (7 * stride), add);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Four(nint depth, float* a, byte* b, float* scale, float* c, nint stride, bool add)
    {
        T c00 = default, c01 = default, c10 = default, c11 = default;
        T c20 = default, c21 = default, c30 = default, c31 = default;
        for (nint k = 0; k < depth; k++, a += Gemm.TileRows, b += Line)
        {
            var b0 = TFormat.Load<T>(b);
            var b1 = TFormat.Load<T>(b + Lane);
            var x = T.Broadcast(a[0]);
            c00 = T.MultiplyAdd(x, b0, c00);
            c01 = T.MultiplyAdd(x, b1, c01);
            x = T.Broadcast(a[1]);
            c10 = T.MultiplyAdd(x, b0, c10);
            c11 = T.MultiplyAdd(x, b1, c11);
            x = T.Broadcast(a[2]);
            c20 = T.MultiplyAdd(x, b0, c20);
            c21 = T.MultiplyAdd(x, b1, c21);
            x = T.Broadcast(a[3]);
            c30 = T.MultiplyAdd(x, b0, c30);
            c31 = T.MultiplyAdd(x, b1, c31);
        }

        Store(c00, c01, scale, c, add);
        Store(c10, c11, scale, c + stride, add);
        Store(c20, c21, scale, c + (2 * stride), add);
        Store(c30, c31, scale, c + (3 * stride), add);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Two(nint depth, float* a, byte* b, float* scale, float* c, nint stride, bool add)
    {
        T c00 = default, c01 = default, c10 = default, c11 = default;
        for (nint k = 0; k < depth; k++, a += Gemm.TileRows, b += Line)
        {
            var b0 = TFormat.Load<T>(b);
            var b1 = TFormat.Load<T>(b + Lane);
            var x = T.Broadcast(a[0]);
            c00 = T.MultiplyAdd(x, b0, c00);
            c01 = T.MultiplyAdd(x, b1, c01);
            x = T.Broadcast(a[1]);
            c10 = T.MultiplyAdd(x, b0, c10);
            c11 = T.MultiplyAdd(x, b1, c11);
        }

        Store(c00, c01, scale, c, add);
        Store(c10, c11, scale, c + stride, add);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void One(nint depth, float* a, byte* b, float* scale, float* c, bool add)
    {
        T c0 = default, c1 = default;
        for (nint k = 0; k < depth; k++, a += Gemm.TileRows, b += Line)
        {
            var x = T.Broadcast(*a);
            c0 = T.MultiplyAdd(x, TFormat.Load<T>(b), c0);
            c1 = T.MultiplyAdd(x, TFormat.Load<T>(b + Lane), c1);
        }

        Store(c0, c1, scale, c, add);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(T left, T right, float* scale, float* c, bool add)
    {
        if (TFormat.IsScaled)
        {
            left *= T.Load(scale);
            right *= T.Load(scale + T.Count);
        }

        if (add)
        {
            left = T.Load(c) + left;
            right = T.Load(c + T.Count) + right;
        }

        left.Store(c);
        right.Store(c + T.Count);
    }
}
