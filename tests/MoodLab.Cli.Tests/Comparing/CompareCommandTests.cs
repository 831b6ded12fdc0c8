using MoodLab.Music.Midi;
using MoodLab.Music.Scores;

namespace MoodLab.Cli.Tests.Comparing;

public sealed class CompareCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("moodlab-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Compare_Json_HasWhatIsCountedInEachPiece()
    {
        var run = await CommandRun.RunAsync("compare", Piece("a.mid", 60, 64), Piece("b.mid", 48), "--json");

        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.Equal(1, run.Json.GetProperty("sliceSeconds").GetDouble());
        var pieces = run.Json.GetProperty("pieces");
        Assert.Equal(2, pieces.GetArrayLength());
        Assert.EndsWith("a.mid", pieces[0].GetProperty("name").GetString(), StringComparison.Ordinal);
        var profile = pieces[0].GetProperty("profile");
        Assert.Equal(2, profile.GetProperty("notes").GetInt32());
        Assert.Equal("C4", profile.GetProperty("lowestPitch").GetString());
        Assert.Equal("E4", profile.GetProperty("highestPitch").GetString());
        Assert.Equal(120, profile.GetProperty("tempo").GetDouble(), 6);
        Assert.Equal(12, profile.GetProperty("pitchClasses").GetArrayLength());
        Assert.Equal("polyphony", profile.GetProperty("metrics")[3].GetProperty("name").GetString());
        Assert.Equal("C3", pieces[1].GetProperty("profile").GetProperty("lowestPitch").GetString());
    }

    [Fact]
    public async Task Compare_Words_HasAColumnForEachPiece()
    {
        var run = await CommandRun.RunAsync("compare", Piece("a.mid", 60, 64), Piece("b.mid", 48), Piece("c.mid"));

        Assert.Equal(0, run.Status);
        var lines = run.Output.ReplaceLineEndings("\n").Split('\n');
        Assert.Equal($"B: {Path.Combine(_folder.FullName, "b.mid")}", lines[1]);
        Assert.Equal(["notes", "2", "1", "0"], Words(lines, "notes"));
        Assert.Equal(["range", "C4", "to", "E4", "C3", "to", "C3", "-"], Words(lines, "range"));
    }

    [Fact]
    public async Task Compare_OneFileOrFive_IsWrongUsage()
    {
        var path = Piece("a.mid", 60);

        Assert.Equal(2, (await CommandRun.RunAsync("compare", path)).Status);
        Assert.Equal(2, (await CommandRun.RunAsync("compare", path, path, path, path, path)).Status);
    }

    [Fact]
    public async Task Compare_DamagedFile_IsNamedAndReadOnlyWhenAskedTo()
    {
        var sound = Piece("a.mid", 60);
        var cut = Path.Combine(_folder.FullName, "cut.mid");
        File.WriteAllBytes(cut, File.ReadAllBytes(sound)[..^4]);

        var strict = await CommandRun.RunAsync("compare", sound, cut, "--json");
        var tolerant = await CommandRun.RunAsync("compare", sound, cut, "--json", "--tolerant");

        Assert.Equal((1, ""), (strict.Status, strict.Output));
        Assert.StartsWith($"{cut}: At byte ", strict.Error, StringComparison.Ordinal);
        Assert.Equal(0, tolerant.Status);
        Assert.StartsWith(cut, tolerant.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_NoSuchFile_FailsWithOneLine()
    {
        var run = await CommandRun.RunAsync("compare", Piece("a.mid", 60), Path.Combine(_folder.FullName, "none.mid"));

        Assert.Equal((1, ""), (run.Status, run.Output));
        Assert.Contains("none.mid", Assert.Single(run.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    private static string[] Words(string[] lines, string first) => lines
        .Single(line => line.StartsWith(first + " ", StringComparison.Ordinal))
        .Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private string Piece(string name, params int[] pitches)
    {
        var path = Path.Combine(_folder.FullName, name);
        Note[] notes =
        [
            .. pitches.Select((pitch, i) => new Note(new MidiPitch(pitch), new Velocity(80), i * 480L, 480)),
        ];
        Score score = new() { TicksPerQuarter = 480, Parts = notes.Length == 0 ? [] : [new Part { Notes = notes }] };
        File.WriteAllBytes(path, MidiWriter.Write(score));
        return path;
    }
}
