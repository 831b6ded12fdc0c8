using System.Text.Json;

namespace MoodLab.Cli.Tests.Training;

public sealed class TrainRecipeTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("moodlab-");

    public TrainRecipeTests() => TinyCorpus.Write(In("data"));

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Recipe_TwoOfThem_WriteTheirFilesAndShareAnArm()
    {
        await CreateStartAsync();

        var noise = await RunAsync("noise");
        var dropout = await RunAsync("dropout");

        Assert.Equal((0, 0), (noise.Status, dropout.Status));
        string[] files =
        [
            "dropout.csv", "dropout.md", "dropout.svg", "noise.csv", "noise.md", "noise.svg",
        ];
        Assert.Equal(files, Directory.GetFiles(In("out")).Select(path => Path.GetFileName(path)).Order());
        Assert.Equal(["without noise", "noise 0.2"], Arms(noise).Select(arm => arm.GetProperty("name").GetString()));
        Assert.Equal(
            [true, false, false], Arms(dropout).Select(arm => arm.GetProperty("isTakenOver").GetBoolean()));
        Assert.Equal(3, Arms(dropout)[0].GetProperty("points").GetArrayLength());
        Assert.Equal(3, dropout.Json.GetProperty("findings").GetArrayLength());
        Assert.Equal(0, dropout.Json.GetProperty("leftOut").GetInt32());
    }

    [Fact]
    public async Task Recipe_OptionsOfItsOwn_AreFollowed()
    {
        await CreateStartAsync();
        File.Copy(In("data/labelled/pieces/Sad.mid"), In("data/unlabelled/train/other.mid"));

        var run = await RunAsync(
            "head-dropout", "--epochs", "1", "--epoch-words", "10", "--seed", "3", "--learning-rate", "0.01",
            "--without-labelled");

        Assert.Equal(0, run.Status);
        Assert.Equal(2, Arms(run)[0].GetProperty("points").GetArrayLength());
        Assert.Equal(1, run.Json.GetProperty("leftOut").GetInt32());
        Assert.Contains(
            "--epochs 1 --epoch-words 10 --learning-rate 0.01 --batch 2 --sequence 16 --seed 3 --without-labelled`",
            File.ReadAllText(In("out/head-dropout.md")),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recipe_InWords_IsASentenceForEachArmAndTheFiles()
    {
        await CreateStartAsync();

        var run = await CommandRun.RunAsync(
            "train", "language", "--recipe", "noise", "--data", In("data"), "--from", In("start.safetensors"),
            "--out", In("out"));

        var lines = run.Output.TrimEnd().Split('\n');
        Assert.Equal(5, lines.Length);
        Assert.StartsWith("without noise: after 2 epochs", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("noise 0.2: after 2 epochs", lines[1], StringComparison.Ordinal);
        Assert.All(lines[2..], line => Assert.StartsWith("Wrote ", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--dropout", "0.1")]
    [InlineData("--noise", "0.1")]
    [InlineData("--head-dropout", "0.1")]
    [InlineData("--layers", "2")]
    [InlineData("--schedule", "cosine")]
    [InlineData("--labelled-copies", "3")]
    [InlineData("--resume", "checkpoint")]
    [InlineData("--log", "log.csv")]
    public async Task Recipe_OptionThatItSetsItself_IsWrongUsage(string option, string value)
    {
        var run = await RunAsync("noise", option, value);

        Assert.Equal((2, ""), (run.Status, run.Output));
        Assert.Contains($"{option} is not for --recipe", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recipe_Unknown_IsWrongUsageAndNamesTheKnown()
    {
        var run = await RunAsync("salt");

        Assert.Equal((2, ""), (run.Status, run.Output));
        Assert.Contains("head-dropout", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recipe_WithoutAModelToBeginFrom_FailsWithOneLine()
    {
        var run = await RunAsync("noise");

        Assert.Equal((1, ""), (run.Status, run.Output));
        Assert.Contains(
            "start.safetensors", Assert.Single(run.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recipe_ModelOfAnotherCorpus_FailsWithOneLine()
    {
        await CreateStartAsync();
        var words = File.ReadAllLines(In("start.words.txt"));
        words[^2] = "w_47";
        File.WriteAllLines(In("start.words.txt"), words);

        var run = await RunAsync("noise");

        Assert.Equal((1, ""), (run.Status, run.Output));
        Assert.Contains(
            "knows other words", Assert.Single(run.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    private static List<JsonElement> Arms(CommandRun run) => [.. run.Json.GetProperty("arms").EnumerateArray()];

    private async Task CreateStartAsync()
    {
        var run = await CommandRun.RunAsync(
            "train", "language", "--data", In("data"), "--epochs", "1", "--batch", "2", "--sequence", "16",
            "--layers", "1", "--hidden", "8", "--out", In("start.safetensors"));
        Assert.Equal(0, run.Status);
    }

    private Task<CommandRun> RunAsync(string recipe, params string[] options) => CommandRun.RunAsync(
    [
        "train", "language", "--recipe", recipe, "--data", In("data"), "--from", In("start.safetensors"),
        "--out", In("out"), "--batch", "2", "--sequence", "16", "--json", .. options,
    ]);

    private string In(string name) => Path.Combine(_folder.FullName, name);
}
