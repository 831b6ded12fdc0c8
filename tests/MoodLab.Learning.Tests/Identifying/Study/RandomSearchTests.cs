using MoodLab.Learning.Datasets;
using MoodLab.Learning.Identifying;
using MoodLab.Learning.Identifying.Study;
using MoodLab.Music.Rolls;

namespace MoodLab.Learning.Tests.Identifying.Study;

public sealed class RandomSearchTests : IDisposable
{
    private static readonly RandomSearchOptions s_options = new()
    {
        Composers = ["High", "Low"],
        Draws = 3,
        Folds = 2,
        Fragments = 12,
        Roll = new RollOptions { FramesPerSecond = 2, FragmentFrames = 12 },
        Epochs = [1, 2],
        Batches = [4],
    };

    private readonly ComposerFolder _files = new();
    private readonly ComposerCorpus _corpus;

    public RandomSearchTests()
    {
        for (var i = 0; i < 5; i++)
        {
            _files.AddPiece($"Low/{i}.mid", i, transpose: -30, notes: 60);
            _files.AddPiece($"High/{i}.mid", 100 + i, transpose: 20, notes: 60);
        }

        _corpus = ComposerCorpus.Load(_files.Folder, TestContext.Current.CancellationToken);
    }

    private string State => _files.At("search.csv");

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Grid_OfTheStudy_HasItsThirtyTwoPlans() =>
        Assert.Equal(32, new RandomSearchOptions().Grid.Distinct().Count());

    [Fact]
    public void Run_ThreeDraws_GivesThemTheBestFirst()
    {
        var scores = Search();

        Assert.Equal(3, scores.Select(score => score.Plan).Distinct().Count());
        Assert.All(scores, score => Assert.Equal(2, score.Accuracies.Count));
        Assert.Equal(scores.OrderByDescending(score => score.Mean), scores);
        Assert.Equal(6, File.ReadAllLines(State).Length);
    }

    [Fact]
    public void Run_StoppedWithACutLine_GoesOnToTheSameScores()
    {
        var expected = Search();
        var lines = File.ReadAllText(State);
        var third = lines.Split('\n').Take(3).Sum(line => line.Length + 1);
        File.WriteAllText(State, lines[..(third + 7)]);
        HashSet<string> trained = [];

        var scores = Search(new Told(progress => trained.Add($"{progress.Run} {progress.Fold}")));

        Assert.Equal(["draw 2 1", "draw 3 0", "draw 3 1"], trained.Order());
        Assert.Equal(
            expected.Select(score => (score.Plan, score.Mean)), scores.Select(score => (score.Plan, score.Mean)));
        Assert.Equal(lines, File.ReadAllText(State));
    }

    [Fact]
    public void Run_StateOfAnotherSearch_IsRefused()
    {
        Search();
        RandomSearch other = new(_corpus, s_options with { Epochs = [3, 4] });

        Assert.Contains("another search", Assert.Throws<CorpusException>(
            () => other.Run(State, cancellationToken: TestContext.Current.CancellationToken)).Message);
        File.WriteAllText(State, "nonsense\n");
        Assert.Contains("no search's state", Assert.Throws<CorpusException>(() => Search()).Message);
    }

    [Fact]
    public void Run_ImpossibleOptions_AreRefused()
    {
        foreach (var options in (RandomSearchOptions[])
            [s_options with { Draws = 99 }, s_options with { Folds = 1 }, s_options with { Fragments = 1 }])
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => new RandomSearch(_corpus, options).Run(
                State, cancellationToken: TestContext.Current.CancellationToken));
        }

        Assert.Throws<CorpusException>(() => new RandomSearch(_corpus, s_options with { Fragments = 9999 }).Run(
            State, cancellationToken: TestContext.Current.CancellationToken));
    }

    private IReadOnlyList<SearchScore> Search(IProgress<StudyProgress>? progress = null) =>
        new RandomSearch(_corpus, s_options).Run(State, progress, TestContext.Current.CancellationToken);

    private sealed class Told(Action<StudyProgress> report) : IProgress<StudyProgress>
    {
        public void Report(StudyProgress value) => report(value);
    }
}
