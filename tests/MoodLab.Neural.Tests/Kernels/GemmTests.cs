using MoodLab.Neural.Kernels;
using MoodLab.Neural.Memory;
using MoodLab.Neural.Randomness;
using MoodLab.Neural.Threading;

namespace MoodLab.Neural.Tests.Kernels;

public sealed unsafe class GemmTests
{
    // Single precision carries 6e-8; errors of a sum over k grow with its square root, and k stays below 10,000 here.
    private const double RelativeError = 5e-6;

    public static TheoryData<SimdLevel> Levels => SimdPath.All;

    [Theory]
    [MemberData(nameof(Levels))]
    public void Multiply_OddSizesAnyStridesAndThreads_AgreesWithTheTripleLoop(SimdLevel level)
    {
        using var path = SimdPath.Use(level);
        RandomSource random = new(11);
        for (var round = 0; round < 60; round++)
        {
            using WorkerPool pool = new(1 + (round % 3));
            using Product product = new(
                1 + random.NextInt(70), 1 + random.NextInt(70), 1 + random.NextInt(70), random, round);
            product.MultiplyOn(pool);
            product.AssertRight(RelativeError);
        }
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void Multiply_BeyondOneBlockInEachDirection_AgreesWithTheTripleLoop(SimdLevel level)
    {
        using var path = SimdPath.Use(level);
        using WorkerPool pool = new(2);
        RandomSource random = new(12);
        (int M, int N, int K)[] sizes = [(207, 33, 5), (3, 2085, 9), (17, 19, 1101), (101, 65, 513)];
        foreach (var (m, n, k) in sizes)
        {
            for (var kind = 0; kind < 4; kind++)
            {
                using Product product = new(m, n, k, random, kind);
                product.MultiplyOn(pool);
                product.AssertRight(RelativeError);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void Multiply_OfFewLongRows_AgreesWithTheTripleLoop(SimdLevel level)
    {
        using var path = SimdPath.Use(level);
        RandomSource random = new(18);
        foreach (var (m, n, k) in new[] { (1, 1, 4096), (5, 7, 4099), (30, 9, 6150), (64, 4, 4100) })
        {
            // Kind 2 overwrites, kind 10 adds; both have the transpose of a row-major B.
            foreach (var kind in new[] { 2, 10 })
            {
                using Product product = new(m, n, k, random, kind);
                Assert.True(DotProducts.Suit(m, k, product.A, product.B));
                float[][] results = new float[2][];
                var before = product.Result.ToArray();
                for (var threads = 1; threads <= 2; threads++)
                {
                    using WorkerPool pool = new(threads);
                    before.CopyTo(product.Result);
                    product.MultiplyOn(pool);
                    product.AssertRight(RelativeError);
                    results[threads - 1] = product.Result.ToArray();
                }

                Assert.Equal(results[0], results[1]);
            }
        }
    }

    [Fact]
    public void Multiply_OnEveryLevelAndNumberOfThreads_GivesTheSameBits()
    {
        float[]? expected = null;
        foreach (var level in Enum.GetValues<SimdLevel>().Where(level => level <= Simd.Best))
        {
            for (var threads = 1; threads <= 3; threads++)
            {
                using var path = SimdPath.Use(level);
                using WorkerPool pool = new(threads);
                using Product product = new(37, 45, 1030, new RandomSource(13), kind: 0);
                product.MultiplyOn(pool);
                expected ??= product.Result.ToArray();
                Assert.Equal(expected, product.Result.ToArray());
            }
        }
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void MultiplyPacked_AnyPartOfThePanels_AgreesWithTheTripleLoop(SimdLevel level)
    {
        using var path = SimdPath.Use(level);
        RandomSource random = new(14);

        // One and two rows with many panels take a way of their own; kind 1 adds to what is there.
        foreach (var (m, n, k, kind) in new[]
        {
            (1, 70, 13, 0), (13, 65, 31, 0), (8, 64, 600, 0), (29, 3, 1, 0),
            (1, 300, 40, 0), (1, 300, 41, 1), (2, 300, 40, 0), (2, 1100, 17, 1),
        })
        {
            using Product product = new(m, n, k, random, kind);
            using PackedMatrix packed = new(k, n);
            packed.Pack(product.B.Pointer, product.B.RowStride, product.B.ColumnStride, 0, packed.Panels);
            using NativeBuffer rows = new(Gemm.PackedLength(m, k));
            Gemm.PackRows(product.A, m, k, rows.Pointer);
            var half = packed.Panels / 2;
            Gemm.MultiplyPacked(m, rows.Pointer, packed, 0, half, product.C, n, product.Add);
            Gemm.MultiplyPacked(
                m, rows.Pointer, packed, half, packed.Panels - half, product.C + (half * packed.PanelWidth), n,
                product.Add);
            product.AssertRight(RelativeError);
        }
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void PackRow_PieceByPiece_PacksLikePackRows(SimdLevel level)
    {
        using var path = SimdPath.Use(level);
        const int M = 19, K = 7;
        using Product product = new(M, 1, K, new RandomSource(15), kind: 0);
        using NativeBuffer whole = new(Gemm.PackedLength(M, K)), single = new(Gemm.PackedLength(M, K));
        Gemm.PackRows(product.A, M, K, whole.Pointer);
        for (var i = 0; i < M; i++)
        {
            Gemm.PackRow(product.A.Offset(i, 3), K - 3, single.Pointer, i, K, 3);
            Gemm.PackRow(product.A.Offset(i, 0), 3, single.Pointer, i, K, 0);
        }

        Assert.Equal(whole.Span.ToArray(), single.Span.ToArray());
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void Multiply_OfDenormalNumbers_TakesThemForZero(SimdLevel level)
    {
        using var path = SimdPath.Use(level);
        using WorkerPool pool = new(1);
        using Product product = new(9, 33, 5, new RandomSource(16), kind: 0);
        for (var i = 0; i < 9 * 5; i++)
        {
            product.A.Pointer[i] = 1e-39f;
        }

        for (var i = 0; i < 5 * 33; i++)
        {
            product.B.Pointer[i] = 1e38f;
        }

        Gemm.Multiply(pool, 9, 33, 5, product.A, product.B, product.C, 33);

        Assert.All(product.Result.ToArray(), value => Assert.Equal(0, value));
    }

    [Fact]
    public void Multiply_OfNothing_LeavesTheResultAlone()
    {
        using WorkerPool pool = new(2);
        using Product product = new(3, 4, 5, new RandomSource(17), kind: 0);
        var before = product.Result.ToArray();

        Gemm.Multiply(pool, 0, 4, 5, product.A, product.B, product.C, 4);
        Gemm.Multiply(pool, 3, 0, 5, product.A, product.B, product.C, 4);

        Assert.Equal(before, product.Result.ToArray());
    }

    /// <summary>Random factors, transposed or not, and the product in double precision.</summary>
    private sealed class Product : IDisposable
    {
        private readonly int _m;
        private readonly int _n;
        private readonly int _k;
        private readonly NativeBuffer _a;
        private readonly NativeBuffer _b;
        private readonly NativeBuffer _c;
        private readonly double[] _expected;

        public Product(int m, int n, int k, RandomSource random, int kind)
        {
            (_m, _n, _k) = (m, n, k);
            (_a, _b, _c) = (Fill(m * k, random), Fill(k * n, random), Fill(m * n, random));
            A = kind % 2 == 0 ? Strided.Rows(_a.Pointer, k) : Strided.Transposed(_a.Pointer, m);
            B = kind / 2 % 2 == 0 ? Strided.Rows(_b.Pointer, n) : Strided.Transposed(_b.Pointer, k);
            Add = kind % 3 == 1;
            _expected = new double[m * n];
            for (var i = 0; i < m; i++)
            {
                for (var j = 0; j < n; j++)
                {
                    var sum = Add ? _c.Pointer[(i * n) + j] : 0.0;
                    for (var q = 0; q < k; q++)
                    {
                        sum += (double)*A.Offset(i, q).Pointer * *B.Offset(q, j).Pointer;
                    }

                    _expected[(i * n) + j] = sum;
                }
            }
        }

        public Strided A { get; }

        public Strided B { get; }

        public bool Add { get; }

        public float* C => _c.Pointer;

        public Span<float> Result => _c.Span;

        public void MultiplyOn(WorkerPool pool) => Gemm.Multiply(pool, _m, _n, _k, A, B, C, _n, Add);

        public void AssertRight(double tolerance)
        {
            double difference = 0, size = 1e-30;
            for (var i = 0; i < _expected.Length; i++)
            {
                difference += Math.Pow(_expected[i] - C[i], 2);
                size += Math.Pow(_expected[i], 2);
            }

            var error = Math.Sqrt(difference / size);
            Assert.True(error < tolerance, $"[{_m}, {_k}] x [{_k}, {_n}]: relative error {error:E2}");
        }

        public void Dispose()
        {
            _a.Dispose();
            _b.Dispose();
            _c.Dispose();
        }

        private static NativeBuffer Fill(int length, RandomSource random)
        {
            NativeBuffer buffer = new(length);
            foreach (ref var value in buffer.Span)
            {
                value = (float)random.NextGaussian();
            }

            return buffer;
        }
    }
}
