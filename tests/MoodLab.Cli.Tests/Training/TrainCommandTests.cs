using System.Globalization;
using MoodLab.Learning.Language;

namespace MoodLab.Cli.Tests.Training;

public sealed class TrainCommandTests : IDisposable
{
    // Weights are written in half precision, the loss is measured in single precision.
    private const double HalfPrecision = 0.01;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("moodlab-");

    public TrainCommandTests() => TinyCorpus.Write(Data);

    private string Data => In("data");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Language_OneEpoch_WritesWeightsLogAndCheckpoint()
    {
        var run = await TrainAsync(
            "--checkpoint", In("checkpoint"), "--log", In("log.csv"), "--out", In("m.safetensors"));

        Assert.Equal(0, run.Status);
        Assert.Equal(1, run.Json.GetProperty("epochs").GetInt32());
        var log = File.ReadAllLines(In("log.csv"));
        Assert.Equal("epoch,step,seconds,train_loss,validation_loss,learning_rate", log[0]);
        Assert.StartsWith("1,", Assert.Single(log[1..]), StringComparison.Ordinal);
        var model = ModelFile.Read(In("m.safetensors"));
        Assert.Equal(8, model.Model.Options.Hidden);
        Assert.True(model.Model.Options.HasMoods);
        Assert.True(File.Exists(In("checkpoint")));
    }

    [Fact]
    public async Task Language_ResumeAFinishedRun_TellsTheSameAndTrainsNoMore()
    {
        var whole = await TrainAsync("--checkpoint", In("checkpoint"), "--log", In("log.csv"));
        var lines = File.ReadAllLines(In("log.csv")).Length;

        var resumed = await TrainAsync("--resume", In("checkpoint"), "--log", In("log.csv"));

        Assert.Equal(0, resumed.Status);
        Assert.Equal(Loss(whole), Loss(resumed));
        Assert.Equal(lines, File.ReadAllLines(In("log.csv")).Length);
    }

    [Fact]
    public async Task Language_SameSeed_GivesTheSameLoss()
    {
        Assert.Equal(Loss(await TrainAsync("--seed", "5")), Loss(await TrainAsync("--seed", "5")));
        Assert.NotEqual(Loss(await TrainAsync("--seed", "5")), Loss(await TrainAsync("--seed", "6")));
    }

    [Theory]
    [InlineData(ScheduleKind.Constant)]
    [InlineData(ScheduleKind.Step)]
    [InlineData(ScheduleKind.Cosine)]
    public async Task Language_Schedule_IsFollowed(ScheduleKind schedule)
    {
        var name = schedule.ToString().ToLowerInvariant();
        var steps = await StepsOfManyAsync("--schedule", name, "--decay-every", "5", "--decay-factor", "0.9");

        TrainingOptions options = new() { Schedule = schedule, DecayEvery = 5, DecayFactor = 0.9 };
        Assert.InRange(steps, options.WarmUpSteps + 10, long.MaxValue);
        var rate = File.ReadAllLines(In("log.csv"))[^1].Split(',')[^1];
        var expected = LearningRateSchedule.Of(options, steps).At(steps - 1);
        Assert.Equal(expected.ToString("G4", CultureInfo.InvariantCulture), rate);
    }

    [Fact]
    public async Task Language_Accumulate_MakesAsManyFewerSteps()
    {
        var steps = await StepsOfManyAsync();

        Assert.Equal((steps + 2) / 3, await StepsOfManyAsync("--accumulate", "3"));
    }

    [Fact]
    public async Task Language_UnknownSchedule_IsWrongUsageAndNamesTheKnown()
    {
        var run = await CommandRun.RunAsync("train", "language", "--data", Data, "--schedule", "sideways");

        Assert.Equal((2, ""), (run.Status, run.Output));
        Assert.Contains("constant", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EvaluateMood_TrainedModel_HasTheKeysThatOthersRead()
    {
        var trained = await TrainAsync("--out", In("m.safetensors"));

        var run = await CommandRun.RunAsync(
            "evaluate", "mood", "--data", Data, "--model", In("m.safetensors"), "--json");

        Assert.Equal(0, run.Status);
        Assert.Equal(
            ModelFile.Read(In("m.safetensors")).Vocabulary.Count, run.Json.GetProperty("vocabulary").GetInt32());
        Assert.Equal(
            trained.Json.GetProperty("parameters").GetInt64(), run.Json.GetProperty("parameters").GetInt64());
        Assert.Equal(Loss(trained), run.Json.GetProperty("validationLoss").GetDouble(), HalfPrecision);
    }

    [Fact]
    public async Task Language_FolderThatIsNoCorpus_FailsWithOneLine()
    {
        Directory.Delete(In("data/unlabelled/test"), recursive: true);

        var run = await TrainAsync();

        Assert.Equal((1, ""), (run.Status, run.Output));
        Assert.Contains("test'", Assert.Single(run.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Language_CheckpointThatIsNone_FailsWithOneLine()
    {
        File.WriteAllText(In("checkpoint"), "no checkpoint");

        var run = await TrainAsync("--resume", In("checkpoint"));

        Assert.Equal((1, ""), (run.Status, run.Output));
        var line = Assert.Single(run.Error.TrimEnd().Split('\n'));
        Assert.Contains("'checkpoint' cannot be read", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--batch", "0", "between 1 and 1024")]
    [InlineData("--batch", "2000000000", "between 1 and 1024")]
    [InlineData("--hidden", "5000", "between 1 and 4096")]
    [InlineData("--layers", "17", "between 1 and 16")]
    [InlineData("--dropout", "1", "between 0 and 0.99")]
    [InlineData("--learning-rate", "0", "above 0")]
    [InlineData("--accumulate", "0", "between 1 and 1024")]
    [InlineData("--decay-every", "0", "between 1 and 1000000")]
    [InlineData("--decay-factor", "0", "above 0")]
    [InlineData("--weight-decay", "-1", "between 0 and 0.99")]
    [InlineData("--average-decay", "1", "between 0 and 0.99999")]
    [InlineData("--checkpoint-minutes", "1e300", "above 0 and at most 1440")]
    [InlineData("--epoch-words", "0", "between 1 and 1000000000")]
    [InlineData("--labelled-copies", "1001", "between 0 and 1000")]
    public async Task Language_ValueOutOfRange_IsWrongUsageAndNamesTheRange(string option, string value, string rule)
    {
        var run = await CommandRun.RunAsync("train", "language", "--data", Data, option, value);

        Assert.Equal((2, ""), (run.Status, run.Output));
        Assert.Contains($"{option} must be {rule}.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Language_WithoutLabelled_CountsWhatIsLeftOut()
    {
        File.Copy(In("data/labelled/pieces/Sad.mid"), In("data/unlabelled/train/other.mid"));

        var clean = await TrainAsync("--without-labelled", "--labelled-copies", "0");
        var whole = await TrainAsync("--labelled-copies", "0");

        Assert.Equal(1, clean.Json.GetProperty("leftOut").GetInt32());
        Assert.Contains("labelled as well: 1 unlabelled pieces", clean.Error, StringComparison.Ordinal);
        Assert.Equal(0, whole.Json.GetProperty("leftOut").GetInt32());
        Assert.NotEqual(Loss(whole), Loss(clean));
    }

    [Fact]
    public async Task Language_CorpusWithProblems_ListsAndCountsThem()
    {
        File.WriteAllText(In("data/unlabelled/train/broken.mid"), "no MIDI");
        File.AppendAllText(In("data/vgmidi_train.csv"), "1,1,labelled/midi/Absent_0.mid\n");

        var run = await TrainAsync();

        Assert.Equal(
            ["broken.mid", "Absent.mid"],
            run.Json.GetProperty("problems").EnumerateArray()
                .Select(problem => Path.GetFileName(problem.GetProperty("path").GetString())));
        Assert.Contains("Absent.mid: stands in vgmidi_train.csv, but there", run.Error, StringComparison.Ordinal);
        Assert.Contains("Files and rows not used: 2.", run.Error, StringComparison.Ordinal);
    }

    // Narrow windows, so that one epoch of some bars has more steps than the warming up.
    private async Task<long> StepsOfManyAsync(params string[] options)
    {
        var run = await CommandRun.RunAsync(
        [
            "train", "language", "--data", Data, "--epochs", "1", "--batch", "1", "--sequence", "2", "--layers", "1",
            "--hidden", "8", "--json", "--log", In("log.csv"), .. options,
        ]);
        return run.Json.GetProperty("steps").GetInt64();
    }

    private static double Loss(CommandRun run) => run.Json.GetProperty("bestValidationLoss").GetDouble();

    private Task<CommandRun> TrainAsync(params string[] options) => CommandRun.RunAsync(
    [
        "train", "language", "--data", Data, "--epochs", "1", "--batch", "2", "--sequence", "16", "--layers", "1",
        "--hidden", "8", "--json", .. options,
    ]);

    private string In(string name) => Path.Combine(_folder.FullName, name);
}
