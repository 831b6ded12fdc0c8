using MoodLab.Neural.Memory;
using MoodLab.Neural.Threading;

namespace MoodLab.Neural.Kernels;

/// <summary>
/// Products C [M, N] = A [M, K] B [K, N] with few rows and a long K along which both factors lie in memory, such as a
/// batch of flattened images times a weight matrix: there packing B would cost more than the product.
/// </summary>
internal static unsafe class DotProducts
{
    private const int MostRows = 64;
    private const int LeastDepth = 4096;

    // Four rows of B (32 KB) stay in the first-level cache, all rows of A (512 KB at most) in the second.
    private const int DepthBlock = 2048;
    private const int Rows = 4;

    [ThreadStatic]
    private static NativeBuffer? s_left;

    [ThreadStatic]
    private static NativeBuffer? s_right;

    /// <summary>Tells whether a product is of this kind.</summary>
    public static bool Suit(int m, int k, Strided a, Strided b) =>
        m <= MostRows && k >= LeastDepth && a.ColumnStride == 1 && b.RowStride == 1;

    /// <summary>C = or += A B, columns of C split over the pool's workers.</summary>
    public static void Multiply(
        WorkerPool pool, int m, int n, int k, Strided a, Strided b, float* c, nint stride, bool add) =>
        pool.Run(worker =>
        {
            var (start, end) = pool.Part(n, Rows, worker);
            for (var i = 0; i < m && !add; i++)
            {
                new Span<float>(c + (i * stride) + start, end - start).Clear();
            }

            for (var first = 0; first < k && start < end; first += DepthBlock)
            {
                var depth = Math.Min(DepthBlock, k - first);
                Block(m, start, end, depth, a.Offset(0, first), b.Offset(first, 0), c, stride);
            }
        });

    // Adds the products over one stretch of K. Both factors are copied without denormal numbers, with zeros for rows
    // and elements that are missing.
    private static void Block(int m, int start, int end, int depth, Strided a, Strided b, float* c, nint stride)
    {
        var left = (s_left ??= new NativeBuffer(MostRows * DepthBlock)).Pointer;
        var right = (s_right ??= new NativeBuffer(Rows * DepthBlock)).Pointer;
        var length = (depth + DotKernel.Grain - 1) / DotKernel.Grain * DotKernel.Grain;
        var sums = stackalloc float[Rows * Rows];
        Copy(a.Pointer, a.RowStride, m, depth, length, left);
        for (var j = start; j < end; j += Rows)
        {
            var columns = Math.Min(Rows, end - j);
            Copy(b.Offset(0, j).Pointer, b.ColumnStride, columns, depth, length, right);
            for (var i = 0; i < m; i += Rows)
            {
                DotKernel.Run(
                    length, left + ((nint)i * length), length, right, right + length, right + (2 * length),
                    right + (3 * length), sums);
                for (var r = 0; r < Math.Min(Rows, m - i); r++)
                {
                    for (var s = 0; s < columns; s++)
                    {
                        c[((i + r) * stride) + j + s] += sums[(r * Rows) + s];
                    }
                }
            }
        }
    }

    private static void Copy(float* source, nint stride, int rows, int depth, int length, float* target)
    {
        var filled = (rows + Rows - 1) / Rows * Rows;
        for (var r = 0; r < filled; r++, target += length)
        {
            var used = r < rows ? depth : 0;
            Elementwise.CopyFlushed(source + (r * stride), target, used);
            new Span<float>(target + used, length - used).Clear();
        }
    }
}
