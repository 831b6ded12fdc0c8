using MoodLab.Learning.Language;
using MoodLab.Learning.Sampling;
using MoodLab.Learning.Tests.Language;
using MoodLab.Learning.Words;
using MoodLab.Neural.Decoding;
using MoodLab.Neural.Threading;

namespace MoodLab.Learning.Tests.Sampling;

public sealed class PieceSamplerTests
{
    private const int MostRows = 16;
    private const long BarTicks = 4 * Grid.TicksPerQuarter;

    // More words than a piece of a few seconds can have: each step has at most 60 notes with two words before each.
    private const int MostWords = 50_000;

    private static readonly ModelFile s_model = TinyModel.File();

    [Theory]
    [InlineData(1UL)]
    [InlineData(2UL)]
    [InlineData(3UL)]
    public void Advance_RandomModel_KeepsTheGrammarAndComesBack(ulong seed)
    {
        var words = Compose(s_model, new PieceSamplerOptions { Mood = 1, Seconds = 20, Seed = seed });

        WordGrammar grammar = new();
        words.ForEach(grammar.Advance);
        Assert.DoesNotContain(Word.End, words);

        // What stands behind the last note is silence, which is written anew from the notes' ends.
        var again = WordEncoder.Encode(WordDecoder.Decode(words));
        Assert.Equal(UntilLastNote(words), UntilLastNote(again));
        Assert.Contains(words, word => word.Kind == WordKind.Note);
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(5)]
    [InlineData(17.3)]
    public void Advance_Length_EndsWithTheFirstWaitThatReachesTheBarLine(double seconds)
    {
        using var decoder = s_model.Model.CreateDecoder(2);
        PieceSamplerOptions wish = new() { Mood = 2, Seconds = seconds, Seed = 4 };
        using PieceSampler piece = new(s_model, decoder, wish);
        Run(decoder, piece);

        IncrementalDecoder position = new();
        long before = 0;
        foreach (var word in piece.Words)
        {
            before = position.Tick;
            position.Push(word);
        }

        var end = (piece.TempoMap.SecondsToTicks(seconds) + BarTicks - 1) / BarTicks * BarTicks;
        Assert.True(position.Tick >= end, $"{position.Tick} is before {end}");
        Assert.True(before < end, $"{before} was late enough");
        Assert.True(piece.Seconds >= seconds);
        Assert.Equal(piece.TempoMap.TicksToSeconds(position.Tick), piece.Seconds);
    }

    [Theory]
    [InlineData(WordKind.Tempo)]
    [InlineData(WordKind.Velocity)]
    [InlineData(WordKind.Duration)]
    [InlineData(WordKind.Note)]
    [InlineData(WordKind.Wait)]
    [InlineData(WordKind.End)]
    public void Advance_ModelInLoveWithOneKind_StillEnds(WordKind loved)
    {
        var model = TinyModel.File();
        var bias = model.Model.NamedParameters().Single(parameter => parameter.Name == "head.bias").Tensor;
        for (var id = 0; id < bias.Length; id++)
        {
            bias.Data[id] = model.Vocabulary[id].Kind == loved ? 50 : 0;
        }

        Assert.NotEmpty(Compose(model, new PieceSamplerOptions { Mood = 0, Seconds = 3 }));
    }

    [Fact]
    public void Advance_LogitsAreNoNumbers_StillEnds()
    {
        var model = TinyModel.File();
        model.Model.NamedParameters().Single(parameter => parameter.Name == "head.bias").Tensor.Data.Fill(float.NaN);

        Assert.NotEmpty(Compose(model, new PieceSamplerOptions
        {
            Mood = 0,
            Seconds = 3,
            Sampling = new SamplerOptions { TopP = 0.9 },
        }));
    }

    [Fact]
    public void Advance_VocabularyWithoutWaits_EndsWhereNothingMayFollow()
    {
        Vocabulary words = new(TinyModel.Words.Words.Where(word => word.Kind != WordKind.Wait));
        var network = TinyModel.Create(TinyModel.Shape with { Words = words.Count });
        network.Eval();

        Assert.NotEmpty(Compose(new ModelFile(network, words, "tiny", ""), new PieceSamplerOptions { Mood = 0 }));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Advance_AmongOthers_GivesTheSameWordsAsAlone(int threads)
    {
        PieceSamplerOptions[] wishes =
        [
            .. Enumerable.Range(0, 6).Select(i => new PieceSamplerOptions
            {
                Mood = i % 4,
                Seconds = 3 + i,
                Strength = 0.5 * i,
                Seed = (ulong)i / 2,
            }),
        ];
        var alone = wishes.Select(wish => Compose(s_model, wish)).ToList();
        using WorkerPool pool = new(threads);
        using var decoder = s_model.Model.CreateDecoder(MostRows, pool: pool);
        var pieces = wishes.Select(wish => new PieceSampler(s_model, decoder, wish)).ToArray();

        Run(decoder, pieces);

        for (var i = 0; i < pieces.Length; i++)
        {
            Assert.Equal(alone[i], pieces[i].Words);
            pieces[i].Dispose();
        }
    }

    [Fact]
    public void Advance_Opening_StandsFirstAndTheNetworkGoesOn()
    {
        var first = Compose(s_model, new PieceSamplerOptions { Mood = 1, Seconds = 5, Seed = 1 });
        var opening = first[..(first.Count / 2)];

        var words = Compose(
            s_model,
            new PieceSamplerOptions { Mood = 1, Seconds = 10, Seed = 2, Opening = [.. opening, Word.End] });

        Assert.Equal(opening, words[..opening.Count]);
        Assert.True(words.Count > first.Count, "The network did not go on.");
        WordGrammar grammar = new();
        words.ForEach(grammar.Advance);
    }

    [Fact]
    public void Advance_OpeningOfUnknownOrMisplacedWords_IsPassedOver()
    {
        var first = Compose(s_model, new PieceSamplerOptions { Mood = 1, Seconds = 5, Seed = 1 });
        Word[] opening =
        [
            new(WordKind.Wait, 4), new(WordKind.Wait, 60_000), .. first[..8], Word.End, first[0], first[0],
            new(WordKind.Wait, 60_000),
        ];

        var words = Compose(
            s_model, new PieceSamplerOptions { Mood = 1, Seconds = 5, Seed = 2, Opening = opening });

        Assert.Equal(first[..8], words[..8]);
        WordGrammar grammar = new();
        words.ForEach(grammar.Advance);
    }

    [Fact]
    public void Advance_OtherSeedOrMood_GivesOtherWords()
    {
        PieceSamplerOptions wish = new() { Mood = 0, Seconds = 10, Seed = 1 };
        var words = Compose(s_model, wish);

        Assert.Equal(words, Compose(s_model, wish));
        Assert.NotEqual(words, Compose(s_model, wish with { Seed = 2 }));
        Assert.NotEqual(words, Compose(s_model, wish with { Mood = 3 }));
        Assert.NotEqual(words, Compose(s_model, wish with { Memory = 1 }));
        Assert.Equal(
            Compose(s_model, wish with { Strength = 0 }), Compose(s_model, wish with { Strength = 0, Mood = 3 }));
    }

    [Theory]
    [InlineData(true, 0, 1)]
    [InlineData(true, 1, 1)]
    [InlineData(true, 0.5, 2)]
    [InlineData(true, 2, 2)]
    [InlineData(false, 2, 1)]
    public void RowCount_Strength_IsTwoOnlyWherePredictionsAreMixed(bool hasMoods, double strength, int rows)
    {
        var model = TinyModel.File(hasMoods);
        using var decoder = model.Model.CreateDecoder(2);
        using PieceSampler piece = new(model, decoder, new PieceSamplerOptions { Mood = 1, Strength = strength });

        Assert.Equal(rows, piece.RowCount);
    }

    [Theory]
    [InlineData(5, 1, 30)]
    [InlineData(-1, 1, 30)]
    [InlineData(0, -1, 30)]
    [InlineData(0, double.NaN, 30)]
    [InlineData(0, 1, double.PositiveInfinity)]
    [InlineData(0, 1, double.NaN)]
    [InlineData(0, 1, -1)]
    [InlineData(0, 1, 30, -1)]
    [InlineData(0, 1, 30, double.NaN)]
    public void Create_OptionOutOfRange_IsRefused(int mood, double strength, double seconds, double memory = 0)
    {
        using var decoder = s_model.Model.CreateDecoder(2);

        Assert.Throws<ArgumentOutOfRangeException>(() => new PieceSampler(
            s_model, decoder,
            new PieceSamplerOptions { Mood = mood, Strength = strength, Seconds = seconds, Memory = memory }));
    }

    private static List<Word> UntilLastNote(List<Word> words) =>
        words[..(words.FindLastIndex(word => word.Kind == WordKind.Note) + 1)];

    private static List<Word> Compose(ModelFile model, PieceSamplerOptions options)
    {
        using WorkerPool pool = new(1);
        using var decoder = model.Model.CreateDecoder(2, pool: pool);
        using PieceSampler piece = new(model, decoder, options);
        Run(decoder, piece);
        return [.. piece.Words];
    }

    private static void Run(LstmDecoder decoder, params PieceSampler[] pieces)
    {
        var rows = new DecoderRow[MostRows];
        while (pieces.Any(piece => !piece.IsFinished))
        {
            var count = 0;
            foreach (var piece in pieces.Where(piece => !piece.IsFinished))
            {
                piece.WriteRows(rows.AsSpan(count, piece.RowCount));
                count += piece.RowCount;
            }

            var logits = decoder.Step(rows.AsSpan(0, count));
            foreach (var piece in pieces)
            {
                if (!piece.IsFinished)
                {
                    piece.Advance(logits[..(piece.RowCount * decoder.Tokens)]);
                    logits = logits[(piece.RowCount * decoder.Tokens)..];
                    Assert.True(piece.Words.Count < MostWords, "The piece does not end.");
                }
            }
        }
    }
}
