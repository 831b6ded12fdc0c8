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
    private readonly NativeBuffer? _scales;

    /// <summary>Makes room for a matrix; <see cref="Pack"/> fills it.</summary>
    public PackedMatrix(int rows, int columns, WeightPrecision precision = WeightPrecision.Float32)
    {
        Rows = rows;
        Columns = columns;
        Precision = precision;
        PanelWidth = Gemm.PanelWidth;
        PanelBytes = (nint)PanelWidth * rows * precision switch
        {
            WeightPrecision.Int8 => Int8Format.Size,
            WeightPrecision.BFloat16 => BFloat16Format.Size,
            _ => Float32Format.Size,
        };
        _buffer = new NativeBuffer(((Panels * PanelBytes) + sizeof(float) - 1) / sizeof(float));
        _scales = precision == WeightPrecision.Int8 ? new NativeBuffer((long)Panels * PanelWidth) : null;
    }

    /// <summary>Gets K.</summary>
    public int Rows { get; }

    /// <summary>Gets N.</summary>
    public int Columns { get; }

    /// <summary>Gets how the numbers are stored.</summary>
    public WeightPrecision Precision { get; }

    /// <summary>Gets the columns of a panel: two registers' worth.</summary>
    public int PanelWidth { get; }

    /// <summary>Gets the distance between two panels.</summary>
    public nint PanelBytes { get; }

    /// <summary>Gets the number of panels.</summary>
    public int Panels => (Columns + PanelWidth - 1) / PanelWidth;

    /// <summary>Gets the panel that begins at column <c>index * PanelWidth</c>.</summary>
    public byte* Panel(int index) => (byte*)_buffer.Pointer + (index * PanelBytes);

    /// <summary>Gets the scales of a panel's columns; null where the numbers have none.</summary>
    public float* Scale(int index) => _scales is null ? null : _scales.Pointer + (index * PanelWidth);

    /// <summary>
    /// Packs some panels of B, whose element (k, n) is <c>source[k * rowStride + n * columnStride]</c>.
    /// </summary>
    public void Pack(float* source, nint rowStride, nint columnStride, int firstPanel, int panels)
    {
        using var rounded = Precision == WeightPrecision.Float32 ? null : new NativeBuffer((long)PanelWidth * Rows);
        for (var p = firstPanel; p < firstPanel + panels; p++)
        {
            var column = p * PanelWidth;
            PackPanel(
                source + (column * columnStride), rowStride, columnStride, Math.Min(PanelWidth, Columns - column),
                Rows, PanelWidth, rounded is null ? (float*)Panel(p) : rounded.Pointer);
            if (rounded is not null)
            {
                Round(rounded.Span, p);
            }
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

    public void Dispose()
    {
        _buffer.Dispose();
        _scales?.Dispose();
    }

    private void Round(ReadOnlySpan<float> panel, int index)
    {
        if (Precision == WeightPrecision.BFloat16)
        {
            Quantisation.ToBFloat16(panel, (ushort*)Panel(index));
        }
        else
        {
            Quantisation.ToInt8(panel, (sbyte*)Panel(index), new Span<float>(Scale(index), PanelWidth));
        }
    }
}
