using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using MoodLab.Neural.Memory;

namespace MoodLab.Neural.Kernels;

/// <summary>
/// The right factor B [K, N] of a product, packed once for many uses: panels of <see cref="PanelWidth"/> columns, each
/// [K, PanelWidth] without gaps, so that the kernel reads it from front to back. Missing columns are zero.
/// </summary>
internal sealed unsafe class PackedMatrix : IDisposable
{
    private readonly NativeBuffer _buffer;

    /// <summary>Makes room for a matrix; <see cref="Pack"/> fills it.</summary>
    public PackedMatrix(int rows, int columns)
    {
        Rows = rows;
        Columns = columns;
        PanelWidth = Gemm.PanelWidth;
        _buffer = new NativeBuffer((long)Panels * PanelWidth * rows);
    }

    /// <summary>Gets K.</summary>
    public int Rows { get; }

    /// <summary>Gets N.</summary>
    public int Columns { get; }

    /// <summary>Gets the columns of a panel: two registers' worth.</summary>
    public int PanelWidth { get; }

    /// <summary>Gets the number of panels.</summary>
    public int Panels => (Columns + PanelWidth - 1) / PanelWidth;

    /// <summary>Gets the panel that begins at column <c>index * PanelWidth</c>.</summary>
    public float* Panel(int index) => _buffer.Pointer + ((long)index * PanelWidth * Rows);

    /// <summary>
    /// Packs some panels of B, whose element (k, n) is <c>source[k * rowStride + n * columnStride]</c>.
    /// </summary>
    public void Pack(float* source, nint rowStride, nint columnStride, int firstPanel, int panels)
    {
        for (var p = firstPanel; p < firstPanel + panels; p++)
        {
            var column = p * PanelWidth;
            PackPanel(
                source + (column * columnStride), rowStride, columnStride, Math.Min(PanelWidth, Columns - column),
                Rows, PanelWidth, Panel(p));
        }
    }

    /// <summary>Copies one panel, with denormal numbers as zero and missing columns as zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void PackPanel(
        float* source, nint rowStride, nint columnStride, int columns, int rows, int width, float* target)
    {
        if (columnStride == 1)
        {
            for (var k = 0; k < rows; k++)
            {
                var from = source + (k * rowStride);
                var to = target + ((nint)k * width);
                var n = 0;
                for (; n + Vector256<float>.Count <= columns; n += Vector256<float>.Count)
                {
                    Gemm.Flush(Vector256.Load(from + n)).Store(to + n);
                }

                for (; n < columns; n++)
                {
                    to[n] = Gemm.Flush(from[n]);
                }

                new Span<float>(to + columns, width - columns).Clear();
            }

            return;
        }

        for (var n = 0; n < width; n++)
        {
            var from = source + (n * columnStride);
            for (var k = 0; k < rows; k++)
            {
                target[((nint)k * width) + n] = n < columns ? Gemm.Flush(from[k * rowStride]) : 0;
            }
        }
    }

    public void Dispose() => _buffer.Dispose();
}
