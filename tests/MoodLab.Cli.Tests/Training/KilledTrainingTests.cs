using System.Diagnostics;
using System.Text.Json;
using MoodLab.Learning.Datasets;
using MoodLab.Learning.Language;
using MoodLab.Neural.Serialization;

namespace MoodLab.Cli.Tests.Training;

/// <summary>Kills training processes that do little else than write checkpoints.</summary>
[Trait("Category", "Slow")]
public sealed class KilledTrainingTests : IDisposable
{
    private const int Kills = 16;

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    // A checkpoint of 8 MB after each of some hundred quick updates.
    private static readonly string[] s_options =
        ["--epochs", "3", "--batch", "1", "--sequence", "4", "--layers", "1", "--hidden", "256"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("moodlab-");
    private readonly Random _random = new(1);

    public KilledTrainingTests() => TinyCorpus.Write(In("data"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Checkpoint => In("checkpoint");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Language_KilledWhileWriting_ResumesAndEndsWithTheSameWeights()
    {
        var corpus = VgmidiCorpus.Read(In("data"), Token);
        long step = 0;
        var cutShort = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            using (var training = Start())
            {
                await WaitForAMomentAsync(training, isMidWrite: kill % 2 == 0);
                training.Kill();
                await training.WaitForExitAsync(Token);
            }

            cutShort += File.Exists(Checkpoint + ".partial") ? 1 : 0;
            LanguageTrainer.Resume(corpus, Checkpoint, new TrainingFiles(null, null, null)).Dispose();
            var reached = Step();
            Assert.InRange(reached, step, long.MaxValue);
            step = reached;
        }

        // Otherwise nothing was tested.
        Assert.InRange(cutShort, 1, Kills);
        using (var last = Start())
        {
            await last.WaitForExitAsync(Token);
            Assert.Equal(0, last.ExitCode);
        }

        var straight = await CommandRun.RunAsync(
            ["train", "language", "--data", In("data"), "--out", In("straight.safetensors"), .. s_options]);
        Assert.Equal(0, straight.Status);
        Assert.True(
            File.ReadAllBytes(In("straight.safetensors")).SequenceEqual(File.ReadAllBytes(In("killed.safetensors"))),
            "The weights differ.");
        Assert.False(File.Exists(Checkpoint + ".partial"));
    }

    private Process Start()
    {
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "MoodLab.Cli.dll")])
        {
            ArgumentList =
            {
                "train", "language", "--data", In("data"), "--checkpoint", Checkpoint, "--checkpoint-minutes", "1e-9",
                "--out", In("killed.safetensors"),
            },
        };
        foreach (var option in File.Exists(Checkpoint) ? ["--resume", Checkpoint] : s_options)
        {
            start.ArgumentList.Add(option);
        }

        return Process.Start(start)!;
    }

    // Half of the moments lie within a write, the others anywhere.
    private async Task WaitForAMomentAsync(Process training, bool isMidWrite)
    {
        var before = WrittenAt(Checkpoint);
        await WaitAsync(training, () => WrittenAt(Checkpoint) != before);
        if (isMidWrite)
        {
            var length = (long)(new FileInfo(Checkpoint).Length * _random.NextDouble());
            FileInfo partial = new(Checkpoint + ".partial");
            await WaitAsync(training, () =>
            {
                partial.Refresh();
                return partial.Exists && partial.Length > length;
            });
        }
        else
        {
            var end = Stopwatch.GetTimestamp() + (long)(_random.NextDouble() * 0.2 * Stopwatch.Frequency);
            await WaitAsync(training, () => Stopwatch.GetTimestamp() >= end);
        }
    }

    private static DateTime WrittenAt(string path) =>
        File.Exists(path) ? File.GetLastWriteTimeUtc(path) : DateTime.MinValue;

    private static async Task WaitAsync(Process training, Func<bool> condition)
    {
        var start = Stopwatch.GetTimestamp();
        while (!condition())
        {
            Assert.False(training.HasExited, "The run ended before it was killed.");
            Assert.True(Stopwatch.GetElapsedTime(start) < s_patience, "The run writes no checkpoint.");
            await Task.Yield();
        }
    }

    private long Step() => JsonDocument.Parse(SafeTensors.ReadFile(Checkpoint).Metadata["position"])
        .RootElement.GetProperty("Step").GetInt64();

    private string In(string name) => Path.Combine(_folder.FullName, name);
}
