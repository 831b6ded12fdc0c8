using System.Text;
using MoodLab.Music.Midi;
using MoodLab.Music.Scores;

namespace MoodLab.Music.Tests.Midi;

public sealed class MidiReaderTests
{
    [Fact]
    public void Read_OneNote_ReadsPitchVelocityStartAndDuration()
    {
        var score = Read("60 93 3C 50 81 40 83 3C 00 " + MidiBytes.End);

        var part = Assert.Single(score.Parts);
        Assert.Equal(3, part.Channel);
        Assert.Equal([(60, 80, 96L, 192L)], MidiBytes.Notes(score));
        Assert.Equal(96, score.TicksPerQuarter);
    }

    [Fact]
    public void Read_SoundFile_HasNoDamages()
    {
        var result = MidiReader.Read(MidiBytes.File(MidiBytes.OneNote), MidiReadOptions.Tolerant);

        Assert.Equal((0, 0L, 0), (result.Damages.Count, result.DamageCount, result.ZeroLengthNotes));
    }

    [Fact]
    public void Read_RunningStatusAndVelocityZero_EndNotes() =>
        Assert.Equal(
            [(60, 80, 0L, 96L), (62, 81, 96L, 96L)],
            MidiBytes.Notes(Read("00 90 3C 50 60 3C 00 00 3E 51 60 3E 00 " + MidiBytes.End)));

    [Fact]
    public void Read_OverlappingNotesOfOnePitch_EndInTheOrderTheyBegan() =>
        Assert.Equal(
            [(60, 80, 0L, 32L), (60, 81, 16L, 32L)],
            MidiBytes.Notes(Read("00 90 3C 50 10 3C 51 10 3C 00 10 3C 00 " + MidiBytes.End)));

    [Fact]
    public void Read_RepeatedNoteBegunBeforeTheFirstEnds_KeepsBoth() =>
        Assert.Equal(
            [(60, 80, 0L, 96L), (60, 81, 96L, 96L)],
            MidiBytes.Notes(Read("00 90 3C 50 60 3C 51 00 3C 00 60 3C 00 " + MidiBytes.End)));

    [Fact]
    public void Read_EndWithoutNote_IsNoDamage() =>
        Assert.Equal(
            [(60, 80, 0L, 96L)],
            MidiBytes.Notes(Read("00 80 40 40 00 90 3C 50 60 3C 00 00 3C 00 " + MidiBytes.End)));

    [Fact]
    public void Read_ZeroLengthNote_IsLeftOutAndCounted()
    {
        var result = MidiReader.Read(MidiBytes.File("00 90 3C 50 00 3C 00 00 3E 50 60 3E 00 " + MidiBytes.End));

        Assert.Equal([(62, 80, 0L, 96L)], MidiBytes.Notes(result.Score));
        Assert.Equal(1, result.ZeroLengthNotes);
    }

    [Fact]
    public void Read_ChordFromTopToBottom_IsOrderedByPitch() =>
        Assert.Equal(
            [60, 64],
            MidiBytes.Notes(Read("00 90 40 50 00 3C 50 60 40 00 00 3C 00 " + MidiBytes.End))
                .Select(note => note.Pitch));

    [Fact]
    public void Read_SeveralTracksAndChannels_MakesAPartOfEachPair()
    {
        var score = Read(
            "00 FF 03 01 41 " + MidiBytes.End,
            "00 FF 03 01 42 00 91 3C 50 00 90 3C 50 60 80 3C 00 00 81 3C 00 " + MidiBytes.End,
            "00 FF 04 01 43 00 90 3C 50 60 80 3C 00 " + MidiBytes.End);

        Assert.Equal("A", score.Title);
        Assert.Equal([("B", 0), ("B", 1), ("C", 0)], score.Parts.Select(part => (part.Name, part.Channel)));
    }

    [Fact]
    public void Read_FormatZero_TakesTheTrackNameAsTitleOnly()
    {
        var score = MidiReader.Read(MidiBytes.File(0, 96, "00 FF 03 01 41 " + MidiBytes.OneNote)).Score;

        Assert.Equal(("A", ""), (score.Title, Assert.Single(score.Parts).Name));
    }

    [Fact]
    public void Read_ProgramInTheOwnTrack_HoldsAtTheFirstNote()
    {
        var score = Read("00 C0 05 10 C0 06 00 90 3C 50 10 C0 07 60 80 3C 00 " + MidiBytes.End);

        Assert.Equal(6, Assert.Single(score.Parts).Program);
    }

    [Theory]
    [InlineData("00 C0 05 00 C1 06 81 40 C0 07", 5)]
    [InlineData("81 40 C0 07", 0)]
    public void Read_ProgramInAnotherTrack_HoldsUntilTheFirstNote(string setup, int program)
    {
        var score = Read(setup + MidiBytes.End, "60 90 3C 50 60 80 3C 00 " + MidiBytes.End);

        Assert.Equal(program, Assert.Single(score.Parts).Program);
    }

    [Fact]
    public void Read_TempoTimeAndKey_ComeFromAllTracksInOrder()
    {
        var score = Read(
            "60 FF 51 03 07 A1 20 " + MidiBytes.End,
            "00 FF 51 03 0F 42 40 60 FF 58 04 06 03 24 08 00 FF 59 02 FD 01 " + MidiBytes.End);

        Assert.Equal([new TempoChange(0, 1_000_000), new TempoChange(96, 500_000)], score.Tempi);
        Assert.Equal([new TimeSignature(96, 6, 8)], score.TimeSignatures);
        Assert.Equal([new KeySignature(96, -3, true)], score.KeySignatures);
    }

    [Fact]
    public void Read_SeveralTempiAtOneTick_KeepsTheLast() =>
        Assert.Equal(
            [new TempoChange(0, 2)],
            Read("00 FF 51 03 00 00 01 00 FF 51 03 00 00 02 " + MidiBytes.End).Tempi);

    [Fact]
    public void Read_OtherEvents_AreSkipped() =>
        Assert.Equal(
            [(60, 80, 0L, 96L)],
            MidiBytes.Notes(Read(
                "00 F0 03 43 12 F7 00 F7 01 FA 00 B0 40 7F 00 A0 3C 10 00 D0 10 00 E0 00 40 00 FF 7F 02 FF FF "
                + MidiBytes.OneNote)));

    [Theory]
    [InlineData("4B6CC3A476696572", "Klävier")]
    [InlineData("4B6CE476696572", "Klävier")]
    [InlineData("20004120420020", "A B")]
    [InlineData("", "")]
    public void Read_Name_IsUtf8ElseLatin1WithoutPadding(string bytes, string name)
    {
        var track = $"00 FF 03 {bytes.Length / 2:X2} {bytes} {MidiBytes.End}";

        Assert.Equal(name, Read(track).Title);
    }

    [Fact]
    public void Read_UnknownChunksAndLongerHeaderAndLongerMeta_AreSound()
    {
        byte[] file =
        [
            .. MidiBytes.Chunk("MThd", MidiBytes.Hex("0001 0001 0060 ABCD")),
            .. MidiBytes.Chunk("XFIH", [1, 2, 3]),
            .. MidiBytes.Track("00 FF 59 04 01 00 AA BB " + MidiBytes.OneNote),
        ];

        Assert.Equal(new KeySignature(0, 1, false), Assert.Single(MidiReader.Read(file).Score.KeySignatures));
    }

    [Theory]
    [InlineData("")]
    [InlineData("MTh")]
    [InlineData("no music at all")]
    [InlineData("RIFF....RMIDLIST")]
    public void Read_NoMidi_IsRefusedEvenTolerantly(string text)
    {
        var data = Encoding.ASCII.GetBytes(text);

        Assert.Throws<MidiFileException>(() => MidiReader.Read(data));
        Assert.Throws<MidiFileException>(() => MidiReader.Read(data, MidiReadOptions.Tolerant));
    }

    [Fact]
    public void Read_HeaderCutOff_IsRefusedEvenTolerantlyWithItsPlace()
    {
        var header = MidiBytes.Header(1, 1, 96)[..13];

        var exception = Assert.Throws<MidiFileException>(() => MidiReader.Read(header, MidiReadOptions.Tolerant));

        Assert.Equal((4, "a header of 14 bytes", "13 bytes"), (exception.Offset, exception.Expected, exception.Found));
        Assert.Equal("At byte 4: expected a header of 14 bytes, found 13 bytes.", exception.Message);
    }

    [Fact]
    public void Read_BeyondTheLastTick_IsRefusedEvenTolerantly()
    {
        var pauses = string.Concat(Enumerable.Repeat("FF FF FF 7F FF 01 00 ", 4097));

        Assert.Throws<MidiFileException>(
            () => MidiReader.Read(MidiBytes.File(pauses + MidiBytes.OneNote), MidiReadOptions.Tolerant));
    }

    [Fact]
    public void ReadFile_TooLarge_IsRefusedBeforeItIsRead()
    {
        var path = Path.GetTempFileName();
        File.WriteAllBytes(path, MidiBytes.File(MidiBytes.OneNote));

        Assert.Equal(1, MidiReader.ReadFile(path).Score.NoteCount);
        var exception = Assert.Throws<MidiFileException>(
            () => MidiReader.ReadFile(path, new MidiReadOptions { MaximumFileSize = 20 }));
        Assert.Equal("a file of at most 20 bytes", exception.Expected);
        File.Delete(path);
    }

    private static Score Read(params string[] tracks) => MidiReader.Read(MidiBytes.File(tracks)).Score;
}
