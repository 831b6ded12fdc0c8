using MoodLab.Lab.Tests.Identifying;

namespace MoodLab.Cli.Tests.Identifying;

public sealed class IdentifyCommandTests : IDisposable
{
    private readonly TaughtModel _model = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("moodlab-");

    private string Table => Path.Combine(_folder.FullName, "table.csv");

    public void Dispose()
    {
        _model.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Identify_Json_HasWhatOthersRead()
    {
        var run = await RunAsync(Write("new.mid", TaughtModel.Piece(TaughtModel.Leaper, 70)), "--json");

        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.Equal(TaughtModel.Leaper, run.Json.GetProperty("composer").GetString());
        Assert.InRange(run.Json.GetProperty("probability").GetDouble(), 0.3, 1);
        Assert.InRange(run.Json.GetProperty("none").GetDouble(), 0, 0.7);
        var composers = run.Json.GetProperty("composers");
        Assert.Equal(3, composers.GetArrayLength());
        Assert.Equal(TaughtModel.Leaper, composers[0].GetProperty("composer").GetString());
        Assert.Equal(
            run.Json.GetProperty("probability").GetDouble(), composers[0].GetProperty("probability").GetDouble());
        var nearest = run.Json.GetProperty("nearest");
        Assert.Equal(3, nearest.GetArrayLength());
        Assert.StartsWith("Leaper/", nearest[0].GetProperty("path").GetString(), StringComparison.Ordinal);
        Assert.Equal(TaughtModel.Leaper, nearest[0].GetProperty("composer").GetString());
        Assert.InRange(nearest[0].GetProperty("similarity").GetDouble(), -1, 1);
        Assert.InRange(run.Json.GetProperty("notes").GetInt32(), 60, 120);
        Assert.True(run.Json.GetProperty("seconds").GetDouble() > 0);
    }

    [Fact]
    public async Task Identify_Words_NamesTheComposerFirst()
    {
        var run = await RunAsync(Write("new.mid", TaughtModel.Piece(TaughtModel.Climber, 70)));

        Assert.Equal(0, run.Status);
        Assert.StartsWith(TaughtModel.Climber, run.Output, StringComparison.Ordinal);
        Assert.Contains("none of these", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Identify_WhatCannotBeNamed_FailsWithOneLine()
    {
        var run = await RunAsync(Write("drums.mid", TaughtModel.Drums()), "--json");

        Assert.Equal((1, ""), (run.Status, run.Output));
        Assert.Contains("drums.mid: There is nothing but percussion", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Identify_Folder_WritesARowForEveryFile()
    {
        Write("a/leaper.mid", TaughtModel.Piece(TaughtModel.Leaper, 70));
        Write("a/=SUM(1).mid", TaughtModel.Piece(TaughtModel.Climber, 70));
        Write("b/broken.mid", [.. "MThd"u8, 0]);
        Write("b/notes.txt", [.. "no music"u8]);
        File.WriteAllText(Table, "what was there before");

        var run = await RunAsync(_folder.FullName, "--csv", Table, "--json");

        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.Equal(3, run.Json.GetProperty("files").GetInt32());
        Assert.Equal(1, run.Json.GetProperty("refused").GetInt32());
        var rows = File.ReadAllLines(Table);
        Assert.StartsWith("path,composer,probability,none,nearest,similarity", rows[0], StringComparison.Ordinal);
        Assert.Equal(4, rows.Length);
        Assert.StartsWith("a/=SUM(1).mid,Climber,", rows[1], StringComparison.Ordinal);
        Assert.StartsWith("a/leaper.mid,Leaper,", rows[2], StringComparison.Ordinal);
        Assert.StartsWith("b/broken.mid,,,,,,,0,0,0,", rows[3], StringComparison.Ordinal);
        Assert.Contains("too broken", rows[3], StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(_folder.FullName, "*.part"));
    }

    [Fact]
    public async Task Identify_FolderStopped_LeavesTheTableAsItWas()
    {
        Write("a.mid", TaughtModel.Piece(TaughtModel.Leaper, 70));
        File.WriteAllText(Table, "what was there before");
        using CancellationTokenSource stop = new();
        await stop.CancelAsync();

        var run = await CommandRun.RunAsync(
            Program.CreateRoot(),
            ["identify", _folder.FullName, "--csv", Table, "--model", _model.ModelFile],
            stop.Token);

        Assert.Equal((1, ""), (run.Status, run.Output));
        Assert.Equal("what was there before", File.ReadAllText(Table));
        Assert.Empty(Directory.EnumerateFiles(_folder.FullName, "*.part"));
    }

    [Fact]
    public async Task Identify_FolderWithoutTableOrTableWithoutFolder_IsWrongUsage()
    {
        var file = Write("a.mid", TaughtModel.Piece(TaughtModel.Leaper, 70));

        Assert.Equal(2, (await RunAsync(_folder.FullName)).Status);
        Assert.Equal(2, (await RunAsync(file, "--csv", Table)).Status);
    }

    [Fact]
    public async Task Identify_NoModel_SaysSo()
    {
        var file = Write("a.mid", TaughtModel.Piece(TaughtModel.Leaper, 70));

        var run = await CommandRun.RunAsync(
            "identify", file, "--model", Path.Combine(_folder.FullName, "no.safetensors"));

        Assert.Equal(1, run.Status);
        Assert.Contains("no.safetensors", run.Error, StringComparison.Ordinal);
    }

    private Task<CommandRun> RunAsync(params string[] args) =>
        CommandRun.RunAsync(["identify", .. args, "--model", _model.ModelFile]);

    private string Write(string name, byte[] content)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }
}
