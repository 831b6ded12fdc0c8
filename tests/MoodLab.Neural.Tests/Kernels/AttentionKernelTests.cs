using MoodLab.Neural.Kernels;
using MoodLab.Neural.Memory;
using MoodLab.Neural.Randomness;

namespace MoodLab.Neural.Tests.Kernels;

/// <summary>The kernels of attention on every level against the formulas, with lengths that fill no vector.</summary>
public sealed unsafe class AttentionKernelTests
{
    // Sums of up to 37 products near 1, in any order; 6e-8 is the spacing of floats near 1.
    private const double Rounding = 1e-5;

    private static readonly int[] s_lengths = [1, 7, 16, 37];

    public static TheoryData<SimdLevel> Levels => SimdPath.All;

    [Theory]
    [MemberData(nameof(Levels))]
    public void Scores_OfAnyWidth_AreTheProducts(SimdLevel level)
    {
        using var path = SimdPath.Use(level);
        foreach (var size in s_lengths)
        {
            using NativeBuffer query = Random(size, 1), keys = Random(3 * size, 2), scores = new(3);

            AttentionKernel.Scores(query.Pointer, keys.Pointer, 3, size, scores.Pointer);

            for (var n = 0; n < 3; n++)
            {
                var expected = Enumerable.Range(0, size).Sum(d => (double)query.Span[d] * keys.Span[(n * size) + d]);
                Assert.Equal(expected, scores.Span[n], Rounding);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void Mix_OfAnyWidth_IsTheWeightedSum(SimdLevel level)
    {
        using var path = SimdPath.Use(level);
        foreach (var size in s_lengths)
        {
            using NativeBuffer weights = Random(5, 1), values = Random(5 * size, 2), output = Random(size, 3);

            AttentionKernel.Mix(weights.Pointer, values.Pointer, 5, size, output.Pointer);

            for (var d = 0; d < size; d++)
            {
                var expected = Enumerable.Range(0, 5).Sum(n => (double)weights.Span[n] * values.Span[(n * size) + d]);
                Assert.Equal(expected, output.Span[d], Rounding);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void SoftmaxBackwardInPlace_OfAnyWidth_IsTheFormula(SimdLevel level)
    {
        using var path = SimdPath.Use(level);
        foreach (var length in s_lengths)
        {
            using NativeBuffer probabilities = Random(length, 1), gradient = Random(length, 2);
            SoftmaxKernel.Run(probabilities.Pointer, probabilities.Pointer, length);
            var before = gradient.Span.ToArray();
            var sum = Enumerable.Range(0, length).Sum(n => (double)probabilities.Span[n] * before[n]);

            SoftmaxKernel.BackwardInPlace(probabilities.Pointer, gradient.Pointer, length);

            for (var n = 0; n < length; n++)
            {
                Assert.Equal(probabilities.Span[n] * (before[n] - sum), gradient.Span[n], Rounding);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void SoftmaxBackwardInPlace_OfVanishingProbabilities_LeavesNoDenormals(SimdLevel level)
    {
        using var path = SimdPath.Use(level);
        const int Length = 19;
        using NativeBuffer probabilities = new(Length), gradient = Random(Length, 1);
        probabilities.Span.Fill(1e-40f);
        probabilities.Span[0] = 1;

        SoftmaxKernel.BackwardInPlace(probabilities.Pointer, gradient.Pointer, Length);

        Assert.All(gradient.Span[1..].ToArray(), value => Assert.Equal(0, value));
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void MultiplyAndAddScaled_OfAnyWidth_GiveThePlainBits(SimdLevel level)
    {
        foreach (var length in s_lengths)
        {
            Assert.Equal(Pointwise(SimdLevel.Plain, length), Pointwise(level, length));
        }
    }

    private static float[] Pointwise(SimdLevel level, int length)
    {
        using var path = SimdPath.Use(level);
        using NativeBuffer upstream = Random(length, 2), scaled = Random(length, 4);
        Elementwise.Multiply(scaled.Pointer, 0.3f, length);
        Elementwise.AddScaled(scaled.Pointer, upstream.Pointer, -0.7f, length);
        return [.. scaled.Span];
    }

    private static NativeBuffer Random(int length, ulong seed)
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
