using MoodLab.Music.Midi;
using MoodLab.Music.Scores;

namespace MoodLab.Cli.Tests.Corpora;

public sealed class CorpusCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("moodlab-");

    public CorpusCommandTests()
    {
        Note note = new(new MidiPitch(60), new Velocity(80), 0, 96);
        Score score = new() { TicksPerQuarter = 96, Parts = [new Part { Notes = [note] }] };
        _folder.CreateSubdirectory("Bach");
        File.WriteAllBytes(Path.Combine(_folder.FullName, "Bach", "good.mid"), MidiWriter.Write(score));
        File.WriteAllText(Path.Combine(_folder.FullName, "Bach", "bad.mid"), "no music");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Inspect_Json_HasTheKeysThatOthersRead()
    {
        var run = await CommandRun.RunAsync("corpus", "inspect", _folder.FullName, "--json");

        Assert.Equal(0, run.Status);
        Assert.Equal(2, run.Json.GetProperty("files").GetInt32());
        Assert.Equal(1, run.Json.GetProperty("readable").GetInt32());
        Assert.True(run.Json.GetProperty("seconds").GetDouble() > 0);
        var unreadable = Assert.Single(run.Json.GetProperty("unreadable").EnumerateArray());
        Assert.Equal("Bach/bad.mid", unreadable.GetProperty("path").GetString());
        Assert.Contains("\"no music\"", unreadable.GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inspect_Words_NameTheUnreadableFiles()
    {
        var run = await CommandRun.RunAsync("corpus", "inspect", _folder.FullName);

        Assert.StartsWith("2 MIDI files", run.Output, StringComparison.Ordinal);
        Assert.Contains("unreadable: Bach/bad.mid: ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inspect_FolderWithoutMidi_SaysSo()
    {
        var empty = _folder.CreateSubdirectory("empty").FullName;

        var run = await CommandRun.RunAsync("corpus", "inspect", empty);

        Assert.Equal(0, run.Status);
        Assert.StartsWith("0 MIDI files", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inspect_PathThatDoesNotExist_FailsWithOneLine()
    {
        var run = await CommandRun.RunAsync("corpus", "inspect", "no/such/path", "--json");

        Assert.Equal(1, run.Status);
        Assert.Equal("", run.Output);
        Assert.Equal("There is no file or folder at 'no/such/path'.", run.Error.TrimEnd());
    }
}
