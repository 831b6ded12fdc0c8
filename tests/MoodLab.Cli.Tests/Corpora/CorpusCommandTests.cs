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
    public async Task Inspect_Json_HasTheFiguresByClass()
    {
        var run = await CommandRun.RunAsync("corpus", "inspect", _folder.FullName, "--clip", "--json");

        var figures = run.Json.GetProperty("figures");
        Assert.True(figures.GetProperty("isClipped").GetBoolean());
        var bach = Assert.Single(figures.GetProperty("classes").EnumerateArray());
        Assert.Equal("Bach", bach.GetProperty("name").GetString());
        Assert.Equal(2, bach.GetProperty("files").GetInt32());
        foreach (var measure in new[] { "length", "notes", "tempo", "polyphony" })
        {
            Assert.Equal(1, bach.GetProperty(measure).GetProperty("count").GetInt32());
            Assert.Equal(0, bach.GetProperty(measure).GetProperty("outliers").GetInt32());
        }

        Assert.Equal(1, figures.GetProperty("polyphony")[0].GetProperty("onsets").GetInt32());
        Assert.Equal(1, figures.GetProperty("balance").GetProperty("singles").GetInt32());
        Assert.Equal(0, figures.GetProperty("keySignatures").GetArrayLength());
    }

    [Fact]
    public async Task Inspect_WithMemory_ReadsNothingTheSecondTime()
    {
        var memory = Path.Combine(_folder.FullName, "memory.scan");
        string[] command = ["corpus", "inspect", Path.Combine(_folder.FullName, "Bach"), "--memory", memory, "--json"];

        var (first, second) = (await CommandRun.RunAsync(command), await CommandRun.RunAsync(command));

        Assert.Equal(2, first.Json.GetProperty("filesRead").GetInt32());
        Assert.Equal(0, second.Json.GetProperty("filesRead").GetInt32());
        Assert.Equal(1, second.Json.GetProperty("unreadable").GetArrayLength());
    }

    [Fact]
    public async Task Augment_Corpus_WritesCopiesAndTheirTable()
    {
        var target = Path.Combine(_folder.FullName, "copies");

        var run = await CommandRun.RunAsync(
            "corpus", "augment", _folder.FullName, "--out", target, "--semitones", "0");
        Assert.Equal(2, run.Status);
        Assert.Contains("--semitones must be whole numbers", run.Error, StringComparison.Ordinal);

        run = await CommandRun.RunAsync("corpus", "augment", _folder.FullName, "--out", target);
        Assert.Equal(1, run.Status);
        Assert.StartsWith("The copies cannot lie within the corpus", run.Error, StringComparison.Ordinal);

        var aside = Directory.CreateTempSubdirectory("moodlab-");
        try
        {
            run = await CommandRun.RunAsync(
                "corpus", "augment", _folder.FullName, "--out", aside.FullName, "--semitones", "-3", "--tempo",
                "0.9,1.1", "--json");
            Assert.Equal(0, run.Status);
            Assert.Equal(3, run.Json.GetProperty("copies").GetInt32());
            Assert.Equal(
                [
                    "path,original,cluster,semitones,tempo", "Bach/good_down3.mid,Bach/good.mid,0,-3,1",
                    "Bach/good_tempo0.9.mid,Bach/good.mid,0,0,0.9", "Bach/good_tempo1.1.mid,Bach/good.mid,0,0,1.1",
                ],
                File.ReadAllLines(Path.Combine(aside.FullName, "augmented.csv")));
        }
        finally
        {
            aside.Delete(recursive: true);
        }
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
