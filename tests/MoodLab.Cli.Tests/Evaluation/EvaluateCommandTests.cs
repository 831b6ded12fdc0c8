using MoodLab.Cli.Tests.Training;
using MoodLab.Lab.Tests.Composing;

namespace MoodLab.Cli.Tests.Evaluation;

public sealed class EvaluateCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("moodlab-");
    private readonly string _model;

    public EvaluateCommandTests() => _model = TinyModel.Write(_folder.FullName);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Mood_FolderThatDoesNotExist_FailsWithOneLine()
    {
        var run = await CommandRun.RunAsync("evaluate", "mood", "--data", "no/such/folder", "--model", _model);

        Assert.Equal((1, ""), (run.Status, run.Output));
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Mood_CorpusWithWordsThatTheModelLacks_FailsAndNamesPieceAndWord()
    {
        TinyCorpus.Write(_folder.FullName);

        var run = await CommandRun.RunAsync("evaluate", "mood", "--data", _folder.FullName, "--model", _model);

        Assert.Equal((1, ""), (run.Status, run.Output));
        Assert.Contains("c.mid' has the word 'w_3'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mood_MissingModel_FailsAndNamesIt()
    {
        TinyCorpus.Write(_folder.FullName);
        File.Delete(_model);

        var run = await CommandRun.RunAsync("evaluate", "mood", "--data", _folder.FullName, "--model", _model);

        Assert.Equal((1, ""), (run.Status, run.Output));
        Assert.StartsWith("The model 'mood.safetensors' cannot be read: ", run.Error, StringComparison.Ordinal);
    }
}
