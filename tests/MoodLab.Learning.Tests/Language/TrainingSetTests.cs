using MoodLab.Learning.Datasets;
using MoodLab.Learning.Language;
using MoodLab.Learning.Tests.Datasets;
using MoodLab.Learning.Words;

namespace MoodLab.Learning.Tests.Language;

public sealed class TrainingSetTests : IDisposable
{
    private readonly TinyCorpus _files = new();
    private readonly VgmidiCorpus _corpus;

    public TrainingSetTests() => _corpus = VgmidiCorpus.Read(_files.Folder, TestContext.Current.CancellationToken);

    [Fact]
    public void Epoch_SameNumber_GivesTheSamePieces()
    {
        var set = Make(new TrainingOptions());

        Assert.Equal(Texts(set.Epoch(3)), Texts(Make(new TrainingOptions()).Epoch(3)));
        Assert.NotEqual(Texts(set.Epoch(3)), Texts(set.Epoch(4)));
        Assert.NotEqual(Texts(set.Epoch(3)), Texts(Make(new TrainingOptions { Seed = 2 }).Epoch(3)));
    }

    [Fact]
    public void Epoch_LabelledPieces_AreReadAsOftenAsTold() =>
        Assert.Equal(3 + (3 * 7), Make(new TrainingOptions { LabelledCopies = 7 }).Epoch(0).Count());

    [Fact]
    public void Epoch_WithoutAugmentation_GivesPiecesAsTheyAre()
    {
        var set = Make(new TrainingOptions { Augments = false, LabelledCopies = 1, MoodDropout = 0 });
        var plain = _corpus.Training.Concat(_corpus.LabelledTraining).Select(piece =>
            $"{LanguageModel.MoodId(piece.Mood)}: {WordText.Format(WordEncoder.Encode(piece.Score))}");

        Assert.Equal(
            plain.Order(),
            set.Epoch(1).Select(piece => $"{piece.Mood}: {WordText.Format(WordsOf(set, piece))}").Order());
    }

    [Fact]
    public void Epoch_WithoutLabelled_LeavesOutWhatIsLabelledAsWell()
    {
        var set = Make(new TrainingOptions { WithoutLabelled = true, LabelledCopies = 0 });

        Assert.Equal(1, set.LeftOut);
        Assert.Equal(
            ["a.mid", "b.mid"], set.Epoch(0).Select(piece => Path.GetFileName(piece.Path)).Order());
        Assert.Equal(0, Make(new TrainingOptions()).LeftOut);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(100, 3)]
    public void Epoch_OfSoManyWords_EndsWithThePieceThatReachesThem(int words, int pieces)
    {
        TrainingOptions options = new() { LabelledCopies = 0, Augments = false, Batch = 1, Sequence = 1 };
        var set = Make(options with { EpochWords = words });

        var epoch = set.Epoch(0).ToList();

        Assert.Equal(pieces, epoch.Count);
        Assert.Equal(Texts(Make(options).Epoch(0).Take(pieces)), Texts(epoch));
        Assert.Equal(Texts(epoch), Texts(set.Epoch(0)));
        Assert.Contains(
            Enumerable.Range(1, 20), number => !Texts(set.Epoch(number)).SequenceEqual(Texts(epoch)));
        Assert.InRange(set.CountSteps(), words == 1 ? 2 : 20, 100);
    }

    [Fact]
    public void Create_NothingIsLeftToLearnFrom_IsRefused()
    {
        File.Delete(_files.At("unlabelled/train/a.mid"));
        File.Delete(_files.At("unlabelled/train/b.mid"));
        var corpus = VgmidiCorpus.Read(_files.Folder, TestContext.Current.CancellationToken);

        var exception = Assert.Throws<CorpusException>(() => new TrainingSet(
            corpus,
            TrainingSet.BuildVocabulary(corpus),
            new TrainingOptions { WithoutLabelled = true, LabelledCopies = 0 }));
        Assert.Equal("No piece is left to learn from.", exception.Message);
    }

    [Fact]
    public void Validation_WithAugmentation_IsAsItStands()
    {
        var set = Make(new TrainingOptions());

        var piece = Assert.Single(set.Validation);
        Assert.Equal(WordEncoder.Encode(_corpus.Validation[0].Score), WordsOf(set, piece));
        Assert.Equal(LanguageModel.NoMood, piece.Mood);
    }

    [Fact]
    public void Epoch_LabelledPieces_ForgetTheirMoodAtTheShareTold()
    {
        const int Copies = 600;

        // Four deviations of a share of 15 % among 1800.
        const double Tolerance = 0.034;
        var set = Make(new TrainingOptions { LabelledCopies = Copies });

        var withMood = set.Epoch(0).Count(piece => piece.Mood != LanguageModel.NoMood);

        Assert.Equal(0.15, 1 - (withMood / (3.0 * Copies)), Tolerance);
    }

    [Fact]
    public void Create_VocabularyLacksAWord_SaysWhichAndWhere()
    {
        Vocabulary small = new([Word.End]);

        var exception = Assert.Throws<CorpusException>(() => new TrainingSet(_corpus, small, new TrainingOptions()));
        Assert.Contains("held.mid", exception.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _files.Dispose();

    private static List<Word> WordsOf(TrainingSet set, TrainingPiece piece) =>
        [.. piece.Words.Select(id => set.Vocabulary[id])];

    private static List<string> Texts(IEnumerable<TrainingPiece> pieces) =>
        [.. pieces.Select(piece => $"{piece.Mood}: {string.Join(' ', piece.Words)}")];

    private TrainingSet Make(TrainingOptions options) => new(_corpus, TrainingSet.BuildVocabulary(_corpus), options);
}
