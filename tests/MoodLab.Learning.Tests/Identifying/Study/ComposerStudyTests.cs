using MoodLab.Learning.Datasets;
using MoodLab.Learning.Identifying;
using MoodLab.Learning.Identifying.Study;
using MoodLab.Music.Rolls;

namespace MoodLab.Learning.Tests.Identifying.Study;

public sealed class ComposerStudyTests : IDisposable
{
    private const int PiecesOfEach = 10;

    private static readonly ComposerStudyOptions s_options = new()
    {
        Composers = ["High", "Low"],
        Roll = new RollOptions { FramesPerSecond = 2, FragmentFrames = 12 },
        FragmentsOfPiece = 2,
        Cnn = new StudyPlan { Epochs = 3, Batch = 8 },
        Lstm = new StudyPlan { Epochs = 2 },
        ProfilesOfPiece = 3,
        AllProfilesOfPiece = 1,
        Dense = new StudyPlan { Epochs = 20, Batch = 8 },
    };

    private readonly ComposerFolder _files = new();
    private readonly ComposerCorpus _corpus;

    public ComposerStudyTests()
    {
        for (var i = 0; i < PiecesOfEach; i++)
        {
            _files.AddPiece($"Low/{i}.mid", i, transpose: -30, notes: 60);
            _files.AddPiece($"High/{i}.mid", 100 + i, transpose: 20, notes: 60);
        }

        _files.AddPiece("Rare/0.mid", 200, notes: 20);
        _corpus = ComposerCorpus.Load(_files.Folder, TestContext.Current.CancellationToken);
    }

    private string Output => _files.At("output");

    private string Work => _files.At("work");

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Run_FoldsByWorks_JudgesEveryPieceOnceInItsFold()
    {
        var rows = Run("cnn-works").Rows;

        Assert.Equal(2 * 2 * PiecesOfEach, rows.Count);
        var folds = _corpus.Pieces.ToDictionary(piece => piece.Path, piece => piece.Fold);
        Assert.All(rows, row => Assert.Equal(folds[row.Path], row.Fold));
        Assert.All(rows, row => Assert.Equal(row.Path.StartsWith("Low", StringComparison.Ordinal) ? 1 : 0, row.Class));
        Assert.Equal(rows.Count, rows.DistinctBy(row => (row.Path, row.Part)).Count());
        Assert.InRange(StudyResults.Load(Output).Single(result => result.Unit == "piece").Accuracy.Share, 0.9, 1);
    }

    [Fact]
    public void Run_RandomFragments_JudgesAFifth()
    {
        var rows = Run("cnn-fragments").Rows;

        Assert.Equal(2 * 2 * PiecesOfEach / 5, rows.Count);
        Assert.All(rows, row => Assert.Equal(0, row.Fold));
    }

    [Fact]
    public void Run_Copies_AreDividedWithTheRest()
    {
        var rows = Run("cnn-copies").Rows;

        Assert.Equal(2 * 2 * 3 * PiecesOfEach / 5, rows.Count);
        Assert.Contains(rows, row => row.Path.EndsWith(".mid+2", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.Path.EndsWith(".mid-2", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.Path.EndsWith(".mid", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_Profiles_AreLearnt()
    {
        var rows = Run("dense-works").Rows;

        Assert.Equal(2 * 3 * PiecesOfEach, rows.Count);
        Assert.InRange(StudyResults.Load(Output).Single(result => result.Unit == "piece").Accuracy.Share, 0.9, 1);
        Assert.Equal(2 * 3 * PiecesOfEach / 5, Run("dense-fragments").Rows.Count);
    }

    [Theory]
    [InlineData("lstm-neighbours", 2)]
    [InlineData("lstm-shuffled", 2)]
    [InlineData("lstm-own", 20)]
    public void Run_Sequences_JudgesWindowsOrPieces(string name, int count) =>
        Assert.Equal(count, Run(name).Rows.Count);

    [Fact]
    public void Run_Thresholds_TakeComposersWithEnoughFragments()
    {
        Assert.Equal(["High", "Low", "Rare"], Run("all-0-fragments").Classes);
        Assert.Equal(["High", "Low"], Run("all-10-fragments").Classes);
        Assert.All(Run("all-10-works").Rows, row => Assert.Equal(0, row.Fold));
    }

    [Fact]
    public void Run_StoppedInTheThirdFold_GoesOnToTheSamePredictions()
    {
        Run("cnn-works");
        var expected = File.ReadAllBytes(Path.Combine(Output, "cnn-works.csv.gz"));
        Directory.Delete(Output, recursive: true);
        Directory.Delete(Work, recursive: true);
        using CancellationTokenSource stop = new();
        Assert.ThrowsAny<OperationCanceledException>(() => Run("cnn-works", new Told(progress =>
        {
            if (progress.Fold == 2 && progress.Epoch == 2)
            {
                stop.Cancel();
            }
        }), stop.Token));
        Assert.False(File.Exists(Path.Combine(Output, "cnn-works.csv.gz")));
        List<(int, int)> told = [];

        Run("cnn-works", new Told(progress => told.Add((progress.Fold, progress.Epoch))));

        Assert.Equal([(2, 3), (3, 1), (3, 2), (3, 3), (4, 1), (4, 2), (4, 3)], told);
        Assert.Equal(expected, File.ReadAllBytes(Path.Combine(Output, "cnn-works.csv.gz")));
        Assert.Empty(Directory.GetFiles(Work, "*.safetensors"));
    }

    [Fact]
    public void Run_ComposerWhoIsMissing_IsTold()
    {
        ComposerStudy study = new(_corpus, s_options with { Composers = ["Low", "Nobody"] });

        var exception = Assert.Throws<CorpusException>(() => study.Run(
            StudyRuns.All[0], Output, Work, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains("lacks Nobody", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_FileThatHasGone_IsTold()
    {
        File.Delete(_files.At("Low/3.mid"));

        Assert.Contains(
            "'Low/3.mid'", Assert.Throws<CorpusException>(() => Run("lstm-own")).Message, StringComparison.Ordinal);
    }

    private StudyPredictions Run(
        string name, IProgress<StudyProgress>? progress = null, CancellationToken? cancellationToken = null) =>
        new ComposerStudy(_corpus, s_options).Run(
            StudyRuns.All.Single(run => run.Name == name), Output, Work, progress,
            cancellationToken ?? TestContext.Current.CancellationToken);

    private sealed class Told(Action<StudyProgress> report) : IProgress<StudyProgress>
    {
        public void Report(StudyProgress value) => report(value);
    }
}
