using MoodLab.Neural.Kernels;
using MoodLab.Neural.Memory;
using MoodLab.Neural.Randomness;

namespace MoodLab.Neural.Tests.Kernels;

/// <summary>Products with stored weights, beside the same products in double precision.</summary>
public sealed unsafe class PackedMatrixTests
{
    // Single precision carries 6e-8; sums of 70 terms stay below this.
    private const double RelativeError = 2e-6;

    // One column more than four panels of the widest level, so that every kernel has work.
    private const int Columns = (4 * 32) + 5;
    private const int Depth = 70;

    public static TheoryData<SimdLevel, WeightPrecision> Paths
    {
        get
        {
            TheoryData<SimdLevel, WeightPrecision> paths = [];
            foreach (var level in SimdPath.All)
            {
                foreach (var precision in Enum.GetValues<WeightPrecision>())
                {
                    paths.Add(level, precision);
                }
            }

            return paths;
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void MultiplyPacked_AnyNumberOfRows_AgreesWithTheRoundedWeightsProduct(
        SimdLevel level, WeightPrecision precision)
    {
        using var path = SimdPath.Use(level);
        foreach (var rows in new[] { 1, 2, 3, 7, 8, 13 })
        {
            using NativeBuffer a = Fill(rows * Depth, 21), b = Fill(Depth * Columns, 22), c = Fill(rows * Columns, 23);
            using NativeBuffer packed = new(Gemm.PackedLength(rows, Depth));
            Gemm.PackRows(Strided.Rows(a.Pointer, Depth), rows, Depth, packed.Pointer);
            using PackedMatrix matrix = new(Depth, Columns, precision);
            matrix.Pack(b.Pointer, Columns, 1, 0, matrix.Panels);
            var expected = Expected(rows, a.Span, Rounded(b.Span, precision), c.Span);

            Gemm.MultiplyPacked(rows, packed.Pointer, matrix, 0, matrix.Panels, c.Pointer, Columns, add: true);

            AssertClose(expected, c.Span);
        }
    }

    [Theory]
    [InlineData(1f, 0x3F80)]
    [InlineData(-2.5f, 0xC020)]
    [InlineData(1.00390625f, 0x3F80)] // half way between two: the even one
    [InlineData(1.01171875f, 0x3F82)]
    [InlineData(float.PositiveInfinity, 0x7F80)]
    [InlineData(float.MaxValue, 0x7F80)]
    public void ToBFloat16_OfANumber_RoundsToTheNearestEven(float value, ushort expected) =>
        Assert.Equal(expected, Quantisation.ToBFloat16(value));

    [Fact]
    public void ToBFloat16_OfNoNumber_StaysNoNumber() =>
        Assert.True(float.IsNaN(BitConverter.UInt32BitsToSingle((uint)Quantisation.ToBFloat16(float.NaN) << 16)));

    [Fact]
    public void ToInt8_OfTwoColumns_TakesEachColumnsLargestAs127()
    {
        float[] panel = [0.5f, 0, -1, 0, 0.25f, 0];
        var numbers = stackalloc sbyte[6];
        var scales = new float[2];

        Quantisation.ToInt8(panel, numbers, scales);

        Assert.Equal([1f / 127, 0], scales);
        Assert.Equal([64, 0, -127, 0, 32, 0], new ReadOnlySpan<sbyte>(numbers, 6).ToArray());
    }

    private static double[] Expected(int rows, Span<float> a, double[] b, Span<float> c)
    {
        var expected = new double[rows * Columns];
        for (var i = 0; i < expected.Length; i++)
        {
            expected[i] = c[i];
            for (var k = 0; k < Depth; k++)
            {
                expected[i] += a[(i / Columns * Depth) + k] * b[(k * Columns) + (i % Columns)];
            }
        }

        return expected;
    }

    // Written once more, plainly: from the format's definition.
    private static double[] Rounded(Span<float> weights, WeightPrecision precision)
    {
        var values = weights.ToArray();
        double Scale(int column) =>
            Enumerable.Range(0, Depth).Max(k => Math.Abs(values[(k * Columns) + column])) / 127.0;
        return precision switch
        {
            WeightPrecision.BFloat16 => [.. values.Select(value => BFloat16Nearest(value))],
            WeightPrecision.Int8 =>
                [.. values.Select((value, i) => Math.Round(value / Scale(i % Columns)) * Scale(i % Columns))],
            _ => [.. values.Select(value => (double)value)],
        };
    }

    // Eight significant bits.
    private static double BFloat16Nearest(double value)
    {
        var unit = Math.Pow(2, Math.Floor(Math.Log2(Math.Abs(value))) - 7);
        return Math.Round(value / unit) * unit;
    }

    private static void AssertClose(double[] expected, ReadOnlySpan<float> actual)
    {
        double difference = 0, size = 0;
        for (var i = 0; i < expected.Length; i++)
        {
            difference += Math.Pow(expected[i] - actual[i], 2);
            size += Math.Pow(expected[i], 2);
        }

        Assert.InRange(Math.Sqrt(difference / size), 0, RelativeError);
    }

    private static NativeBuffer Fill(int length, ulong seed)
    {
        RandomSource random = new(seed);
        NativeBuffer buffer = new(length);
        foreach (ref var value in buffer.Span)
        {
            value = (float)random.NextGaussian();
        }

        return buffer;
    }
}
