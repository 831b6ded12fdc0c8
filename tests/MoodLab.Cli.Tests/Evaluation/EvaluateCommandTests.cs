using System.Text.Json;
using MoodLab.Lab.Tests.Composing;
using MoodLab.Learning.Control;
using MoodLab.Learning.Language;
using MoodLab.Learning.Probing;
using MoodLab.Music.Features;
using MoodLab.Music.Midi;
using MoodLab.Music.Moods;
using MoodLab.Music.Scores;
using MoodLab.Statistics.Classification;

namespace MoodLab.Cli.Tests.Evaluation;

public sealed class EvaluateCommandTests : IDisposable
{
    private static readonly string[] s_controlKeys =
    [
        "method", "arm", "strength", "share", "interval", "byMood", "byMoodInterval", "meanProbability", "valence",
        "arousal", "confusion", "earlyDeaths", "quality",
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("moodlab-");
    private readonly string _model;

    public EvaluateCommandTests() => _model = TinyModel.Write(_folder.FullName);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Mood_FolderThatDoesNotExist_FailsWithOneLine()
    {
        var run = await CommandRun.RunAsync(
            "evaluate", "mood", "--data", "no/such/folder", "--model", _model, "--language-only");

        Assert.Equal((1, ""), (run.Status, run.Output));
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Memory_FolderThatDoesNotExist_FailsWithOneLine()
    {
        var run = await CommandRun.RunAsync("evaluate", "memory", "--data", "no/such/folder", "--model", _model);

        Assert.Equal((1, ""), (run.Status, run.Output));
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Mood_CorpusWithWordsThatTheModelLacks_FailsAndNamesPieceAndWord()
    {
        Training.TinyCorpus.Write(_folder.FullName);

        var run = await EvaluateAsync("--language-only");

        Assert.Equal((1, ""), (run.Status, run.Output));
        Assert.Contains("c.mid' has the word 'w_3'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mood_MissingModel_FailsAndNamesIt()
    {
        File.Delete(_model);

        var run = await EvaluateAsync();

        Assert.Equal((1, ""), (run.Status, run.Output));
        Assert.StartsWith("The model 'mood.safetensors' cannot be read: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mood_RegeneratedAndStored_TellTheSameWithAllKeys()
    {
        WriteStudy();

        var composed = await EvaluateAsync("--regenerate", "--arms", "none", "guided-3", "ranked", "neurons", "--json");
        var stored = await EvaluateAsync(
            "--arms", "none", "guided-3", "ranked", "neurons", "--json", "--report", In("report"));

        Assert.Equal((0, 0), (composed.Status, stored.Status));
        var json = stored.Json;
        Assert.Equal(
            composed.Json.GetProperty("control").GetRawText(), json.GetProperty("control").GetRawText());
        Assert.Equal(2, json.GetProperty("probe").GetProperty("testInterval").GetArrayLength());
        Assert.InRange(json.GetProperty("judge").GetProperty("cvAccuracy").GetDouble(), 0, 1);
        Assert.Equal(0.565, json.GetProperty("humanCeiling")[0].GetDouble());
        Assert.Equal(2, json.GetProperty("strengthDial").GetProperty("strengths").GetArrayLength());
        var control = json.GetProperty("control").EnumerateArray().ToList();
        Assert.Equal(
            ["none", "neurons", "guided-3", "ranked-5"], control.Select(arm => arm.GetProperty("arm").GetString()));
        Assert.All(control, arm => Assert.All(s_controlKeys, key => arm.GetProperty(key)));
        Assert.Equal(
            ["depressed", "calm", "angry", "delighted"],
            control[1].GetProperty("byMood").EnumerateObject().Select(mood => mood.Name));
        Assert.True(File.Exists(In("report/control.md")));
    }

    [Fact]
    public async Task Mood_StoredPiecesMissingOrOfOtherSettings_AsksForThemToBeComposedAgain()
    {
        WriteStudy();

        var missing = await EvaluateAsync("--arms", "none");
        await EvaluateAsync("--arms", "none", "--regenerate");
        var stale = await EvaluateAsync("--arms", "none", "--pieces", "2");

        Assert.Equal((1, 1), (missing.Status, stale.Status));
        Assert.Equal(
            "The stored pieces 'none.txt.gz' cannot be used: the file is missing. --regenerate composes them again.\n",
            missing.Error);
        Assert.Equal(
            "The stored pieces 'none.txt.gz' cannot be used: they were composed with pieces 1, where 2 is wanted. "
            + "--regenerate composes them again.\n",
            stale.Error);
    }

    [Fact]
    public async Task Mood_NoProbeBesideTheModel_MeasuresTheLanguageModelAloneAndSaysSo()
    {
        WriteStudy();
        File.Delete(In("probe.safetensors"));

        var run = await EvaluateAsync("--json");

        Assert.Equal(0, run.Status);
        Assert.Equal("There is no probe beside the model: only the language model is measured.\n", run.Error);
        Assert.Equal(JsonValueKind.Null, run.Json.GetProperty("control").ValueKind);
    }

    [Fact]
    public async Task Mood_ProbeOfAnotherModel_FailsAndNamesIt()
    {
        WriteStudy("another");

        var run = await EvaluateAsync("--arms", "none");

        Assert.Equal(1, run.Status);
        Assert.Contains("'probe.safetensors' cannot be read", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--arms must be names of arms or methods.", "--arms", "loudly")]
    [InlineData("--pieces must be between 1 and 10000.", "--pieces", "0")]
    [InlineData("--report tells of mood control", "--language-only", "--report", "x")]
    public async Task Mood_OptionsThatNoRunCouldUse_AreWrongUsage(string rule, params string[] options)
    {
        var run = await CommandRun.RunAsync(["evaluate", "mood", "--data", "x", "--model", _model, .. options]);

        Assert.Equal((2, ""), (run.Status, run.Output));
        Assert.Contains(rule, run.Error, StringComparison.Ordinal);
    }

    private Task<CommandRun> EvaluateAsync(params string[] options)
    {
        string[] pieces = options.Contains("--pieces") ? [] : ["--pieces", "1"];
        return CommandRun.RunAsync(
            ["evaluate", "mood", "--data", _folder.FullName, "--model", _model, .. pieces, .. options]);
    }

    // Probe, judge and neurons beside the model, and a corpus of words that it knows with ten labelled pieces.
    private void WriteStudy(string? sha256 = null)
    {
        sha256 ??= ModelFile.Read(_model).Sha256;
        Classifier(FeatureSet.MeanState, 32).Write(In("probe.safetensors"), sha256);
        Classifier(FeatureSet.Score, MoodFeatures.Names.Count).Write(In("judge.safetensors"));
        Enum.GetValues<Mood>()
            .Aggregate(
                new NeuronFile(sha256), (file, mood) => file.With(mood, new NeuronOverride(1, [2, 3], [0.5f, -0.5f])))
            .Write(In("neurons.safetensors"));
        AddPiece("unlabelled/train/a.mid", 50);
        AddPiece("unlabelled/train/b.mid", 55);
        AddPiece("unlabelled/test/c.mid", 60);
        AddPiece("unlabelled/test/d.mid", 65);
        List<string> train = ["valence,arousal,filepath"];
        for (var i = 0; i < 12; i++)
        {
            AddPiece($"labelled/pieces/p{i}.mid", 40 + (3 * i));
            train.Add($"{i & 1},{(i >> 1) & 1},labelled/midi/p{i}_0.mid");
        }

        File.WriteAllLines(In("vgmidi_train.csv"), train[..^1]);
        File.WriteAllLines(In("vgmidi_test.csv"), [train[0], train[^1]]);
    }

    private static MoodClassifier Classifier(FeatureSet set, int size)
    {
        double[] Case(int mood) => [.. Enumerable.Range(0, size).Select(i => i % 4 == mood ? 0.1 : -0.1)];
        return MoodClassifier.Fit(set, [Case(0), Case(1), Case(2), Case(3)], [0, 1, 2, 3], Penalty.L2, 1);
    }

    private void AddPiece(string path, int lowest)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(In(path))!);
        File.WriteAllBytes(In(path), MidiWriter.Write(new Score
        {
            TicksPerQuarter = 480,
            Parts =
            [
                new Part
                {
                    Notes = [.. Enumerable.Range(0, 40).Select(
                        i => new Note(new MidiPitch(lowest + (i * i % 8)), new Velocity(80), i * 120, 120))],
                },
            ],
        }));
    }

    private string In(string name) => Path.Combine(_folder.FullName, name);
}
