using MoodLab.Music.Midi;

namespace MoodLab.Music.Tests.Midi;

/// <summary>Each kind of damage: refused by strict reading, got past and reported with its place by tolerant reading.
/// </summary>
public sealed class MidiReaderDamageTests
{
    /// <summary>Where the first track's events begin.</summary>
    private const int Events = 22;

    private static readonly (int, int, long, long)[] s_oneNote = [(60, 80, 0, 96)];

    [Theory]
    [InlineData(MidiDamageKind.MissingEndOfTrack, 8, "00 90 3C 50 60 80 3C 00")]
    [InlineData(MidiDamageKind.EventsAfterEndOfTrack, 12, MidiBytes.OneNote + "00 90 3E 50")]
    [InlineData(MidiDamageKind.TruncatedEvent, 9, "00 90 3C 50 60 80 3C 00 00 90 3E")]
    [InlineData(MidiDamageKind.TruncatedEvent, 9, "00 90 3C 50 60 80 3C 00 00 FF 01 7F 41")]
    [InlineData(MidiDamageKind.TruncatedEvent, 10, "00 90 3C 50 60 80 3C 00 00 F0")]
    [InlineData(MidiDamageKind.TruncatedEvent, 8, "00 90 3C 50 60 80 3C 00 80")]
    [InlineData(MidiDamageKind.LongQuantity, 0, "80 80 80 80 00 90 3C 50 60 80 3C 00 " + MidiBytes.End)]
    [InlineData(MidiDamageKind.LongQuantity, 8, "00 90 3C 50 60 80 3C 00 FF FF FF FF FF FF")]
    [InlineData(MidiDamageKind.RunningStatus, 9, "00 90 3C 50 00 FF 01 00 60 3C 00 " + MidiBytes.End)]
    [InlineData(MidiDamageKind.RunningStatus, 11, "00 90 3C 50 00 F0 03 01 02 F7 60 3C 00 " + MidiBytes.End)]
    [InlineData(MidiDamageKind.SystemMessage, 1, "00 F1 10 " + MidiBytes.OneNote)]
    [InlineData(MidiDamageKind.SystemMessage, 1, "00 F2 10 10 " + MidiBytes.OneNote)]
    [InlineData(MidiDamageKind.SystemMessage, 1, "00 F6 " + MidiBytes.OneNote)]
    [InlineData(MidiDamageKind.SystemMessage, 5, "00 90 3C 50 00 FE 60 3C 00 " + MidiBytes.End)]
    [InlineData(MidiDamageKind.DataByte, 2, "00 C0 FF " + MidiBytes.OneNote)]
    [InlineData(MidiDamageKind.MetaLength, 1, "00 FF 51 02 07 A1 " + MidiBytes.OneNote)]
    [InlineData(MidiDamageKind.MetaLength, 1, "00 FF 58 02 04 02 " + MidiBytes.OneNote)]
    [InlineData(MidiDamageKind.Tempo, 1, "00 FF 51 03 00 00 00 " + MidiBytes.OneNote)]
    [InlineData(MidiDamageKind.TimeSignature, 1, "00 FF 58 04 00 02 18 08 " + MidiBytes.OneNote)]
    [InlineData(MidiDamageKind.TimeSignature, 1, "00 FF 58 04 04 0B 18 08 " + MidiBytes.OneNote)]
    [InlineData(MidiDamageKind.KeySignature, 1, "00 FF 59 02 08 00 " + MidiBytes.OneNote)]
    [InlineData(MidiDamageKind.KeySignature, 1, "00 FF 59 02 80 00 " + MidiBytes.OneNote)]
    [InlineData(MidiDamageKind.KeySignature, 1, "00 FF 59 02 00 02 " + MidiBytes.OneNote)]
    [InlineData(MidiDamageKind.UnendedNote, 8, "00 90 3C 50 60 FF 2F 00")]
    public void Read_DamagedTrack_IsReadWithoutTheDamage(MidiDamageKind kind, int offset, string events)
    {
        var score = MidiBytes.AssertTolerated(MidiBytes.File(events), kind, Events + offset);

        Assert.Equal(s_oneNote, MidiBytes.Notes(score));
        Assert.Empty(score.Tempi);
        Assert.Empty(score.TimeSignatures);
        Assert.Empty(score.KeySignatures);
    }

    [Fact]
    public void Read_DataByteWithoutStatus_EndsTheTrackOnly()
    {
        var score = MidiBytes.AssertTolerated(
            MidiBytes.File("00 3C 50 " + MidiBytes.OneNote, MidiBytes.OneNote),
            MidiDamageKind.MissingStatus,
            Events + 1);

        Assert.Equal(s_oneNote, MidiBytes.Notes(score));
    }

    [Fact]
    public void Read_EventThatIsCutOff_DoesNotLengthenTheTrack()
    {
        var result = MidiReader.Read(MidiBytes.File("00 90 3C 50 60 B0 07 64 60 90 3E"), MidiReadOptions.Tolerant);

        Assert.Equal(s_oneNote, MidiBytes.Notes(result.Score));
        Assert.Equal(
            [MidiDamageKind.TruncatedEvent, MidiDamageKind.UnendedNote], result.Damages.Select(damage => damage.Kind));
    }

    [Fact]
    public void Read_TrackWithoutEndAndWithAWrongLength_ReportsBoth()
    {
        byte[] file =
        [
            .. MidiBytes.Header(1, 1, 96),
            .. MidiBytes.Chunk("MTrk", MidiBytes.Hex("00 90 3C 50 60 80 3C 00"), length: 4),
        ];

        var result = MidiReader.Read(file, MidiReadOptions.Tolerant);

        Assert.Equal(s_oneNote, MidiBytes.Notes(result.Score));
        Assert.Equal(
            [MidiDamageKind.MissingEndOfTrack, MidiDamageKind.ChunkLength],
            result.Damages.Select(damage => damage.Kind));
    }

    [Fact]
    public void Read_DataByteOver127_CountsAs127()
    {
        var score = MidiBytes.AssertTolerated(
            MidiBytes.File("00 90 3C FF 60 80 3C 00 " + MidiBytes.End), MidiDamageKind.DataByte, Events + 3);

        Assert.Equal([(60, 127, 0L, 96L)], MidiBytes.Notes(score));
    }

    [Theory]
    [InlineData(MidiDamageKind.Format, 8, 3, 1, 96)]
    [InlineData(MidiDamageKind.Format, 8, 0xFFFF, 1, 96)]
    [InlineData(MidiDamageKind.TrackCount, 10, 1, 0, 96)]
    [InlineData(MidiDamageKind.TrackCount, 10, 1, 0xFFFF, 96)]
    [InlineData(MidiDamageKind.Division, 12, 1, 1, 0)]
    [InlineData(MidiDamageKind.Division, 12, 1, 1, 0xEF50)]
    [InlineData(MidiDamageKind.Division, 13, 1, 1, 0xE700)]
    public void Read_DamagedHeader_IsReadWithoutTheDamage(
        MidiDamageKind kind, int offset, int format, int tracks, int division)
    {
        byte[] file = [.. MidiBytes.Header(format, tracks, division), .. MidiBytes.Track(MidiBytes.OneNote)];

        Assert.Equal(s_oneNote, MidiBytes.Notes(MidiBytes.AssertTolerated(file, kind, offset)));
    }

    [Fact]
    public void Read_FormatZeroWithTwoTracks_IsReadAsFormatOne()
    {
        var score = MidiBytes.AssertTolerated(
            MidiBytes.File(0, 96, MidiBytes.OneNote, MidiBytes.OneNote), MidiDamageKind.Format, 8);

        Assert.Equal(2, score.Parts.Count);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(0x00100006)]
    public void Read_WrongHeaderLength_EndsTheHeaderWhereTheTrackBegins(int length)
    {
        byte[] file =
        [
            .. MidiBytes.Chunk("MThd", MidiBytes.Hex("0001 0001 0060"), length),
            .. MidiBytes.Track(MidiBytes.OneNote),
        ];

        var score = MidiBytes.AssertTolerated(file, MidiDamageKind.HeaderLength, 4);

        Assert.Equal((96, 1), (score.TicksPerQuarter, score.NoteCount));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(11)]
    [InlineData(13)]
    [InlineData(1000)]
    [InlineData(int.MaxValue)]
    [InlineData(-1)]
    public void Read_WrongTrackLength_EndsTheTrackWhereItsEventsEnd(int length)
    {
        byte[] file =
        [
            .. MidiBytes.Header(1, 2, 96),
            .. MidiBytes.Chunk("MTrk", MidiBytes.Hex(MidiBytes.OneNote), length),
            .. MidiBytes.Track(MidiBytes.OneNote),
        ];

        var (score, damage) = MidiBytes.ReadDamaged(file);

        Assert.Equal((MidiDamageKind.ChunkLength, 18L), (damage.Kind, damage.Offset));
        Assert.Equal([.. s_oneNote, .. s_oneNote], MidiBytes.Notes(score));
        Assert.Throws<MidiFileException>(() => MidiReader.Read(file));
    }

    [Fact]
    public void Read_TrackLengthThatSwallowsTheNextTrack_ReadsBoth()
    {
        var next = MidiBytes.Track(MidiBytes.OneNote);
        byte[] file =
        [
            .. MidiBytes.Header(1, 2, 96),
            .. MidiBytes.Chunk("MTrk", MidiBytes.Hex(MidiBytes.OneNote), 12 + next.Length),
            .. next,
        ];

        var (score, damage) = MidiBytes.ReadDamaged(file);

        Assert.Equal(MidiDamageKind.ChunkLength, damage.Kind);
        Assert.Equal(2, score.NoteCount);
    }

    [Theory]
    [InlineData("1A")]
    [InlineData("00000000000000000000")]
    [InlineData("FFD8FFE000104A464946")]
    public void Read_StrayBytesBetweenAndAfterTracks_AreSkipped(string stray)
    {
        var track = MidiBytes.Track(MidiBytes.OneNote);
        var garbage = MidiBytes.Hex(stray);

        var score = MidiBytes.AssertTolerated(
            [.. MidiBytes.Header(1, 2, 96), .. track, .. garbage, .. track],
            MidiDamageKind.StrayBytes,
            14 + track.Length);
        Assert.Equal(2, score.NoteCount);
        MidiBytes.AssertTolerated(
            [.. MidiBytes.Header(1, 1, 96), .. track, .. garbage], MidiDamageKind.StrayBytes, 14 + track.Length);
    }

    [Fact]
    public void Read_SecondHeader_IsSkipped()
    {
        var track = MidiBytes.Track(MidiBytes.OneNote);

        var score = MidiBytes.AssertTolerated(
            [.. MidiBytes.Header(1, 2, 96), .. track, .. MidiBytes.Header(1, 1, 96), .. track],
            MidiDamageKind.RepeatedHeader,
            14 + track.Length);

        Assert.Equal(2, score.NoteCount);
    }

    [Fact]
    public void Read_InsideRiff_IsReadUpToTheEndOfItsData()
    {
        var midi = MidiBytes.File(MidiBytes.OneNote);
        byte[] file =
        [
            .. "RIFF"u8, 0, 0, 0, 0, .. "RMID"u8,
            .. "INFO"u8, 3, 0, 0, 0, 1, 2, 3, 0,
            .. "data"u8, (byte)midi.Length, 0, 0, 0, .. midi,
            .. "DISP"u8, 1, 0, 0, 0, 9,
        ];

        Assert.Equal(
            s_oneNote, MidiBytes.Notes(MidiBytes.AssertTolerated(file, MidiDamageKind.Wrapper, 0)));
    }

    [Fact]
    public void Read_InsideMacBinary_IsReadUpToTheEndOfItsDataFork()
    {
        var midi = MidiBytes.File(MidiBytes.OneNote);
        var header = new byte[128];
        header[86] = (byte)midi.Length;

        var score = MidiBytes.AssertTolerated(
            [.. header, .. midi, .. new byte[128]], MidiDamageKind.Wrapper, 0);

        Assert.Equal(s_oneNote, MidiBytes.Notes(score));
    }

    [Fact]
    public void Read_DamageInsideAWrapper_IsPlacedInTheWholeFile()
    {
        byte[] file = [.. new byte[128], .. MidiBytes.File("00 F6 " + MidiBytes.OneNote)];

        Assert.Equal(128 + Events + 1, MidiReader.Read(file, MidiReadOptions.Tolerant).Damages[1].Offset);
    }

    [Fact]
    public void Read_TextBeforeTheHeader_IsSkipped()
    {
        byte[] file = [.. "Content-Type: audio/midi\n\n"u8, .. MidiBytes.File(MidiBytes.OneNote)];

        Assert.Equal(
            s_oneNote, MidiBytes.Notes(MidiBytes.AssertTolerated(file, MidiDamageKind.LeadingBytes, 0)));
    }
}
