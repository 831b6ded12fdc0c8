using MoodLab.Neural.Benchmarks;
using MoodLab.Neural.Decoding;
using MoodLab.Neural.Kernels;
using MoodLab.Neural.Threading;

namespace MoodLab.Neural.Tests.Decoding;

/// <summary>The decoder beside PyTorch's numbers, and beside itself in other company.</summary>
public sealed class LstmDecoderTests
{
    private const int Streams = 32;
    private const int Words = 50;

    public static TheoryData<WeightPrecision, int> Precisions
    {
        get
        {
            TheoryData<WeightPrecision, int> data = [];
            foreach (var precision in Enum.GetValues<WeightPrecision>())
            {
                data.Add(precision, 1);
                data.Add(precision, 2);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(SimdPath.WithThreads), MemberType = typeof(SimdPath))]
    public void Step_OnPyTorchsWeights_GivesPyTorchsLogits(SimdLevel level, int threads)
    {
        using var path = SimdPath.Use(level);

        Golden.Read("lstm").AssertClose("logits", DecodeGolden(WeightPrecision.Float32, threads));
    }

    [Theory]
    [MemberData(nameof(SimdPath.All), MemberType = typeof(SimdPath))]
    public void Step_OnRoundedWeights_StaysNearPyTorchsLogits(SimdLevel level)
    {
        using var path = SimdPath.Use(level);
        var expected = Golden.Read("lstm").Values("logits");

        // Rounding errors of the formats, 2^-9 and 1/254 of the largest, with room for what the recurrence adds.
        Assert.InRange(RelativeError(expected, DecodeGolden(WeightPrecision.BFloat16, 1)), 1e-5, 0.01);
        Assert.InRange(RelativeError(expected, DecodeGolden(WeightPrecision.Int8, 1)), 1e-5, 0.02);
    }

    [Theory]
    [MemberData(nameof(Precisions))]
    public void Step_Among31Others_GivesTheSameBitsAsAlone(WeightPrecision precision, int threads)
    {
        var weights = Weights();
        using WorkerPool one = new(1), pool = new(threads);
        using LstmDecoder single = new(weights, 1, precision, one), shared = new(weights, Streams, precision, pool);
        var alone = Enumerable.Range(0, Streams).Select(_ => single.CreateState()).ToArray();
        var together = Enumerable.Range(0, Streams).Select(_ => shared.CreateState()).ToArray();
        for (var t = 0; t < 12; t++)
        {
            // Streams join: one more with every step of the first few, then all.
            var count = t < 6 ? t + 1 : Streams;
            var rows = Enumerable.Range(0, count)
                .Select(row => new DecoderRow(together[row], ((row * 7) + t) % Words, 0)).ToArray();
            var logits = shared.Step(rows);
            for (var row = 0; row < count; row++)
            {
                var expected = single.Step([rows[row] with { State = alone[row] }]);
                Assert.True(expected.SequenceEqual(logits.Slice(row * Words, Words)), $"step {t}, stream {row}");
            }
        }

        Assert.All(alone.Concat(together), state => state.Dispose());
    }

    [Theory]
    [MemberData(nameof(Precisions))]
    public void Step_AfterTheFirst_AllocatesNothing(WeightPrecision precision, int threads)
    {
        using WorkerPool pool = new(threads);
        using LstmDecoder decoder = new(Weights(), 3, precision, pool);
        var rows = Enumerable.Range(0, 3).Select(i => new DecoderRow(decoder.CreateState(), i, 0)).ToArray();
        decoder.Step(rows);
        decoder.Step(rows);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 200; i++)
        {
            decoder.Step(rows);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.All(rows, row => row.State.Dispose());
    }

    [Fact]
    public void Step_WhileThePoolIsBusyWithOtherWork_GoesOnAlone()
    {
        using WorkerPool pool = new(2);
        using LstmDecoder decoder = new(Weights(), 1, WeightPrecision.Float32, pool);
        using var state = decoder.CreateState();
        using ManualResetEventSlim busy = new(), done = new();
        Thread other = new(() => pool.Run(_ =>
        {
            busy.Set();
            done.Wait();
        }));
        other.Start();
        busy.Wait(TestContext.Current.CancellationToken);

        var length = decoder.Step([new DecoderRow(state, 1, 0)]).Length;

        Assert.Equal(Words, length);
        Assert.True(other.IsAlive);
        done.Set();
        Assert.True(other.Join(TimeSpan.FromSeconds(30)));
    }

    private static DecoderWeights Weights() => DecoderWeights.From(
        new StudyModel(seed: 9, Words, embedding: 24, hidden: 80, layers: 2).NamedParameters(), layers: 2);

    private static float[] DecodeGolden(WeightPrecision precision, int threads)
    {
        var golden = Golden.Read("lstm");
        var embedding = golden.Shape("embedding.weight");
        StudyModel model = new(seed: 3, embedding[0], embedding[1], golden.Shape("head.weight")[1], layers: 2);
        golden.Load(model);
        var ids = golden.Values("ids");
        var batch = golden.Shape("ids")[1];
        using WorkerPool pool = new(threads);
        using LstmDecoder decoder = new(DecoderWeights.From(model.NamedParameters(), 2), batch, precision, pool);
        var states = Enumerable.Range(0, batch).Select(_ => decoder.CreateState()).ToArray();
        List<float> logits = [];
        foreach (var step in ids.Chunk(batch))
        {
            logits.AddRange(decoder.Step([.. step.Select((id, row) => new DecoderRow(states[row], (int)id, 0))]));
        }

        Assert.All(states, state => state.Dispose());
        return [.. logits];
    }

    private static double RelativeError(float[] expected, float[] actual) => Math.Sqrt(
        expected.Zip(actual, (a, b) => Math.Pow(a - b, 2)).Sum() / expected.Sum(value => Math.Pow(value, 2)));
}
