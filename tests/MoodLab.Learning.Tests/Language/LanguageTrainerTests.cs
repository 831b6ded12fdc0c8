using MoodLab.Learning.Datasets;
using MoodLab.Learning.Language;
using MoodLab.Learning.Tests.Datasets;

namespace MoodLab.Learning.Tests.Language;

public sealed class LanguageTrainerTests : IDisposable
{
    private static readonly TrainingOptions s_options = new()
    {
        Epochs = 3,
        Batch = 2,
        Sequence = 16,
        LearningRate = 0.02,
        WarmUpSteps = 2,
    };

    private readonly TinyCorpus _files = new();
    private readonly VgmidiCorpus _corpus;

    public LanguageTrainerTests() => _corpus = VgmidiCorpus.Read(_files.Folder, TestContext.Current.CancellationToken);

    [Fact]
    public void Run_SomeEpochs_LowersTheLoss()
    {
        using var trainer = LanguageTrainer.Begin(
            _corpus, TinyModel.Shape, s_options with { Epochs = 12 }, Files("a"), new StillClock());

        var result = trainer.Run(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(12, result.Epochs);
        var chance = Math.Log(TrainingSet.BuildVocabulary(_corpus).Count);
        Assert.True(result.BestValidationLoss < 0.8 * chance, $"{result.BestValidationLoss} of {chance}");
        Assert.True(result.BestValidationLoss <= result.ValidationLoss);
        Assert.Equal(13, File.ReadAllLines(Files("a").Log!).Length);
    }

    [Fact]
    public void Run_TwiceWithOneSeed_WritesTheSameFiles()
    {
        Straight("a");
        Straight("b");

        AssertSame("a", "b");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(13)]
    public void Resume_InterruptedRun_EndsWithTheSameBytesAsAStraightOne(long step)
    {
        Straight("a");
        Interrupt("b", step);

        Resume("b");

        AssertSame("a", "b");
    }

    [Fact]
    public void Resume_InterruptedBeforeTheValidation_EndsWithTheSameBytesAsAStraightOne()
    {
        Straight("a");
        Interrupt("b", StepsOfEpoch());
        Assert.False(File.Exists(Files("b").Log));

        Resume("b");

        AssertSame("a", "b");
    }

    [Fact]
    public void Run_LogHasRowsOfEpochsThatWereNotKept_ReplacesThem()
    {
        Straight("a");
        File.WriteAllText(Files("b").Log!, "header\n1,of,another,run\n2,of,another,run\n");

        Straight("b");

        AssertSame("a", "b");
    }

    [Fact]
    public void Run_CheckpointCannotBeWritten_LeavesTheOldOne()
    {
        Straight("a");
        Interrupt("b", 2);
        var checkpoint = Files("b").Checkpoint!;
        var before = File.ReadAllBytes(checkpoint);
        var obstacle = Directory.CreateDirectory(checkpoint + ".partial");
        using (StopAt stop = new(5))
        using (var trainer = LanguageTrainer.Resume(_corpus, checkpoint, Files("b"), new StillClock()))
        {
            var exception = Record.Exception(() => trainer.Run(stop, stop.Token));
            Assert.True(exception is IOException or UnauthorizedAccessException, exception?.ToString());
        }

        Assert.Equal(before, File.ReadAllBytes(checkpoint));
        obstacle.Delete();

        // What a killed run leaves behind is written over.
        File.WriteAllText(checkpoint + ".partial", "half a checkpoint");
        Resume("b");
        AssertSame("a", "b");
    }

    [Fact]
    public void Run_LossIsNoNumber_NamesStepAndCheckpoint()
    {
        Interrupt("a", 3);
        var checkpoint = Files("a").Checkpoint!;
        SafeTensorsEdit.Poison(checkpoint, "head.bias");
        using var trainer = LanguageTrainer.Resume(_corpus, checkpoint, Files("a"), new StillClock());

        var exception = Assert.Throws<TrainingDivergedException>(
            () => trainer.Run(cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(3, exception.Step);
        Assert.Contains("step 3", exception.Message, StringComparison.Ordinal);
        Assert.Contains(checkpoint, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_ValidationLossIsNoNumber_Stops()
    {
        var steps = StepsOfEpoch();
        Interrupt("a", steps);
        var checkpoint = Files("a").Checkpoint!;
        SafeTensorsEdit.Poison(checkpoint, "head.bias");
        using var trainer = LanguageTrainer.Resume(_corpus, checkpoint, Files("a"), new StillClock());

        Assert.Equal(steps, Assert.Throws<TrainingDivergedException>(
            () => trainer.Run(cancellationToken: TestContext.Current.CancellationToken)).Step);
        Assert.False(File.Exists(Files("a").Output));
    }

    [Theory]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NaN)]
    [InlineData(0)]
    public void Begin_LearningRateOutOfRange_IsRefused(double rate) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => LanguageTrainer.Begin(
            _corpus, TinyModel.Shape, s_options with { LearningRate = rate }, Files("a")));

    [Theory]
    [InlineData("hidden", "4096", "do not fit")]
    [InlineData("layers", "1000", "Layers must lie between")]
    [InlineData("hidden", "15", "shape")]
    [InlineData("words", "7", "7 words")]
    [InlineData("training", """{"Batch":3}""", "state.hidden.0")]
    [InlineData("training", """{"Batch":-1}""", "Batch must lie between")]
    [InlineData("training", "null", "is empty")]
    [InlineData("position", "[]", "position")]
    [InlineData("random", """{"S0":0}""", "zeros")]
    [InlineData("adam.step", "99999999999999999999", "")]
    [InlineData("vocabulary", "<end>", "vocabulary 1")]
    public void Resume_CheckpointThatDoesNotFit_SaysWhy(string key, string value, string reason)
    {
        Interrupt("a", 1);
        SafeTensorsEdit.Metadata(Files("a").Checkpoint!, key, value);

        Assert.Contains(reason, Refused(Files("a").Checkpoint!), StringComparison.Ordinal);
    }

    [Fact]
    public void Resume_DamagedMissingOrOtherFile_NamesIt()
    {
        Straight("a");
        var bytes = File.ReadAllBytes(Files("a").Checkpoint!);
        File.WriteAllBytes(_files.At("short"), bytes[..^5]);

        Assert.Contains("short", Refused(_files.At("short")), StringComparison.Ordinal);
        Assert.Contains("absent", Refused(_files.At("absent")), StringComparison.Ordinal);
        Assert.Contains("no checkpoint", Refused(Files("a").Output!), StringComparison.Ordinal);
    }

    public void Dispose() => _files.Dispose();

    private int StepsOfEpoch()
    {
        TrainingSet set = new(_corpus, TrainingSet.BuildVocabulary(_corpus), s_options);
        return BatchReader.Read(set.Epoch(0), s_options.Batch, s_options.Sequence, set.Vocabulary.EndId).Count();
    }

    private TrainingFiles Files(string name) => new(
        _files.At(name + ".safetensors"), _files.At(name + ".checkpoint"), _files.At(name + ".csv"));

    private string Refused(string path)
    {
        var exception = Assert.Throws<ModelFileException>(() => LanguageTrainer.Resume(_corpus, path, Files("a")));
        Assert.Equal(path, exception.Path);
        return exception.Message;
    }

    private void Straight(string name)
    {
        using var trainer = LanguageTrainer.Begin(_corpus, TinyModel.Shape, s_options, Files(name), new StillClock());
        trainer.Run(cancellationToken: TestContext.Current.CancellationToken);
    }

    private void Interrupt(string name, long step)
    {
        using StopAt stop = new(step);
        using var trainer = LanguageTrainer.Begin(_corpus, TinyModel.Shape, s_options, Files(name), new StillClock());
        Assert.ThrowsAny<OperationCanceledException>(() => trainer.Run(stop, stop.Token));
    }

    private void Resume(string name)
    {
        using var trainer = LanguageTrainer.Resume(_corpus, Files(name).Checkpoint!, Files(name), new StillClock());
        trainer.Run(cancellationToken: TestContext.Current.CancellationToken);
    }

    private void AssertSame(string first, string second)
    {
        Assert.Equal(File.ReadAllText(Files(first).Log!), File.ReadAllText(Files(second).Log!));
        Assert.True(Bytes(Files(first).Output!).SequenceEqual(Bytes(Files(second).Output!)), "weights");
        Assert.True(Bytes(Files(first).Checkpoint!).SequenceEqual(Bytes(Files(second).Checkpoint!)), "checkpoint");

        static byte[] Bytes(string path) => File.ReadAllBytes(path);
    }
}
