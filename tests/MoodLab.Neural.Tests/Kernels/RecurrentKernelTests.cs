using MoodLab.Neural.Kernels;
using MoodLab.Neural.Memory;
using MoodLab.Neural.Randomness;

namespace MoodLab.Neural.Tests.Kernels;

/// <summary>The pointwise kernels of recurrent layers on every level against the plain one, bit by bit.</summary>
public sealed unsafe class RecurrentKernelTests
{
    // Lengths that fill no vector, one, or some and a rest.
    private static readonly int[] s_lengths = [1, 7, 16, 37];

    public static TheoryData<SimdLevel> Levels => SimdPath.All;

    [Theory]
    [MemberData(nameof(Levels))]
    public void Rnn_OfAnyWidth_GivesThePlainBits(SimdLevel level) => AssertPlainBits(level, length =>
    {
        using NativeBuffer gate = Random(length, 1), bias = Random(length, 2), dh = Random(length, 3), h = new(length);
        RnnKernel.Forward(length, gate.Pointer, bias.Pointer, h.Pointer);
        RnnKernel.Backward(length, gate.Pointer, h.Pointer, dh.Pointer);
        return [.. h.Span, .. gate.Span];
    });

    [Theory]
    [MemberData(nameof(Levels))]
    public void Gru_OfAnyWidth_GivesThePlainBits(SimdLevel level) => AssertPlainBits(level, length =>
    {
        using NativeBuffer gates = Random(4 * length, 1), bi = Random(3 * length, 2), bh = Random(3 * length, 3);
        using NativeBuffer before = Random(length, 4), dh = Random(length, 5), carry = Random(length, 6);
        using NativeBuffer h = new(length);
        GruKernel.Forward(length, gates.Pointer, bi.Pointer, bh.Pointer, before.Pointer, h.Pointer);
        float[] activations = [.. gates.Span, .. h.Span];
        GruKernel.Backward(length, gates.Pointer, before.Pointer, dh.Pointer, carry.Pointer);
        return [.. activations, .. gates.Span, .. carry.Span];
    });

    [Theory]
    [MemberData(nameof(Levels))]
    public void Hadamard_OfAnyWidth_GivesThePlainBits(SimdLevel level) => AssertPlainBits(level, length =>
    {
        using NativeBuffer left = Random(length, 1), right = Random(length, 2), other = Random(length, 3);
        using NativeBuffer product = new(length);
        Hadamard.Multiply(product.Pointer, left.Pointer, right.Pointer, length);
        Hadamard.AddProduct(product.Pointer, left.Pointer, other.Pointer, length);
        Hadamard.Backward(left.Pointer, right.Pointer, other.Pointer, length);
        return [.. product.Span, .. left.Span, .. right.Span];
    });

    [Fact]
    public void Hadamard_OnKnownNumbers_MultipliesElementByElement()
    {
        using NativeBuffer left = Of(2, 3), right = Of(5, 7), target = Of(1, 1), gradient = Of(10, 100);
        Hadamard.AddProduct(target.Pointer, left.Pointer, right.Pointer, 2);
        Assert.Equal([11, 22], target.Span.ToArray());
        Hadamard.Multiply(target.Pointer, left.Pointer, right.Pointer, 2);
        Assert.Equal([10, 21], target.Span.ToArray());
        Hadamard.Backward(left.Pointer, right.Pointer, gradient.Pointer, 2);
        Assert.Equal([50, 700], left.Span.ToArray());
        Assert.Equal([20, 300], right.Span.ToArray());
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void Backward_OfAFadingGradient_EndsAtZero(SimdLevel level)
    {
        using var path = SimdPath.Use(level);
        const int Hidden = 19;
        using NativeBuffer gates = new(4 * Hidden), before = new(Hidden), dh = new(Hidden), carry = new(Hidden);
        gates.Span.Fill(0.5f);
        carry.Span.Fill(1e-30f);
        GruKernel.Backward(Hidden, gates.Pointer, before.Pointer, dh.Pointer, carry.Pointer);
        Assert.All(carry.Span.ToArray(), value => Assert.Equal(0, value));

        dh.Span.Fill(1e-30f);
        before.Span.Fill(0.5f);
        RnnKernel.Backward(Hidden, gates.Pointer, before.Pointer, dh.Pointer);
        Assert.All(gates.Span[..Hidden].ToArray(), value => Assert.Equal(0, value));
    }

    private static void AssertPlainBits(SimdLevel level, Func<int, float[]> run)
    {
        foreach (var length in s_lengths)
        {
            Assert.Equal(On(SimdLevel.Plain, length, run), On(level, length, run));
        }
    }

    private static float[] On(SimdLevel level, int length, Func<int, float[]> run)
    {
        using var path = SimdPath.Use(level);
        return run(length);
    }

    private static NativeBuffer Of(params float[] values)
    {
        NativeBuffer buffer = new(values.Length);
        values.CopyTo(buffer.Span);
        return buffer;
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
