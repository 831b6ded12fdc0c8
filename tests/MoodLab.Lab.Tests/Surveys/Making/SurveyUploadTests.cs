using MoodLab.Lab.Surveys.Making;
using MoodLab.Music.Midi;
using MoodLab.Music.Moods;
using MoodLab.Music.Scores;

namespace MoodLab.Lab.Tests.Surveys.Making;

public sealed class SurveyUploadTests
{
    [Fact]
    public void Read_ASoundFile_KeepsItsBytes()
    {
        var midi = Midi(480);

        var upload = SurveyUpload.Read("My_calm piece.mid", midi);

        Assert.Equal(("My calm piece", Mood.Calm, 1), (upload.Title, upload.Mood, upload.Notes));
        Assert.Equal(0.5, upload.Seconds, 6);
        Assert.Same(midi, upload.Midi);
        Assert.Null(upload.Damage);
    }

    [Fact]
    public void Read_ADamagedFile_MendsIt()
    {
        var cut = Midi(480)[..^4];

        var upload = SurveyUpload.Read("cut.mid", cut);

        Assert.NotNull(upload.Damage);
        Assert.Null(upload.Mood);
        Assert.Equal(1, MidiReader.Read(upload.Midi).Score.NoteCount);
    }

    [Fact]
    public void Read_WhatIsNoPiece_IsRefusedWithTheReason()
    {
        Assert.Contains("is empty", Refusal([]), StringComparison.Ordinal);
        Assert.Contains("larger than the 1 MB", Refusal(new byte[(1 << 20) + 1]), StringComparison.Ordinal);
        Assert.Contains("archive", Refusal([.. "PK"u8, 3, 4, 0, 0]), StringComparison.Ordinal);
        Assert.Contains("archive", Refusal([0x1f, 0x8b, 8, 0]), StringComparison.Ordinal);
        Assert.Contains("cannot be read as MIDI", Refusal([.. "RIFF, but no music"u8]), StringComparison.Ordinal);
        Assert.Contains("has no notes", Refusal(Midi(null)), StringComparison.Ordinal);
        Assert.Contains("10 minutes", Refusal(Midi(480 * 2 * 601)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0,3, 2;1", new[] { Mood.Depressed, Mood.Delighted, Mood.Angry, Mood.Calm })]
    [InlineData("calm ANGRY\n3", new[] { Mood.Calm, Mood.Angry, Mood.Delighted })]
    [InlineData("", new Mood[0])]
    [InlineData("0,4", null)]
    [InlineData("cheerful", null)]
    public void ReadKey_OfNumbersAndNames_GivesTheMoods(string text, Mood[]? expected) =>
        Assert.Equal(expected, SurveyUpload.ReadKey(text));

    private static string Refusal(byte[] content) =>
        Assert.Throws<SurveyException>(() => SurveyUpload.Read("file.mid", content)).Message;

    private static byte[] Midi(long? ticks) => MidiWriter.Write(new Score
    {
        TicksPerQuarter = 480,
        Parts =
        [
            new Part
            {
                Notes = ticks is { } length ? [new Note(new MidiPitch(60), new Velocity(80), 0, length)] : [],
            },
        ],
    });
}
