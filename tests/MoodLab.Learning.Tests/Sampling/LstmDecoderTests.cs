using MoodLab.Learning.Language;
using MoodLab.Learning.Tests.Language;
using MoodLab.Neural.Autograd;
using MoodLab.Neural.Decoding;
using MoodLab.Neural.Threading;

namespace MoodLab.Learning.Tests.Sampling;

/// <summary>The decoder beside the model that it runs.</summary>
public sealed class LstmDecoderTests
{
    // The decoder adds in another order; logits are of the order of 1.
    private const double Tolerance = 1e-4;
    private const int Steps = 40;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Step_ManyWords_PredictsAsTheModelDoes(bool hasMoods)
    {
        var model = TinyModel.File(hasMoods).Model;
        var words = Tokens(3, model);
        var moods = Enumerable.Repeat(hasMoods ? 2 : 0, Steps).ToArray();
        using Tape tape = new();
        var expected = model.Forward(tape, words, moods, Steps, model.CreateState(1)).Data.ToArray();
        using var decoder = model.CreateDecoder(1);
        using var state = decoder.CreateState();

        for (var t = 0; t < Steps; t++)
        {
            var logits = decoder.Step([new DecoderRow(state, words[t], moods[t])]);
            for (var id = 0; id < logits.Length; id++)
            {
                Assert.Equal(expected[(t * logits.Length) + id], logits[id], Tolerance);
            }
        }
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(7, 1)]
    [InlineData(7, 2)]
    [InlineData(16, 2)]
    public void Step_AmongOthers_GivesTheSameBitsAsAlone(int rows, int threads)
    {
        var model = TinyModel.File().Model;
        using WorkerPool one = new(1), pool = new(threads);
        using LstmDecoder single = model.CreateDecoder(1, pool: one), shared = model.CreateDecoder(rows, pool: pool);
        var alone = Enumerable.Range(0, rows).Select(_ => single.CreateState()).ToArray();
        var together = Enumerable.Range(0, rows).Select(_ => shared.CreateState()).ToArray();
        var words = Enumerable.Range(0, rows).Select(row => Tokens(row, model)).ToArray();
        for (var t = 0; t < Steps; t++)
        {
            var step = together.Select((state, row) => new DecoderRow(state, words[row][t], row % 5)).ToArray();
            var logits = shared.Step(step);
            for (var row = 0; row < rows; row++)
            {
                var expected = single.Step([new DecoderRow(alone[row], words[row][t], row % 5)]);
                Assert.True(expected.SequenceEqual(logits.Slice(row * shared.Tokens, shared.Tokens)), $"{t}: {row}");
            }
        }

        Assert.All(alone.Concat(together), state => state.Dispose());
    }

    [Theory]
    [InlineData(-1, 0, 1)]
    [InlineData(100_000, 0, 1)]
    [InlineData(0, 5, 1)]
    [InlineData(0, -1, 1)]
    [InlineData(0, 0, 3)]
    public void Step_RowOutOfRange_IsRefused(int token, int condition, int rows)
    {
        using var decoder = TinyModel.File().Model.CreateDecoder(2);
        using var state = decoder.CreateState();

        Assert.Throws<ArgumentOutOfRangeException>(
            () => { decoder.Step([.. Enumerable.Repeat(new DecoderRow(state, token, condition), rows)]); });
    }

    private static int[] Tokens(int stream, LanguageModel model) =>
        [.. Enumerable.Range(0, Steps).Select(t => ((stream * 37) + (t * 11)) % model.Options.Words)];
}
