using MoodLab.Music.Midi;
using MoodLab.Music.Scores;
using MoodLab.Tests.Shared;

namespace MoodLab.Cli.Tests.Words;

public sealed class WordsCommandTests : IDisposable
{
    private const string Piece = "t_80 v_68 d_quarter_0 n_60 n_64 w_2 n_67 w_5 <end>";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("moodlab-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Encode_DecodedPiece_GivesItsWordsAgain()
    {
        var decoded = await CommandRun.RunAsync("words", "decode", Text(Piece), "--out", In("piece.mid"));

        var encoded = await CommandRun.RunAsync("words", "encode", In("piece.mid"));

        Assert.Equal(new CommandRun(0, $"3 notes, 1.1 s: {In("piece.mid")}{Environment.NewLine}", ""), decoded);
        Assert.Equal(new CommandRun(0, Piece + Environment.NewLine, ""), encoded);
        Assert.Equal(2, _folder.GetFiles().Length);
    }

    [Fact]
    public async Task Encode_Json_HasWordsAndCounts()
    {
        await CommandRun.RunAsync("words", "decode", Text(Piece), "--out", In("piece.mid"));

        var run = await CommandRun.RunAsync("words", "encode", In("piece.mid"), "--json");

        Assert.Equal(Piece, run.Json.GetProperty("words").GetString());
        Assert.Equal(9, run.Json.GetProperty("count").GetInt32());
        Assert.Equal(9, run.Json.GetProperty("distinct").GetInt32());
        Assert.Equal(0, run.Json.GetProperty("damages").GetInt64());
    }

    [Fact]
    public async Task Decode_Json_HasNotesSecondsAndPath()
    {
        var run = await CommandRun.RunAsync("words", "decode", Text(Piece), "--out", In("piece.mid"), "--json");

        Assert.Equal(3, run.Json.GetProperty("notes").GetInt32());
        Assert.Equal(1.125, run.Json.GetProperty("seconds").GetDouble(), 6);
        Assert.Equal(In("piece.mid"), run.Json.GetProperty("path").GetString());
    }

    [Theory]
    [InlineData("n_60 w_1 n_999", "Word 2: '999' is not a pitch from 33 to 92.")]
    [InlineData("n_60 <end> n_61", "Word 2: 'n_61' stands after the end of the piece.")]
    [InlineData(" \n", "Word 0: the text ends before the first word.")]
    [InlineData("MThd\0\0\0\u0006", "Word 0: ")]
    public async Task Decode_BadWords_FailsWithPlaceAndReasonAndWritesNothing(string text, string reason)
    {
        var path = Text(text);

        var run = await CommandRun.RunAsync("words", "decode", path, "--out", In("piece.mid"), "--json");

        Assert.Equal((1, ""), (run.Status, run.Output));
        Assert.StartsWith($"{path}: {reason}", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
        Assert.False(File.Exists(In("piece.mid")));
    }

    [Fact]
    public async Task Decode_PieceLongerThanMidiFilesGo_FailsAndSaysSo()
    {
        var waits = string.Join(' ', Enumerable.Repeat("w_65536", 140_000));

        var run = await CommandRun.RunAsync("words", "decode", Text(waits + " n_60"), "--out", In("piece.mid"));

        Assert.Equal(1, run.Status);
        Assert.Contains("MIDI files are written up to tick", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decode_HugeFile_IsRefusedUnread()
    {
        using (var file = File.Create(In("huge.txt")))
        {
            file.SetLength(1L << 40);
        }

        var run = await CommandRun.RunAsync("words", "decode", In("huge.txt"), "--out", In("piece.mid"));

        Assert.Equal(1, run.Status);
        Assert.Contains("bytes are read", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decode_FolderThatDoesNotExist_FailsWithOneLine()
    {
        var run = await CommandRun.RunAsync("words", "decode", Text(Piece), "--out", In("no/such/piece.mid"));

        Assert.Equal(1, run.Status);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Decode_WithoutOut_IsWrongUsage() =>
        Assert.Equal(2, (await CommandRun.RunAsync("words", "decode", Text(Piece))).Status);

    [Fact]
    public async Task Encode_DamagedFile_IsReadOnlyWhenAskedTo()
    {
        Note note = new(new MidiPitch(60), new Velocity(80), 0, 480);
        Score score = new() { TicksPerQuarter = 480, Parts = [new Part { Notes = [note] }] };
        File.WriteAllBytes(In("cut.mid"), MidiWriter.Write(score)[..^4]);

        var strict = await CommandRun.RunAsync("words", "encode", In("cut.mid"));
        var tolerant = await CommandRun.RunAsync("words", "encode", In("cut.mid"), "--tolerant", "--json");

        Assert.Equal((1, ""), (strict.Status, strict.Output));
        Assert.StartsWith($"{In("cut.mid")}: At byte ", strict.Error, StringComparison.Ordinal);
        Assert.Equal(0, tolerant.Status);
        Assert.True(tolerant.Json.GetProperty("damages").GetInt64() > 0);
        Assert.Equal("t_120 v_80 d_quarter_0 n_60 w_5 <end>", tolerant.Json.GetProperty("words").GetString());
    }

    [Fact]
    public async Task Encode_NoSuchFile_FailsWithOneLine()
    {
        var run = await CommandRun.RunAsync("words", "encode", In("none.mid"), "--json");

        Assert.Equal((1, ""), (run.Status, run.Output));
        Assert.Contains("none.mid", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Encode_PieceOfTheCorpus_EndsWithTheEnd()
    {
        var folder = StudyData.Require("vgmidi/unlabelled/test");

        var run = await CommandRun.RunAsync(
            "words", "encode", Directory.EnumerateFiles(folder, "*.mid").Order().First(), "--tolerant");

        Assert.StartsWith("t_", run.Output, StringComparison.Ordinal);
        Assert.EndsWith(" <end>", run.Output.TrimEnd(), StringComparison.Ordinal);
    }

    private string In(string name) => Path.Combine(_folder.FullName, name);

    private string Text(string text)
    {
        File.WriteAllText(In("piece.txt"), text);
        return In("piece.txt");
    }
}
