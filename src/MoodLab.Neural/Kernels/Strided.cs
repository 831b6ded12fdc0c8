namespace MoodLab.Neural.Kernels;

/// <summary>A matrix in memory: element (r, c) is <c>Pointer[r * RowStride + c * ColumnStride]</c>.</summary>
/// <param name="Address">Address of element (0, 0).</param>
/// <param name="RowStride">Distance between rows, in floats.</param>
/// <param name="ColumnStride">Distance between columns, in floats.</param>
internal readonly unsafe record struct Strided(nint Address, nint RowStride, nint ColumnStride)
{
    public float* Pointer => (float*)Address;

    /// <summary>A row-major matrix with so many columns.</summary>
    public static Strided Rows(float* pointer, nint columns) => new((nint)pointer, columns, 1);

    /// <summary>The transpose of a row-major matrix with so many columns.</summary>
    public static Strided Transposed(float* pointer, nint columns) => new((nint)pointer, 1, columns);

    public Strided Offset(int row, int column) =>
        this with { Address = (nint)(Pointer + (row * RowStride) + (column * ColumnStride)) };
}
