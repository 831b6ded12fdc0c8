using MoodLab.Music.Midi;
using MoodLab.Music.Scores;
using MoodLab.Tests.Shared;

namespace MoodLab.Cli.Tests.Evaluation;

public sealed class EvaluateComposersTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("moodlab-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task FolderThatDoesNotExist_FailsWithOneLine()
    {
        var run = await CommandRun.RunAsync("evaluate", "composers", "--data", "no/such/folder");

        Assert.Equal((1, ""), (run.Status, run.Output));
        Assert.Contains("no/such/folder", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CorpusThatTheTablesAreNotOf_FailsAndSaysWhatToDo()
    {
        Add("Bach/one.mid");

        var run = await CommandRun.RunAsync("evaluate", "composers", "--data", _folder.FullName);

        Assert.Equal((1, ""), (run.Status, run.Output));
        Assert.Contains("--retrain", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Corpus_FromStoredPredictions_GivesEveryKey()
    {
        var json = (await CommandRun.RunAsync(
            "evaluate", "composers", "--data", StudyData.Require("composers"), "--json")).Json;

        Assert.InRange(json.GetProperty("fourPiece").GetDouble(), 0.90, 0.99);
        Assert.Equal(2, json.GetProperty("fourInterval").GetArrayLength());
        Assert.InRange(json.GetProperty("manyPiece").GetDouble(), 0.65, 0.99);
        Assert.Equal(25, json.GetProperty("manyClasses").GetInt32());
        Assert.InRange(json.GetProperty("calibrationError").GetDouble(), 0, 0.05);
        Assert.Contains(
            json.GetProperty("leaky").EnumerateArray(),
            row => row.GetProperty("name").GetString() == "cnn-fragments");
    }

    [Fact]
    public async Task Train_OfTooFewComposers_FailsAndSaysWhy()
    {
        Add("Bach/one.mid");

        var run = await CommandRun.RunAsync(
            "train", "composers", "--data", _folder.FullName, "--out", Path.Combine(_folder.FullName, "out.safetensors"));

        Assert.Equal((1, ""), (run.Status, run.Output));
        Assert.Contains("20 pieces", run.Error, StringComparison.Ordinal);
    }

    private void Add(string path)
    {
        Score score = new()
        {
            TicksPerQuarter = 480,
            Parts =
            [
                new Part
                {
                    Notes =
                    [
                        .. Enumerable.Range(0, 40)
                            .Select(i => new Note(new MidiPitch(40 + (i * 7 % 40)), new Velocity(64), i * 480, 480)),
                    ],
                },
            ],
        };
        var full = Path.Combine(_folder.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, MidiWriter.Write(score));
    }
}
