using MoodLab.Learning.Identifying;
using MoodLab.Learning.Language;
using MoodLab.Learning.Tests.Words;
using MoodLab.Music.Midi;
using MoodLab.Music.Scores;

namespace MoodLab.Learning.Tests.Identifying;

public sealed class ComposerModelTests : IDisposable
{
    private const int Works = 15;

    private static readonly string[] s_classes = ["Leaper", "Stepper"];

    private readonly ComposerFolder _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Judge_OfComposersWhoDiffer_NamesThemAndPassesOverStrangers()
    {
        var judged = Train().Judge(null, TestContext.Current.CancellationToken);

        var pieces = judged.Pieces.Rows;
        Assert.Equal([.. s_classes, ComposerModel.None], judged.Pieces.Classes);
        Assert.Equal(3 * Works, pieces.Select(item => item.Path).Distinct().Count());
        Assert.All(pieces.Where(item => item.Class < 2), item => Assert.Equal(item.Class, item.Named));
        Assert.InRange(pieces.Count(item => item.Class == 2 && item.Named == 2), Works - 3, Works);
        Assert.All(judged.Fragments.Rows, item => Assert.Equal(1, item.Probabilities.Sum(), 1e-9));
    }

    [Fact]
    public void Judge_OfWorksThatStandTwice_LearnsNothingFromTheCopy()
    {
        // Nothing tells the two apart but the works themselves, each of which is there in two keys.
        for (var work = 0; work < 30; work++)
        {
            var name = work % 2 == 0 ? "Even" : "Odd";
            _files.AddPiece($"{name}/{work}.mid", work);
            _files.AddPiece($"{name}/{work}-transposed.mid", work, transpose: 3);
        }

        var options = new ComposerTrainingOptions { KnowsNone = false };
        var rows = new ComposerTraining(Read(), ["Even", "Odd"], options)
            .Judge(null, TestContext.Current.CancellationToken).Pieces.Rows;

        Assert.Equal(60, rows.Count);
        Assert.InRange(rows.Count(item => item.Class == item.Named), 10, 45);
    }

    [Fact]
    public void Teach_TwiceTheSame_GivesTheSameFile()
    {
        ComposerModelFile.Write(_files.At("one.safetensors"), Taught());
        ComposerModelFile.Write(_files.At("two.safetensors"), Taught());

        Assert.Equal(
            File.ReadAllBytes(_files.At("one.safetensors")), File.ReadAllBytes(_files.At("two.safetensors")));
    }

    [Fact]
    public void Identify_AfterAFile_SaysTheSame()
    {
        var path = _files.At("model.safetensors");
        var model = Taught();
        ComposerModelFile.Write(path, model);
        var read = ComposerModelFile.Read(path);

        var (before, after) = (model.Identify(Stepping(99)), read.Identify(Stepping(99)));

        Assert.Equal("Stepper", after.Composers[0].Composer);
        Assert.Equal(before.Composers[0].Probability, after.Composers[0].Probability, 0.01);
        Assert.Equal(before.Nearest[0].Path, after.Nearest[0].Path);
        Assert.Equal(before.Nearest[0].Similarity, after.Nearest[0].Similarity, 0.01);
        Assert.Equal(1, after.None + after.Composers.Sum(share => share.Probability), 1e-9);
    }

    [Fact]
    public void Identify_OfATaughtPiece_FindsItNearest()
    {
        var nearest = Taught().Identify(Stepping(3)).Nearest;

        Assert.Equal("Stepper/3.mid", nearest[0].Path);
        Assert.Equal(1, nearest[0].Similarity, 1e-5);
        Assert.Equal(3, nearest.Count);
    }

    [Fact]
    public void Identify_OfAPieceInTwoStyles_FindsEvidenceWhereItIs()
    {
        // The first half steps, the second leaps.
        var stepping = Stepping(50).Parts[0].Notes;
        var leaping = Leaping(51).Parts[0].Notes.Select(note => note with { Start = note.Start + (480 * 100) });
        var evidence = Taught().Identify(Scores.Of([.. stepping, .. leaping])).Evidence;

        var border = 100 * 60 / 80.0;
        var first = evidence.Moments.Where(moment => moment.Seconds < border).Sum(moment => moment.Value);
        var second = evidence.Moments.Where(moment => moment.Seconds >= border).Sum(moment => moment.Value);
        Assert.True(first * second < 0, $"{first} and {second}");
        Assert.Equal(first + second, evidence.Kinds.Sum(kind => kind.Value), 1e-6);
    }

    [Fact]
    public void Identify_OfNoPitchedNote_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Taught().Identify(Scores.Of()));

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(5000)]
    public void Read_OfAFileThatIsCutOff_IsRefusedWithItsName(int length)
    {
        var path = _files.At("model.safetensors");
        ComposerModelFile.Write(path, Taught());
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..length]);

        var refused = Assert.Throws<ModelFileException>(() => ComposerModelFile.Read(path));

        Assert.Contains("model.safetensors", refused.Message, StringComparison.Ordinal);
    }

    private static Score Stepping(int seed) => Walk(seed, [-2, -1, 1, 2]);

    private static Score Leaping(int seed) => Walk(seed, [-9, -7, 7, 9]);

    private static Score Strange(int seed) => Walk(seed, [.. Enumerable.Range(-5, 11).Where(step => step % 2 != 0)]);

    private static Score Walk(int seed, int[] steps)
    {
        Random random = new(seed);
        var pitch = 64;
        List<Note> notes = [];
        for (var i = 0; i < 100; i++)
        {
            notes.Add(Scores.Note(pitch, i, 1));
            var step = steps[random.Next(steps.Length)];
            pitch += pitch + step is > 40 and < 90 ? step : -step;
        }

        return Scores.Of([.. notes]);
    }

    private ComposerPieces Read() => ComposerPieces.Read(
        ComposerCorpus.Load(_files.Folder, TestContext.Current.CancellationToken),
        cancellationToken: TestContext.Current.CancellationToken);

    private ComposerTraining Train()
    {
        for (var work = 0; work < Works; work++)
        {
            _files.Add($"Stepper/{work}.mid", MidiWriter.Write(Stepping(work)));
            _files.Add($"Leaper/{work}.mid", MidiWriter.Write(Leaping(100 + work)));
            _files.Add($"Stranger{work}/only.mid", MidiWriter.Write(Strange(200 + work)));
        }

        return new ComposerTraining(Read(), s_classes, new ComposerTrainingOptions());
    }

    private ComposerModel Taught()
    {
        var training = Train();
        var token = TestContext.Current.CancellationToken;
        return training.Teach(training.Judge(null, token).Calibration, token);
    }
}
