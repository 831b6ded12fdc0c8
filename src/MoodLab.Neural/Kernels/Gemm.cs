using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using MoodLab.Neural.Memory;
using MoodLab.Neural.Threading;

namespace MoodLab.Neural.Kernels;

/// <summary>
/// Single-precision matrix products, C [M, N] = or += A [M, K] B [K, N], after Goto and van de Geijn, "Anatomy of
/// High-Performance Matrix Multiplication" (2008): blocks of A and B are packed so that the kernel reads both from
/// front to back. Sums run over k in blocks of fixed length, so the result does not depend on the number of threads.
/// </summary>
internal static unsafe class Gemm
{
    /// <summary>Rows of a packed tile of A.</summary>
    public const int TileRows = 8;

    // A block of B's panel (512 x 32 floats, 64 KB) and one of A (192 x 512, 384 KB) stay in the second-level cache.
    private const int DepthBlock = 512;
    private const int RowBlock = 192;
    private const int ColumnBlock = 2048;

    /// <summary>
    /// Smaller than any number that matters, far above the denormals (1e-38), on which products are up to 190 times
    /// slower.
    /// </summary>
    public const float Tiny = 1e-30f;

    [ThreadStatic]
    private static NativeBuffer? s_packedA;

    [ThreadStatic]
    private static NativeBuffer? s_packedB;

    /// <summary>Gets the columns of a panel of B at the level in use.</summary>
    public static int PanelWidth => Simd.Level switch
    {
        SimdLevel.Avx512 => 2 * Lanes512.Count,
        SimdLevel.Avx2 => 2 * Lanes256.Count,
        _ => 2 * Lanes1.Count,
    };

    /// <summary>Zero for a number that is too small to matter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Flush(float value) => MathF.Abs(value) < Tiny ? 0 : value;

    /// <summary>Zero for numbers that are too small to matter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Flush(Vector256<float> values) => Vector256.ConditionalSelect(
        Vector256.LessThan(Vector256.Abs(values), Vector256.Create(Tiny)), Vector256<float>.Zero, values);

    /// <summary>C = or += A B with any strides, split over the pool's workers.</summary>
    public static void Multiply(
        WorkerPool pool, int m, int n, int k, Strided a, Strided b, float* c, nint stride, bool add = false)
    {
        if (DotProducts.Suit(m, k, a, b))
        {
            DotProducts.Multiply(pool, m, n, k, a, b, c, stride, add);
            return;
        }

        pool.Run(worker =>
        {
            if (m >= n)
            {
                var (start, end) = pool.Part(m, TileRows, worker);
                Single(end - start, n, k, a.Offset(start, 0), b, c + (start * stride), stride, add);
            }
            else
            {
                var (start, end) = pool.Part(n, PanelWidth, worker);
                Single(m, end - start, k, a, b.Offset(0, start), c + start, stride, add);
            }
        });
    }

    /// <summary>
    /// Packs rows of A into tiles of <see cref="TileRows"/>: tile t, element (r, k) at (t * K + k) * 8 + r.
    /// </summary>
    /// <param name="a">A, from its first row and column to be packed.</param>
    /// <param name="m">Rows.</param>
    /// <param name="k">Columns.</param>
    /// <param name="target">Room for <see cref="PackedLength"/> floats.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void PackRows(Strided a, int m, int k, float* target)
    {
        if (a.RowStride == 1)
        {
            PackColumns(a.Pointer, a.ColumnStride, m, k, target);
            return;
        }

        for (var i = 0; i < m; i++)
        {
            PackRow(a.Offset(i, 0), k, target, i, k, 0);
        }
    }

    // The transposed case follows the memory, which runs along m: eight neighbours are a row of a tile as they stand.
    // Two steps of k together fill a cache line of the target, so that no line is fetched twice.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PackColumns(float* from, nint stride, int m, int k, float* target)
    {
        var whole = m / TileRows * TileRows;
        for (var j = 0; j < k; j += 2)
        {
            var second = j + 1 < k;
            var to = target + (j * TileRows);
            for (var i = 0; i < whole; i += TileRows, to += (nint)k * TileRows)
            {
                Flush(Vector256.Load(from + i)).Store(to);
                if (second)
                {
                    Flush(Vector256.Load(from + stride + i)).Store(to + TileRows);
                }
            }

            for (var i = whole; i < m; i++)
            {
                to[i - whole] = Flush(from[i]);
                if (second)
                {
                    to[TileRows + i - whole] = Flush(from[stride + i]);
                }
            }

            from += 2 * stride;
        }
    }

    /// <summary>Packs a piece of a row of A to where <see cref="PackRows"/> would put it.</summary>
    /// <param name="row">The piece.</param>
    /// <param name="length">Its length.</param>
    /// <param name="target">The packed matrix.</param>
    /// <param name="i">Which row of A it is.</param>
    /// <param name="k">Columns of A.</param>
    /// <param name="first">The column of A at which the piece begins.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void PackRow(Strided row, int length, float* target, int i, int k, int first)
    {
        var from = row.Pointer;
        var to = target + ((((nint)(i / TileRows) * k) + first) * TileRows) + (i % TileRows);
        for (var j = 0; j < length; j++, from += row.ColumnStride, to += TileRows)
        {
            *to = Flush(*from);
        }
    }

    /// <summary>Floats that <see cref="PackRows"/> writes to.</summary>
    public static long PackedLength(int m, int k) => (long)(m + TileRows - 1) / TileRows * TileRows * k;

    /// <summary>
    /// C = or += A B for packed A (all of K) and some panels of a packed B. The first column of C is that of the first
    /// panel.
    /// </summary>
    public static void MultiplyPacked(
        int m, float* a, PackedMatrix b, int firstPanel, int panels, float* c, nint stride, bool add)
    {
        switch (Simd.Level)
        {
            case SimdLevel.Avx512:
                MultiplyPacked<Lanes512>(m, a, b, firstPanel, panels, c, stride, add);
                break;
            case SimdLevel.Avx2:
                MultiplyPacked<Lanes256>(m, a, b, firstPanel, panels, c, stride, add);
                break;
            default:
                MultiplyPacked<Lanes1>(m, a, b, firstPanel, panels, c, stride, add);
                break;
        }
    }

    private static void MultiplyPacked<T>(
        int m, float* a, PackedMatrix b, int firstPanel, int panels, float* c, nint stride, bool add)
        where T : unmanaged, ILanes<T>
    {
        switch (b.Precision)
        {
            case WeightPrecision.Int8:
                MultiplyPacked<T, Int8Format>(m, a, b, firstPanel, panels, c, stride, add);
                break;
            case WeightPrecision.BFloat16:
                MultiplyPacked<T, BFloat16Format>(m, a, b, firstPanel, panels, c, stride, add);
                break;
            default:
                MultiplyPacked<T, Float32Format>(m, a, b, firstPanel, panels, c, stride, add);
                break;
        }
    }

    private static void MultiplyPacked<T, TFormat>(
        int m, float* a, PackedMatrix b, int firstPanel, int panels, float* c, nint stride, bool add)
        where T : unmanaged, ILanes<T>
        where TFormat : unmanaged, IWeightFormat
    {
        var p = firstPanel;
        var end = firstPanel + panels;
        if (m <= 2)
        {
            // Few rows wait for memory: four whole panels at a time, as far as they go.
            var whole = Math.Min(end, b.Columns / b.PanelWidth);
            for (; p + 4 <= whole; p += 4, c += 4 * b.PanelWidth)
            {
                if (m == 1)
                {
                    GemmKernel<T, TFormat>.OneByFour(b.Rows, a, b.Panel(p), b.Scale(p), b.PanelBytes, c, add);
                }
                else
                {
                    GemmKernel<T, TFormat>.TwoByFour(b.Rows, a, b.Panel(p), b.Scale(p), b.PanelBytes, c, stride, add);
                }
            }
        }

        for (; p < end; p++, c += b.PanelWidth)
        {
            var columns = Math.Min(b.PanelWidth, b.Columns - (p * b.PanelWidth));
            Column<T, TFormat>(m, b.Rows, b.Rows, a, b.Panel(p), b.Scale(p), columns, c, stride, add);
        }
    }

    /// <summary>
    /// One packed panel of B against all packed rows of A; a tile of A holds "depthOfTile" steps of which "depth" are
    /// used.
    /// </summary>
    public static void Column(
        int m, int depth, int depthOfTile, float* a, float* panel, int columns, float* c, nint stride, bool add)
    {
        switch (Simd.Level)
        {
            case SimdLevel.Avx512:
                Column<Lanes512, Float32Format>(
                    m, depth, depthOfTile, a, (byte*)panel, null, columns, c, stride, add);
                break;
            case SimdLevel.Avx2:
                Column<Lanes256, Float32Format>(
                    m, depth, depthOfTile, a, (byte*)panel, null, columns, c, stride, add);
                break;
            default:
                Column<Lanes1, Float32Format>(m, depth, depthOfTile, a, (byte*)panel, null, columns, c, stride, add);
                break;
        }
    }

    private static void Column<T, TFormat>(
        int m, int depth, int depthOfTile, float* a, byte* panel, float* scale, int columns, float* c, nint stride,
        bool add)
        where T : unmanaged, ILanes<T>
        where TFormat : unmanaged, IWeightFormat
    {
        var width = 2 * T.Count;
        var edge = stackalloc float[TileRows * 2 * 16];
        for (var i = 0; i < m; i += TileRows)
        {
            var rows = Math.Min(TileRows, m - i);
            var tile = a + ((nint)i * depthOfTile);
            if (columns == width)
            {
                GemmKernel<T, TFormat>.Run(rows, depth, tile, panel, scale, c + (i * stride), stride, add);
                continue;
            }

            GemmKernel<T, TFormat>.Run(rows, depth, tile, panel, scale, edge, width, add: false);
            for (var r = 0; r < rows; r++)
            {
                var to = c + ((i + r) * stride);
                for (var j = 0; j < columns; j++)
                {
                    to[j] = (add ? to[j] : 0) + edge[(r * width) + j];
                }
            }
        }
    }

    /// <summary>C = or += A B with any strides on the calling thread, which may be at work for a pool.</summary>
    public static void Single(int m, int n, int k, Strided a, Strided b, float* c, nint stride, bool add)
    {
        if (m <= 0 || n <= 0)
        {
            return;
        }

        switch (Simd.Level)
        {
            case SimdLevel.Avx512:
                Single<Lanes512>(m, n, k, a, b, c, stride, add);
                break;
            case SimdLevel.Avx2:
                Single<Lanes256>(m, n, k, a, b, c, stride, add);
                break;
            default:
                Single<Lanes1>(m, n, k, a, b, c, stride, add);
                break;
        }
    }

    private static void Single<T>(int m, int n, int k, Strided a, Strided b, float* c, nint stride, bool add)
        where T : unmanaged, ILanes<T>
    {
        var width = 2 * T.Count;
        var packedA = (s_packedA ??= new NativeBuffer(RowBlock * DepthBlock)).Pointer;
        var packedB = (s_packedB ??= new NativeBuffer(ColumnBlock * DepthBlock)).Pointer;
        for (var column = 0; column < n; column += ColumnBlock)
        {
            var columns = Math.Min(ColumnBlock, n - column);
            for (var first = 0; first < k; first += DepthBlock)
            {
                var depth = Math.Min(DepthBlock, k - first);
                for (var j = 0; j < columns; j += width)
                {
                    var from = b.Offset(first, column + j);
                    PackedMatrix.PackPanel(
                        from.Pointer, from.RowStride, from.ColumnStride, Math.Min(width, columns - j), depth, width,
                        packedB + ((nint)j * depth));
                }

                for (var row = 0; row < m; row += RowBlock)
                {
                    var rows = Math.Min(RowBlock, m - row);
                    PackRows(a.Offset(row, first), rows, depth, packedA);
                    for (var j = 0; j < columns; j += width)
                    {
                        Column<T, Float32Format>(
                            rows, depth, depth, packedA, (byte*)(packedB + ((nint)j * depth)), null,
                            Math.Min(width, columns - j), c + (row * stride) + column + j, stride, add || first > 0);
                    }
                }
            }
        }
    }
}
