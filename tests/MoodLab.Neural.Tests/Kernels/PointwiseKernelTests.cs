using MoodLab.Neural.Kernels;
using MoodLab.Neural.Memory;
using MoodLab.Neural.Randomness;

namespace MoodLab.Neural.Tests.Kernels;

/// <summary>The pointwise kernels on every level against the plain one, with lengths that fill no vector.</summary>
public sealed unsafe class PointwiseKernelTests
{
    // Sums over a row are taken in another order on each level; 6e-8 is the spacing of floats near 1.
    private const double RelativeError = 1e-6;

    public static TheoryData<SimdLevel> Levels => SimdPath.All;

    [Theory]
    [MemberData(nameof(Levels))]
    public void LstmForward_OfAnyWidth_GivesThePlainBits(SimdLevel level)
    {
        foreach (var hidden in new[] { 1, 7, 16, 37 })
        {
            Assert.Equal(LstmForward(SimdLevel.Plain, hidden), LstmForward(level, hidden));
        }
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void LstmBackward_OfAnyWidth_GivesThePlainBits(SimdLevel level)
    {
        foreach (var hidden in new[] { 1, 7, 16, 37 })
        {
            Assert.Equal(LstmBackward(SimdLevel.Plain, hidden), LstmBackward(level, hidden));
        }
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void LstmBackward_OfAFadingGradient_EndsAtZero(SimdLevel level)
    {
        using var path = SimdPath.Use(level);
        const int Hidden = 19;
        using NativeBuffer gates = new(4 * Hidden), before = new(Hidden), tanh = new(Hidden);
        using NativeBuffer dh = new(Hidden), dc = new(Hidden);
        gates.Span.Fill(0.5f);
        dc.Span.Fill(1e-30f);

        LstmKernel.Backward(Hidden, gates.Pointer, before.Pointer, tanh.Pointer, dh.Pointer, dc.Pointer);

        Assert.All(dc.Span.ToArray(), value => Assert.Equal(0, value));
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void Softmax_OfAnyWidth_AgreesWithTheFormula(SimdLevel level)
    {
        using var path = SimdPath.Use(level);
        foreach (var length in new[] { 1, 5, 16, 254 })
        {
            using var logits = Random(length, 21);
            using NativeBuffer result = new(length);
            var logSum = SoftmaxKernel.Run(logits.Pointer, result.Pointer, length);

            var exponentials = logits.Span.ToArray().Select(x => Math.Exp(x)).ToArray();
            Assert.Equal(Math.Log(exponentials.Sum()), logSum, RelativeError * 10);
            for (var i = 0; i < length; i++)
            {
                Assert.InRange(
                    (result.Pointer[i] * exponentials.Sum() / exponentials[i]) - 1, -RelativeError, RelativeError);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void Softmax_OfHugeLogits_StaysFinite(SimdLevel level)
    {
        using var path = SimdPath.Use(level);
        using NativeBuffer logits = new(20);
        logits.Span.Fill(-1e30f);
        logits.Span[3] = 1e30f;

        SoftmaxKernel.Run(logits.Pointer, logits.Pointer, 20);

        Assert.Equal(1, logits.Span[3]);
        Assert.Equal(1, logits.Span.ToArray().Sum(), RelativeError);
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void AddColumnSums_OverAPartOfTheColumns_AddsOnlyThere(SimdLevel level)
    {
        using var path = SimdPath.Use(level);
        const int Rows = 3, Columns = 21;
        using NativeBuffer source = new(Rows * Columns), target = new(Columns);
        for (var i = 0; i < source.Length; i++)
        {
            source.Span[i] = i;
        }

        target.Span.Fill(1);

        Elementwise.AddColumnSums(target.Pointer, source.Pointer, Rows, Columns, start: 2, end: 20);

        for (var c = 0; c < Columns; c++)
        {
            Assert.Equal(c is >= 2 and < 20 ? 1 + (3 * c) + (3 * Columns) : 1, target.Span[c]);
        }
    }

    private static float[] LstmForward(SimdLevel level, int hidden)
    {
        using var path = SimdPath.Use(level);
        using NativeBuffer gates = Random(4 * hidden, 1), bias = Random(4 * hidden, 2), before = Random(hidden, 3);
        using NativeBuffer cell = new(hidden), tanh = new(hidden), h = new(hidden);
        LstmKernel.Forward(
            hidden, gates.Pointer, bias.Pointer, before.Pointer, cell.Pointer, tanh.Pointer, h.Pointer);
        return [.. gates.Span, .. cell.Span, .. tanh.Span, .. h.Span];
    }

    private static float[] LstmBackward(SimdLevel level, int hidden)
    {
        using var path = SimdPath.Use(level);
        using NativeBuffer gates = Random(4 * hidden, 1), before = Random(hidden, 2), tanh = Random(hidden, 3);
        using NativeBuffer dh = Random(hidden, 4), dc = Random(hidden, 5);
        LstmKernel.Backward(hidden, gates.Pointer, before.Pointer, tanh.Pointer, dh.Pointer, dc.Pointer);
        return [.. gates.Span, .. dc.Span];
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
