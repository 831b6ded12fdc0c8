using System.Text.Json.Nodes;
using MoodLab.Learning.Datasets;
using MoodLab.Learning.Language;
using MoodLab.Learning.Tests.Datasets;
using MoodLab.Neural.Serialization;

namespace MoodLab.Learning.Tests.Language;

public sealed class LanguageTrainerTests : IDisposable
{
    // Losses of some nats, from single-precision sums over other groups of rows, after some ten updates.
    private const double SumsInAnotherOrder = 1e-4;

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
            _corpus, TinyModel.Shape, s_options with { Epochs = 12 }, Files("a"), clock: new StillClock());

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
    [InlineData(1, 1, ScheduleKind.Cosine)]
    [InlineData(4, 1, ScheduleKind.Step)]
    [InlineData(13, 1, ScheduleKind.Constant)]
    [InlineData(1, 2, ScheduleKind.Step)]
    [InlineData(3, 3, ScheduleKind.Cosine)]
    [InlineData(6, 2, ScheduleKind.Constant)]
    [InlineData(2, 1000, ScheduleKind.Cosine)]
    public void Resume_InterruptedRun_EndsWithTheSameBytesAsAStraightOne(
        long step, int accumulate, ScheduleKind schedule)
    {
        var options = s_options with { Accumulate = accumulate, Schedule = schedule, DecayEvery = 3 };
        Straight("a", options);
        Interrupt("b", step, options);

        Resume("b");

        AssertSame("a", "b");
    }

    [Theory]
    [InlineData(0.1, 0)]
    [InlineData(0, 0.9)]
    [InlineData(0.1, 0.9)]
    public void Resume_RunWithDecayOrAverage_EndsWithTheSameBytesAsAStraightOne(double weightDecay, double average)
    {
        var options = s_options with { WeightDecay = weightDecay, AverageDecay = average };
        Straight("a", options);
        Interrupt("b", 5, options);
        Straight("plain");

        Resume("b");

        AssertSame("a", "b");
        Assert.False(
            File.ReadAllBytes(Files("a").Output!).SequenceEqual(File.ReadAllBytes(Files("plain").Output!)),
            "The options changed nothing.");
    }

    [Fact]
    public void Run_WeightDecayAlone_MakesTheWeightsSmaller()
    {
        Straight("plain");
        Straight("decayed", s_options with { WeightDecay = 1 });

        Assert.InRange(Norm("decayed"), 0, 0.95 * Norm("plain"));

        double Norm(string name) => SafeTensors.ReadFile(Files(name).Checkpoint!).Read("lstm.weight_hh_l0")
            .Sum(weight => (double)weight * weight);
    }

    [Fact]
    public void Run_Average_ValidatesAndWritesTheAveragedModel()
    {
        // An average that hardly moves is the model of the beginning, however far the parameters go.
        Straight("a", s_options with { AverageDecay = 0.99999 });

        var written = SafeTensors.ReadFile(Files("a").Output!).Read("head.weight");
        var checkpoint = SafeTensors.ReadFile(Files("a").Checkpoint!);

        // The average moves by the hundred-thousandth part, and half precision keeps 11 bits of numbers below 1.
        Assert.InRange(Distance(checkpoint.Read("average.head.weight"), written), 0, 0.001);
        Assert.True(Distance(checkpoint.Read("head.weight"), written) > 0.01, "The parameters have not moved.");

        static double Distance(float[] a, float[] b) => a.Zip(b).Max(pair => Math.Abs(pair.First - pair.Second));
    }

    [Fact]
    public void Resume_InterruptedAfterEveryUpdate_EndsWithTheSameBytesAsAStraightOne()
    {
        var options = s_options with { Accumulate = 2 };
        Straight("a", options);
        Interrupt("b", 1, options);
        var stops = 1L;
        while (!IsFinishedAfter("b", ++stops))
        {
        }

        Assert.InRange(stops, 6, long.MaxValue);
        AssertSame("a", "b");
    }

    [Fact]
    public void Resume_CheckpointThatKnowsNotAllOptions_TakesTheUsualOnes()
    {
        Straight("a");
        Interrupt("b", 4);
        var options = JsonNode.Parse(SafeTensors.ReadFile(Files("b").Checkpoint!).Metadata["training"])!.AsObject();
        string[] added =
        [
            "Accumulate", "Schedule", "DecayEvery", "DecayFactor", "WeightDecay", "AverageDecay",
            "WithoutLabelled", "EpochWords",
        ];
        foreach (var name in added)
        {
            Assert.True(options.Remove(name));
        }

        SafeTensorsEdit.Metadata(Files("b").Checkpoint!, "training", options.ToJsonString());
        Resume("b");

        AssertSame("a", "b");
    }

    [Fact]
    public void Run_GradientsAccumulated_LearnsAsFromOneLargeBatch()
    {
        // Every piece fits into one window, and nothing is random between two of them.
        var shape = TinyModel.Shape with { Dropout = 0 };
        var options = s_options with { Sequence = 64, Batch = 4, ClipNorm = 0.1 };

        var large = Run(options, "large");
        var small = Run(options with { Batch = 1, Accumulate = 4 }, "small");

        Assert.Equal(large.Steps, small.Steps);
        Assert.Equal(large.ValidationLoss, small.ValidationLoss, SumsInAnotherOrder);

        TrainingResult Run(TrainingOptions how, string name)
        {
            using var trainer = LanguageTrainer.Begin(_corpus, shape, how, Files(name), clock: new StillClock());
            return trainer.Run(cancellationToken: TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public void Resume_InterruptedBeforeTheValidation_EndsWithTheSameBytesAsAStraightOne()
    {
        Straight("a");
        Interrupt("b", Windows().Count());
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
    public void Run_DiskIsFull_SaysSoAndLeavesTheOldCheckpoint()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no device here that is always full.");
        Straight("a");
        Interrupt("b", 2);
        var checkpoint = Files("b").Checkpoint!;
        var before = File.ReadAllBytes(checkpoint);
        File.CreateSymbolicLink(checkpoint + ".partial", "/dev/full");
        using (StopAt stop = new(5))
        using (var trainer = LanguageTrainer.Resume(_corpus, checkpoint, Files("b"), new StillClock()))
        {
            var refusal = Assert.Throws<IOException>(() => trainer.Run(stop, stop.Token));
            Assert.Contains("step 5 cannot be written", refusal.Message, StringComparison.Ordinal);
            Assert.Contains("No space left", refusal.Message, StringComparison.Ordinal);
            Assert.Contains($"last good one is {checkpoint}", refusal.Message, StringComparison.Ordinal);
        }

        Assert.Equal(before, File.ReadAllBytes(checkpoint));
        Assert.False(File.Exists(checkpoint + ".partial"));
        Resume("b");
        AssertSame("a", "b");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Run_LossIsNoNumber_NamesStepFilesAndCheckpoint(int accumulate)
    {
        Interrupt("a", 2, s_options with { Accumulate = accumulate });
        var checkpoint = Files("a").Checkpoint!;
        SafeTensorsEdit.Fill(checkpoint, "head.bias", float.MaxValue);
        using var trainer = LanguageTrainer.Resume(_corpus, checkpoint, Files("a"), new StillClock());

        var exception = Assert.Throws<TrainingDivergedException>(
            () => trainer.Run(cancellationToken: TestContext.Current.CancellationToken));

        var expected = Windows().ElementAt(2 * accumulate).Paths;
        Assert.NotEmpty(expected);
        Assert.Equal((2, checkpoint), (exception.Step, exception.Checkpoint));
        Assert.Equal(expected, exception.Files);
        Assert.Equal(
            $"The loss is not a finite number at step 2, which read {string.Join(", ", expected)}. "
            + $"The last good checkpoint is {checkpoint}.",
            exception.Message);
    }

    [Fact]
    public void Run_ParametersBecomeInfinite_WritesNoCheckpoint()
    {
        Interrupt("a", 3, s_options with { CheckpointInterval = TimeSpan.Zero });
        var checkpoint = Files("a").Checkpoint!;

        // The next update is finite in its loss and its gradient, and infinite in its length.
        SafeTensorsEdit.Fill(checkpoint, "adam.first.head.bias", float.MaxValue);
        SafeTensorsEdit.Fill(checkpoint, "adam.second.head.bias", 0);
        var before = File.ReadAllBytes(checkpoint);
        using var trainer = LanguageTrainer.Resume(_corpus, checkpoint, Files("a"), new StillClock());

        var exception = Assert.Throws<TrainingDivergedException>(
            () => trainer.Run(cancellationToken: TestContext.Current.CancellationToken));

        Assert.StartsWith("'head.bias' is not a finite number at step 4", exception.Message, StringComparison.Ordinal);
        Assert.Equal(Windows().ElementAt(3).Paths, exception.Files);
        Assert.Equal(checkpoint, exception.Checkpoint);
        Assert.Equal(before, File.ReadAllBytes(checkpoint));
    }

    [Fact]
    public void Run_ValidationLossIsNoNumber_Stops()
    {
        var steps = Windows().Count();
        Interrupt("a", steps);
        var checkpoint = Files("a").Checkpoint!;
        SafeTensorsEdit.Fill(checkpoint, "head.bias", float.MaxValue);
        using var trainer = LanguageTrainer.Resume(_corpus, checkpoint, Files("a"), new StillClock());

        var exception = Assert.Throws<TrainingDivergedException>(
            () => trainer.Run(cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(
            $"The validation loss is not a finite number at step {steps}. "
            + $"The last good checkpoint is {checkpoint}.",
            exception.Message);
        Assert.False(File.Exists(Files("a").Output));
    }

    [Theory]
    [InlineData("head.bias", float.NaN)]
    [InlineData("adam.first.head.weight", float.PositiveInfinity)]
    [InlineData("adam.second.mood.weight", float.NaN)]
    [InlineData("state.hidden.1", float.NegativeInfinity)]
    [InlineData("state.cell.0", float.NaN)]
    public void Resume_CheckpointWithANumberThatIsNotFinite_NamesTheTensor(string tensor, float value)
    {
        Interrupt("a", 1);
        SafeTensorsEdit.Fill(Files("a").Checkpoint!, tensor, value);

        Assert.Contains($"'{tensor}': holds a number", Refused(Files("a").Checkpoint!), StringComparison.Ordinal);
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
    [InlineData("training", """{"Accumulate":0}""", "Accumulate must lie between")]
    [InlineData("training", """{"Schedule":"Sideways"}""", "'training' is damaged")]
    [InlineData("training", """{"Schedule":9}""", "Schedule must lie between")]
    [InlineData("training", """{"LabelledCopies":2000000000}""", "LabelledCopies must lie between")]
    [InlineData("training", """{"Batch":2,"AverageDecay":0.5}""", "average.embedding.weight")]
    [InlineData("position", """{"Batch":-1}""", "Batch must lie between")]
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

    private IEnumerable<Batch> Windows()
    {
        TrainingSet set = new(_corpus, TrainingSet.BuildVocabulary(_corpus), s_options);
        return BatchReader.Read(set.Epoch(0), s_options.Batch, s_options.Sequence, set.Vocabulary.EndId);
    }

    private TrainingFiles Files(string name) => new(
        _files.At(name + ".safetensors"), _files.At(name + ".checkpoint"), _files.At(name + ".csv"));

    private string Refused(string path)
    {
        var exception = Assert.Throws<ModelFileException>(() => LanguageTrainer.Resume(_corpus, path, Files("a")));
        Assert.Equal(path, exception.Path);
        return exception.Message;
    }

    private void Straight(string name, TrainingOptions? options = null)
    {
        using var trainer = LanguageTrainer.Begin(
            _corpus, TinyModel.Shape, options ?? s_options, Files(name), clock: new StillClock());
        trainer.Run(cancellationToken: TestContext.Current.CancellationToken);
    }

    private void Interrupt(string name, long step, TrainingOptions? options = null)
    {
        using StopAt stop = new(step);
        using var trainer = LanguageTrainer.Begin(
            _corpus, TinyModel.Shape, options ?? s_options, Files(name), clock: new StillClock());
        Assert.ThrowsAny<OperationCanceledException>(() => trainer.Run(stop, stop.Token));
    }

    private bool IsFinishedAfter(string name, long step)
    {
        using StopAt stop = new(step);
        using var trainer = LanguageTrainer.Resume(_corpus, Files(name).Checkpoint!, Files(name), new StillClock());
        return Record.Exception(() => trainer.Run(stop, stop.Token)) is null;
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
