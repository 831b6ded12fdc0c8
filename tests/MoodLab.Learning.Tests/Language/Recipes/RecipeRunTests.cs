using MoodLab.Learning.Datasets;
using MoodLab.Learning.Language;
using MoodLab.Learning.Language.Recipes;
using MoodLab.Learning.Tests.Datasets;
using MoodLab.Neural.Autograd;

namespace MoodLab.Learning.Tests.Language.Recipes;

public sealed class RecipeRunTests : IDisposable
{
    // Losses are noted down with four digits.
    private const double FourDigits = 0.00005;

    private static readonly TrainingOptions s_options = RecipeRun.Defaults with
    {
        Batch = 2,
        Sequence = 4,
        LearningRate = 0.02,
        WarmUpSteps = 2,
    };

    private readonly TinyCorpus _files = new();
    private readonly VgmidiCorpus _corpus;
    private readonly ModelFile _start;

    public RecipeRunTests()
    {
        _corpus = VgmidiCorpus.Read(_files.Folder, TestContext.Current.CancellationToken);
        var words = TrainingSet.BuildVocabulary(_corpus);
        var model = TinyModel.Create(TinyModel.Shape with { Words = words.Count });
        model.Eval();
        _start = new ModelFile(model, words, "tiny", "5a");
    }

    public static TheoryData<string> Names => [.. Recipe.All.Select(recipe => recipe.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Run_EveryRecipe_TrainsItsArmsFromTheSameStart(string name)
    {
        var recipe = Recipe.All.Single(of => of.Name == name);

        var result = Run("a", recipe);

        Assert.Equal(recipe.Arms, result.Arms.Select(of => of.Arm));
        Assert.All(result.Arms, arm =>
        {
            Assert.False(arm.IsTakenOver);
            Assert.Equal([0, 1, 2], arm.Points.Select(point => point.Epoch));
            Assert.Equal([true, false, false], arm.Points.Select(point => point.TrainLoss is null));
            Assert.Equal(result.Arms[0].Points[0], arm.Points[0]);
        });
        var ends = result.Arms.Select(arm => arm.Points[^1]).ToList();
        Assert.Equal(ends.Count, ends.Distinct().Count());
        Assert.Empty(Directory.GetFiles(Arms("a"), "*.checkpoint"));
    }

    [Fact]
    public void Run_StartWithMoods_BeginsFromItsLossWithoutAMood()
    {
        using Tape tape = new();
        TrainingSet data = new(_corpus, _start.Vocabulary, s_options);
        var expected = Validation.Measure(
            _start.Model, data.Validation, data.Vocabulary.EndId, tape, TestContext.Current.CancellationToken).Loss;

        var result = Run("a", Recipe.Noise);

        Assert.Equal(expected, result.Arms[0].Points[0].ValidationLoss, FourDigits);
        Assert.False(result.Settings.Model.HasMoods);
    }

    [Fact]
    public void Run_TwiceWithOneSeed_WritesTheSameFiles()
    {
        Run("a", Recipe.HeadDropout);
        Run("b", Recipe.HeadDropout);
        Run("c", Recipe.HeadDropout, s_options with { Seed = 2 });

        AssertSame("a", "b", Recipe.HeadDropout);
        Assert.NotEqual(Read("a", "head-dropout.csv"), Read("c", "head-dropout.csv"));
    }

    [Fact]
    public void Run_InterruptedAfterEveryUpdate_WritesTheSameFiles()
    {
        Run("a", Recipe.Dropout);
        var stops = 0;
        while (IsInterrupted("b", Recipe.Dropout, stopAfter: 1))
        {
            stops++;
        }

        // Three arms of two epochs.
        Assert.InRange(stops, 3 * 2 * 2, 1000);
        AssertSame("a", "b", Recipe.Dropout);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(9)]
    public void Run_InterruptedAnywhere_WritesTheSameFiles(int updates)
    {
        Run("a", Recipe.Noise);
        Assert.True(IsInterrupted("b", Recipe.Noise, updates));

        Run("b", Recipe.Noise);

        AssertSame("a", "b", Recipe.Noise);
    }

    [Fact]
    public void Run_CancelledBeforeItBegins_WritesNothing()
    {
        using CancellationTokenSource source = new();
        source.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(
            () => Make("a", s_options).Run(Recipe.Noise, cancellationToken: source.Token));

        Assert.Empty(Directory.GetFiles(Arms("a")));
    }

    [Fact]
    public void Run_ArmThatAnotherRecipeFinished_IsTakenOver()
    {
        var noise = Run("a", Recipe.Noise);
        var written = File.GetLastWriteTimeUtc(Path.Combine(Arms("a"), "dropout-0.05.csv"));
        File.WriteAllText(Path.Combine(Arms("a"), "dropout-0.05.checkpoint"), "left behind");

        var dropout = Run("a", Recipe.Dropout);

        Assert.Equal([true, false, false], dropout.Arms.Select(arm => arm.IsTakenOver));
        Assert.Equal(noise.Arms[0].Points, dropout.Arms[0].Points);
        Assert.Equal(written, File.GetLastWriteTimeUtc(Path.Combine(Arms("a"), "dropout-0.05.csv")));
        Assert.Empty(Directory.GetFiles(Arms("a"), "*.checkpoint"));
        Run("b", Recipe.Dropout);
        AssertSame("a", "b", Recipe.Dropout);
    }

    [Fact]
    public void Run_ArmOfOtherSettings_IsTrainedAgain()
    {
        Run("a", Recipe.Noise);

        Assert.All(Run("a", Recipe.Noise, s_options with { Epochs = 1 }).Arms, arm => Assert.False(arm.IsTakenOver));
        Assert.All(Run("a", Recipe.Noise, s_options with { Seed = 2 }).Arms, arm => Assert.False(arm.IsTakenOver));
        var other = _start with { Sha256 = "5b" };
        Assert.All(Run("a", Recipe.Noise, start: other).Arms, arm => Assert.False(arm.IsTakenOver));
        Run("b", Recipe.Noise);
        AssertSame("a", "b", Recipe.Noise, but: ".md");
    }

    [Fact]
    public void Run_OtherCheckpointInterval_TakesOver()
    {
        Run("a", Recipe.Noise);

        var again = Run("a", Recipe.Noise, s_options with { CheckpointInterval = TimeSpan.FromMinutes(1) });

        Assert.All(again.Arms, arm => Assert.True(arm.IsTakenOver));
    }

    [Fact]
    public void Run_ArmOfAnotherCorpus_IsTrainedAgain()
    {
        Run("a", Recipe.Noise);
        File.Move(_files.At("unlabelled/train/a.mid"), _files.At("unlabelled/train/z.mid"));
        var corpus = VgmidiCorpus.Read(_files.Folder, TestContext.Current.CancellationToken);

        RecipeRun run = new(corpus, _start, s_options, _files.At("a"), new StillClock());
        var again = run.Run(Recipe.Noise, cancellationToken: TestContext.Current.CancellationToken);

        Assert.All(again.Arms, arm => Assert.False(arm.IsTakenOver));
    }

    [Fact]
    public void Run_CheckpointOfOtherSettings_IsNotGoneOnWith()
    {
        Assert.True(IsInterrupted("a", Recipe.Noise, stopAfter: 3));
        Run("b", Recipe.Noise, s_options with { Seed = 2 });

        Run("a", Recipe.Noise, s_options with { Seed = 2 });

        AssertSame("a", "b", Recipe.Noise);
    }

    [Fact]
    public void Run_UnfinishedArmWithoutCheckpoint_IsTrainedAgain()
    {
        Run("a", Recipe.Noise);
        var log = Path.Combine(Arms("a"), "dropout-0.05.csv");
        File.WriteAllLines(log, File.ReadAllLines(log)[..2]);

        var again = Run("a", Recipe.Noise);

        Assert.Equal([false, true], again.Arms.Select(arm => arm.IsTakenOver));
        Run("b", Recipe.Noise);
        AssertSame("a", "b", Recipe.Noise);
    }

    [Theory]
    [InlineData("json", "{")]
    [InlineData("json", "null")]
    [InlineData("json", """{"StartLoss":2}""")]
    [InlineData("csv", "epoch,train_loss,validation_loss\n1,2\n")]
    [InlineData("csv", "epoch,train_loss\n1,2\n")]
    [InlineData("csv", "epoch,train_loss,validation_loss\n1,much,2\n")]
    [InlineData("csv", "epoch,train_loss,validation_loss\n2,3,2\n1,2,2\n")]
    public void Run_DamagedFileOfAnArm_NamesIt(string extension, string content)
    {
        Run("a", Recipe.Noise);
        var path = Path.Combine(Arms("a"), "dropout-0.05." + extension);
        File.WriteAllText(path, content);

        var refusal = Assert.Throws<InvalidDataException>(() => Run("a", Recipe.Noise));

        Assert.Contains($"'{path}' cannot be read", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_DamagedCheckpoint_NamesIt()
    {
        Assert.True(IsInterrupted("a", Recipe.Noise, stopAfter: 1));
        var path = Path.Combine(Arms("a"), "dropout-0.05.checkpoint");
        File.WriteAllText(path, "no checkpoint");

        Assert.Equal(path, Assert.Throws<ModelFileException>(() => Run("a", Recipe.Noise)).Path);
    }

    [Fact]
    public void Run_SecondArmDiverges_SaysSoAndKeepsTheFirst()
    {
        var checkpoint = Path.Combine(Arms("a"), "dropout-0.05-noise-0.2.checkpoint");
        while (!File.Exists(checkpoint))
        {
            Assert.True(IsInterrupted("a", Recipe.Noise, stopAfter: 1));
        }

        SafeTensorsEdit.Fill(checkpoint, "head.bias", float.MaxValue);
        Assert.Throws<TrainingDivergedException>(() => Run("a", Recipe.Noise));

        File.Delete(checkpoint);
        Assert.Equal([true, false], Run("a", Recipe.Noise).Arms.Select(arm => arm.IsTakenOver));
    }

    [Fact]
    public void Run_FolderCannotBeMade_SaysSo()
    {
        File.WriteAllText(_files.At("a"), "a file");

        Assert.ThrowsAny<IOException>(() => Run("a", Recipe.Noise));
    }

    [Fact]
    public void Create_ModelOfOtherWords_IsRefused()
    {
        var refusal = Assert.Throws<CorpusException>(
            () => new RecipeRun(_corpus, TinyModel.File(), s_options, _files.At("a")));

        Assert.StartsWith("'tiny' knows other words", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_OptionOutOfRange_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(
        () => new RecipeRun(_corpus, _start, s_options with { EpochWords = 0 }, _files.At("a")));

    [Fact]
    public void Run_WithoutLabelled_ReadsAndCountsFewer()
    {
        var whole = Run("a", Recipe.Noise);
        var clean = Run("b", Recipe.Noise, s_options with { WithoutLabelled = true });

        Assert.Equal((0, 1), (whole.LeftOut, clean.LeftOut));
        Assert.NotEqual(whole.Arms[0].Points, clean.Arms[0].Points);
    }

    public void Dispose() => _files.Dispose();

    private string Arms(string name) => Path.Combine(_files.At(name), RecipeRun.ArmsFolder);

    private string Read(string name, string file) => File.ReadAllText(Path.Combine(_files.At(name), file));

    private RecipeRun Make(string name, TrainingOptions options, ModelFile? start = null) =>
        new(_corpus, start ?? _start, options, _files.At(name), new StillClock());

    private RecipeResult Run(
        string name, Recipe recipe, TrainingOptions? options = null, ModelFile? start = null)
    {
        var result = Make(name, options ?? s_options, start)
            .Run(recipe, cancellationToken: TestContext.Current.CancellationToken);
        RecipeReport.Write(_files.At(name), result);
        return result;
    }

    private bool IsInterrupted(string name, Recipe recipe, int stopAfter)
    {
        using StopAfter stop = new(stopAfter);
        try
        {
            RecipeReport.Write(_files.At(name), Make(name, s_options).Run(recipe, stop, stop.Token));
            return false;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }

    private void AssertSame(string first, string second, Recipe recipe, string? but = null)
    {
        string[] extensions = [".csv", ".svg", ".md"];
        Assert.All(extensions.Where(extension => extension != but), extension =>
            Assert.Equal(Read(first, recipe.Name + extension), Read(second, recipe.Name + extension)));
        Assert.All(recipe.Arms, arm => Assert.Equal(
            File.ReadAllText(Path.Combine(Arms(first), arm.Key + ".csv")),
            File.ReadAllText(Path.Combine(Arms(second), arm.Key + ".csv"))));
    }

    /// <summary>Cancels after some updates, whichever they are.</summary>
    private sealed class StopAfter(int updates) : IProgress<RecipeProgress>, IDisposable
    {
        private readonly CancellationTokenSource _source = new();
        private int _left = updates;

        public CancellationToken Token => _source.Token;

        public void Report(RecipeProgress value)
        {
            if (--_left == 0)
            {
                _source.Cancel();
            }
        }

        public void Dispose() => _source.Dispose();
    }
}
