using System.Text.Json;
using MoodLab.Cli.Tests.Training;
using MoodLab.Lab.Tests.Composing;
using MoodLab.Learning.Control;
using MoodLab.Learning.Language;
using MoodLab.Learning.Probing;
using MoodLab.Music.Moods;
using MoodLab.Statistics.Classification;

namespace MoodLab.Cli.Tests.Control;

public sealed class EvolveNeuronsCommandTests : IDisposable
{
    private static readonly string[] s_rows = ["none", "zero", "evolved"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("moodlab-");
    private readonly string _model;

    public EvolveNeuronsCommandTests()
    {
        _model = TinyModel.Write(_folder.FullName);
        WriteProbe(ModelFile.Read(_model).Sha256);
    }

    private string Neurons => In("neurons.safetensors");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Neurons_Json_TellsTheSearchAndTheAblation()
    {
        var run = await EvolveAsync("calm", "--json");

        Assert.Equal(0, run.Status);
        var json = run.Json;
        Assert.Equal("calm", json.GetProperty("mood").GetString());
        var values = NeuronFile.Read(Neurons, ModelFile.Read(_model)).Find(Mood.Calm)!;
        Assert.Equal(values.Neurons.Count, json.GetProperty("neurons").GetInt32());
        Assert.Equal(1, values.Layer);
        Assert.Equal(3, json.GetProperty("bestByEpoch").GetArrayLength());
        Assert.InRange(json.GetProperty("evaluations").GetInt32(), 4, 4 + (3 * 2));
        foreach (var heard in s_rows.Select(name => json.GetProperty(name)))
        {
            var share = heard.GetProperty("share").GetDouble();
            Assert.Equal(256, heard.GetProperty("rollouts").GetInt32());
            Assert.Equal(256, heard.GetProperty("byMood").EnumerateArray().Sum(count => count.GetInt32()));
            Assert.InRange(share, Bound(heard, 0), Bound(heard, 1));
        }

        Assert.NotEqual(Fitness(json, "none"), Fitness(json, "zero"));
        Assert.NotEqual(Fitness(json, "zero"), Fitness(json, "evolved"));
    }

    [Fact]
    public async Task Neurons_SecondMood_KeepsTheFirst()
    {
        await EvolveAsync("calm");
        var calm = Values(Mood.Calm);

        await EvolveAsync("angry");

        Assert.Equal(calm, Values(Mood.Calm));
        Assert.NotEqual(calm, Values(Mood.Angry));
    }

    [Fact]
    public async Task Neurons_SameSeed_FindsTheSame()
    {
        await EvolveAsync("calm", "--seed", "5");
        var first = Values(Mood.Calm);
        await EvolveAsync("calm", "--seed", "6");
        var other = Values(Mood.Calm);
        await EvolveAsync("calm", "--seed", "5");

        Assert.Equal(first, Values(Mood.Calm));
        Assert.NotEqual(first, other);
    }

    [Theory]
    [InlineData(null, "neurons-probe.safetensors")]
    [InlineData("of another model", "another language model")]
    public async Task Neurons_ProbeMissingOrOfAnotherModel_FailsWithOneLine(string? sha256, string reason)
    {
        File.Delete(In("neurons-probe.safetensors"));
        if (sha256 is not null)
        {
            WriteProbe(sha256);
        }

        var run = await EvolveAsync("calm", "--json");

        Assert.Equal((1, ""), (run.Status, run.Output));
        Assert.StartsWith(
            "The model 'neurons-probe.safetensors' cannot be read: ", run.Error, StringComparison.Ordinal);
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Neurons_FileOfAnotherModel_FailsBeforeTheSearchAndKeepsIt()
    {
        new NeuronFile("another").Write(Neurons);
        var before = File.ReadAllBytes(Neurons);

        var run = await EvolveAsync("calm");

        Assert.Equal(1, run.Status);
        Assert.Contains("evolved for other weights", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(Neurons));
    }

    [Fact]
    public async Task Neurons_CorpusWithTooFewLabels_Fails()
    {
        TinyCorpus.Write(_folder.FullName);

        var run = await EvolveAsync("calm", "--data", _folder.FullName);

        Assert.Equal(1, run.Status);
        Assert.Contains("has 1 labelled training pieces", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--mutation", "1.1", "--mutation must be between 0 and 1.")]
    [InlineData("--population", "1", "--population must be between 2 and 10000.")]
    [InlineData("--epochs", "-1", "--epochs must be between 0 and 10000.")]
    [InlineData("--seed", "-1", "--seed must be at least 0.")]
    public async Task Neurons_ValueOutOfRange_IsWrongUsage(string option, string value, string rule)
    {
        var run = await CommandRun.RunAsync("evolve", "neurons", "--mood", "calm", "--model", _model, option, value);

        Assert.Equal((2, ""), (run.Status, run.Output));
        Assert.Contains(rule, run.Error, StringComparison.Ordinal);
    }

    private static double Bound(JsonElement heard, int end) => heard.GetProperty("interval")[end].GetDouble();

    private static double Fitness(JsonElement json, string name) =>
        json.GetProperty(name).GetProperty("fitness").GetDouble();

    private IReadOnlyList<float> Values(Mood mood) =>
        NeuronFile.Read(Neurons, ModelFile.Read(_model)).Find(mood)!.Values;

    private void WriteProbe(string sha256)
    {
        double[] Case(int mood) => [.. Enumerable.Range(0, 16).Select(i => i % 4 == mood ? 0.1 : -0.1)];
        MoodClassifier
            .Fit(FeatureSet.FinalState, [Case(0), Case(1), Case(2), Case(3)], [0, 1, 2, 3], Penalty.L2, 1)
            .Write(In("neurons-probe.safetensors"), sha256);
    }

    private Task<CommandRun> EvolveAsync(string mood, params string[] options) => CommandRun.RunAsync(
    [
        "evolve", "neurons", "--mood", mood, "--model", _model, "--population", "4", "--epochs", "2", "--words", "10",
        "--rollouts", "4", .. options,
    ]);

    private string In(string name) => Path.Combine(_folder.FullName, name);
}
