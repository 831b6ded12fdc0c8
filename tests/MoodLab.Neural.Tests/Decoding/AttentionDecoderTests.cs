using MoodLab.Neural.Autograd;
using MoodLab.Neural.Decoding;
using MoodLab.Neural.Kernels;
using MoodLab.Neural.Layers;
using MoodLab.Neural.Randomness;
using MoodLab.Neural.Tests.Layers;
using MoodLab.Neural.Threading;

namespace MoodLab.Neural.Tests.Decoding;

public sealed class AttentionDecoderTests
{
    // The same sums in another order, near 1.
    private const double Rounding = 1e-5;
    private const int Size = 36;

    [Theory]
    [MemberData(nameof(SimdPath.WithThreads), MemberType = typeof(SimdPath))]
    public void Step_TokenByToken_GivesTheWholeSequencesNumbers(SimdLevel level, int threads)
    {
        using var path = SimdPath.Use(level);
        using WorkerPool pool = new(threads);
        using Tape tape = new(pool);
        const int Steps = 21, Streams = 3;
        foreach (var rotary in new[] { false, true })
        {
            var layer = Lively(rotary);
            var input = GradientCheck.Random(2, Steps, Streams, Size);
            using AttentionDecoder decoder = new(layer, Streams, Steps, pool);
            AttentionCache[] caches = [.. Enumerable.Range(0, Streams).Select(_ => decoder.CreateCache())];

            var whole = layer.Forward(tape, input, causal: true);

            for (var t = 0; t < Steps; t++)
            {
                var row = t * Streams * Size;
                var step = decoder.Step(caches, input.Data.Slice(row, Streams * Size));
                for (var i = 0; i < step.Length; i++)
                {
                    Assert.Equal(whole.Data[row + i], step[i], Rounding);
                }
            }
        }
    }

    [Fact]
    public void Step_BesideOthersOnMoreThreads_GivesAStreamTheSameBits()
    {
        const int Steps = 9;
        var layer = Lively(rotary: true);
        var input = GradientCheck.Random(2, Steps, Size).Data.ToArray();
        var alone = new float[Steps * Size];
        using WorkerPool one = new(1), two = new(2);
        using AttentionDecoder single = new(layer, 1, Steps, one), many = new(layer, 12, 2 * Steps, two);
        using var cache = single.CreateCache();
        AttentionCache[] caches = [.. Enumerable.Range(0, 12).Select(_ => many.CreateCache())];
        for (var t = 0; t < Steps; t++)
        {
            single.Step([cache], input.AsSpan(t * Size, Size)).CopyTo(alone.AsSpan(t * Size));
        }

        // The others began earlier, and their number changes.
        many.Step(caches.AsSpan(1), GradientCheck.Random(3, 11, Size).Data);
        for (var t = 0; t < Steps; t++)
        {
            var rows = 1 + (t * 4 % 12);
            var others = GradientCheck.Random((ulong)t, rows, Size).Data.ToArray();
            input.AsSpan(t * Size, Size).CopyTo(others);
            var step = many.Step(caches.AsSpan(0, rows), others);
            Assert.Equal(alone[(t * Size)..((t + 1) * Size)], step[..Size].ToArray());
        }
    }

    [Fact]
    public void Step_AfterTheFirst_AllocatesNothing()
    {
        using WorkerPool pool = new(1);
        using AttentionDecoder decoder = new(Lively(rotary: true), 2, 50, pool);
        using AttentionCache first = decoder.CreateCache(), second = decoder.CreateCache();
        AttentionCache[] caches = [first, second];
        var input = new float[2 * Size];
        decoder.Step(caches, input);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var t = 1; t < 50; t++)
        {
            decoder.Step(caches, input);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Step_WithAFullCache_IsRefusedUntilItIsCleared()
    {
        using AttentionDecoder decoder = new(Lively(rotary: false), 1, 2);
        using var cache = decoder.CreateCache();
        var input = GradientCheck.Random(1, Size).Data.ToArray();
        var first = decoder.Step([cache], input).ToArray();
        decoder.Step([cache], input);

        Assert.Throws<InvalidOperationException>(() => Run(decoder, [cache], input));
        Assert.Equal(2, cache.Count);

        cache.Clear();
        Assert.Equal(first, decoder.Step([cache], input).ToArray());
    }

    [Fact]
    public void Step_OfAnotherShape_IsRefusedWithBothShapes()
    {
        using AttentionDecoder decoder = new(Lively(rotary: false), 1, 2);
        using AttentionDecoder other = new(new MultiHeadAttention(8, 2, new RandomSource(1)), 1, 2);
        using AttentionCache fits = decoder.CreateCache(), doesNot = other.CreateCache();

        var input = Assert.Throws<ArgumentException>(() => Run(decoder, [fits], new float[8]));
        var cache = Assert.Throws<ArgumentException>(() => Run(decoder, [doesNot], new float[Size]));

        Assert.Contains("8 numbers do not fill [1, 36]", input.Message, StringComparison.Ordinal);
        Assert.Contains("[2, 2, 4]", cache.Message, StringComparison.Ordinal);
        Assert.Contains("[2, 3, 12]", cache.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Run(decoder, [fits, fits], new float[2 * Size]));
    }

    private static void Run(AttentionDecoder decoder, AttentionCache[] caches, float[] input) =>
        decoder.Step(caches, input);

    // With larger weights than at the start, so that the attention is uneven.
    private static MultiHeadAttention Lively(bool rotary)
    {
        MultiHeadAttention layer = new(Size, 3, new RandomSource(1), rotary);
        foreach (var (name, tensor) in layer.NamedParameters())
        {
            var values = GradientCheck.Random((ulong)name.Length, [.. tensor.Shape]);
            for (var i = 0; i < tensor.Length; i++)
            {
                tensor.Data[i] = values.Data[i] * (tensor.Shape.Length == 2 ? 0.3f : 1);
            }
        }

        return layer;
    }
}
