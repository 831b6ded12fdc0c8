using System.IO.Compression;
using System.Text;
using MoodLab.Learning.ControlStudy;
using MoodLab.Learning.Words;
using MoodLab.Music.Moods;

namespace MoodLab.Learning.Tests.ControlStudy;

public sealed class ControlPiecesTests : IDisposable
{
    private const string Header = "moodlab.pieces.1\nmethod guided\nstrength 3\n\n";

    private static readonly ComposingSettings s_settings = new([("method", "guided"), ("strength", "3")]);
    private static readonly Mood?[] s_moods = [Mood.Calm, null];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pieces-");

    private string File => Path.Combine(_folder.FullName, "guided-3.txt.gz");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        var written = Pieces();
        written.Write(File);

        var read = ControlPieces.Read(File, s_settings, s_moods);

        Assert.Null(read.Settings.Difference(s_settings));
        Assert.Equal(2, read.Pieces.Count);
        Assert.All(written.Pieces.Zip(read.Pieces), pair =>
        {
            Assert.Equal((pair.First.Mood, pair.First.Seed), (pair.Second.Mood, pair.Second.Seed));
            Assert.Equal(pair.First.Words, pair.Second.Words);
        });
    }

    [Fact]
    public void Write_Twice_GivesTheSameBytes()
    {
        Pieces().Write(File);
        var first = System.IO.File.ReadAllBytes(File);

        Pieces().Write(File);

        Assert.Equal(first, System.IO.File.ReadAllBytes(File));
    }

    [Fact]
    public void Read_PiecesOfOtherSettings_SaysWhichDiffers()
    {
        Pieces().Write(File);
        ComposingSettings wanted = new([("method", "guided"), ("strength", "5")]);

        var refusal = Assert.Throws<ControlPiecesException>(() => ControlPieces.Read(File, wanted, s_moods));

        Assert.Equal(
            "The stored pieces 'guided-3.txt.gz' cannot be used: they were composed with strength 3, where 5 is "
            + "wanted.",
            refusal.Message);
    }

    [Fact]
    public void Read_NoFile_SaysSo() => AssertRefused("the file is missing.");

    [Theory]
    [InlineData("other\n", "line 1 is not 'moodlab.pieces.1'.")]
    [InlineData("moodlab.pieces.1\nmethod\n", "line 2 is no setting with a value.")]
    [InlineData("moodlab.pieces.1\nmethod guided\n", "it ends after line 2, within the settings.")]
    [InlineData(Header + "merry 1 n_60\n", "line 5 begins with no mood.")]
    [InlineData(Header + "calm x n_60\n", "line 5 lacks a seed or the words.")]
    [InlineData(Header + "calm 1\n", "line 5 lacks a seed or the words.")]
    [InlineData(Header + "calm 1 n_60 n_20\n", "line 5: Word 1: '20' is not a pitch from 33 to 92.")]
    [InlineData(Header + "none 1 n_60\n", "line 5 has a piece of another mood than 'calm'.")]
    [InlineData(Header + "calm 1 n_60\nnone 1 n_60 n_64", "it ends within line 6.")]
    [InlineData(Header + "calm 1 n_60\n", "1 of 2 pieces are there.")]
    [InlineData(Header + "calm 1 n_60\nnone 1 n_60\nnone 2 n_60\n", "line 7 follows the last of 2 pieces.")]
    public void Read_DamagedText_SaysWhere(string text, string reason)
    {
        Pack(Encoding.UTF8.GetBytes(text));

        AssertRefused(reason);
    }

    [Fact]
    public void Read_TextThatUnpacksToTooMuch_IsRefused()
    {
        Pack(new byte[40 << 20]);

        AssertRefused("unpacked it is larger than 33554432 bytes.");
    }

    [Fact]
    public void Read_BytesThatAreNoGzip_AreRefused()
    {
        System.IO.File.WriteAllText(File, "no gzip");

        Assert.Throws<ControlPiecesException>(Read);
    }

    [Fact]
    public void Read_FileThatEndsTooSoon_IsRefusedOrStillHasAllWords()
    {
        Pieces().Write(File);
        var whole = Text();
        var bytes = System.IO.File.ReadAllBytes(File);
        var refused = 0;
        for (var length = 0; length < bytes.Length; length++)
        {
            System.IO.File.WriteAllBytes(File, bytes[..length]);
            try
            {
                Assert.Equal(whole, Text());
            }
            catch (ControlPiecesException)
            {
                refused++;
            }
        }

        // Only the checksum and the length of gzip, and the end of its data, can be missing unseen.
        Assert.InRange(refused, bytes.Length - 24, bytes.Length);
    }

    [Fact]
    public void Read_AnyByteChanged_IsReadOrRefusedByName()
    {
        Pieces().Write(File);
        var bytes = System.IO.File.ReadAllBytes(File);
        var refused = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            var damaged = bytes.ToArray();
            damaged[i] ^= 0x55;
            System.IO.File.WriteAllBytes(File, damaged);
            try
            {
                Read();
            }
            catch (ControlPiecesException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, bytes.Length / 2, bytes.Length);
    }

    private static ControlPieces Pieces() => new(
        s_settings,
        [
            new ControlPiece(Mood.Calm, 10_000_007, WordText.Parse("t_80 v_68 d_16th_0 n_60 n_64 w_4")),
            new ControlPiece(null, 3, WordText.Parse("n_40 w_16")),
        ]);

    private string Text() => string.Join(
        '\n', ControlPieces.Read(File, s_settings, s_moods).Pieces.Select(piece => WordText.Format(piece.Words)));

    private void Read() => ControlPieces.Read(File, s_settings, s_moods);

    private void AssertRefused(string reason)
    {
        var refusal = Assert.Throws<ControlPiecesException>(Read);
        Assert.Equal($"The stored pieces 'guided-3.txt.gz' cannot be used: {reason}", refusal.Message);
        Assert.Equal(File, refusal.Path);
    }

    private void Pack(byte[] text)
    {
        using var file = System.IO.File.Create(File);
        using GZipStream packed = new(file, CompressionLevel.Fastest);
        packed.Write(text);
    }
}
