using FsCheck;
using FsCheck.Fluent;
using MoodLab.Music.Midi;
using MoodLab.Music.Scores;

namespace MoodLab.Music.Tests.Midi;

public sealed class MidiWriterTests
{
    private static readonly Note s_note = new(new MidiPitch(60), new Velocity(80), 0, 96);

    [Fact]
    public void Write_ScoreInNormalForm_ComesBackEqual() =>
        Prop.ForAll(ScoreGenerator.Scores, score => MidiReader.Read(MidiWriter.Write(score)).Score.Equals(score))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    [Fact]
    public void Write_SameScore_GivesSameBytes() =>
        Prop.ForAll(ScoreGenerator.Scores, score => MidiWriter.Write(score).SequenceEqual(MidiWriter.Write(score)))
            .Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Write_OneNote_IsByteForByteWhatTheStandardSays()
    {
        Score score = new()
        {
            TicksPerQuarter = 96,
            Title = "A",
            Tempi = [new TempoChange(0, 500_000)],
            TimeSignatures = [new TimeSignature(0, 3, 8)],
            KeySignatures = [new KeySignature(0, -2, true)],
            Parts = [new Part { Name = "B", Channel = 2, Program = 5, Notes = [s_note with { Duration = 128 }] }],
        };
        byte[] expected =
        [
            .. MidiBytes.Header(1, 2, 96),
            .. MidiBytes.Track(
                "00 FF 03 01 41 00 FF 58 04 03 03 0C 08 00 FF 59 02 FE 01 00 FF 51 03 07 A1 20 00 FF 2F 00"),
            .. MidiBytes.Track("00 FF 03 01 42 00 C2 05 00 FF 59 02 FE 01 00 92 3C 50 81 00 82 3C 40 00 FF 2F 00"),
        ];

        Assert.Equal(Convert.ToHexString(expected), Convert.ToHexString(MidiWriter.Write(score)));
    }

    [Fact]
    public void Write_RepeatedNote_EndsTheFirstBeforeItBeginsTheSecond()
    {
        var file = MidiWriter.Write(With(s_note, s_note with { Start = 96 }));

        Assert.EndsWith(
            "00903C50" + "60803C40" + "00903C50" + "60803C40" + "00FF2F00",
            Convert.ToHexString(file),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Write_KeyChange_StandsInEveryTrackThatHasTones()
    {
        var score = With(s_note) with { KeySignatures = [new KeySignature(96, 3, false)] };
        var drums = score.Parts[0] with { Channel = Part.PercussionChannel };
        score = score with { Parts = [.. score.Parts, score.Parts[0] with { Channel = 1 }, drums] };

        var tracks = Convert.ToHexString(MidiWriter.Write(score)).Split("4D54726B")[1..];

        Assert.Equal(
            [true, true, true, false],
            tracks.Select(track => track.Contains("FF59020300", StringComparison.Ordinal)));
    }

    [Fact]
    public void Write_Bends_StateTheirRangeAndStandBeforeTheNoteTheyBend()
    {
        var score = WithPart(part => part with
        {
            Channel = 3,
            PitchBends = [new PitchBend(0, 0), new PitchBend(96, PitchBend.Highest), new PitchBend(97, -1)],
            Notes = [s_note, s_note with { Start = 96 }],
        });

        Assert.Contains(
            "00C300" + "00B36500" + "00B36400" + "00B30602" + "00B32600" + "00B3657F" + "00B3647F"
            + "00E30040" + "00933C50" + "60833C40" + "00E37F7F" + "00933C50" + "01E37F3F" + "5F833C40" + "00FF2F00",
            Convert.ToHexString(MidiWriter.Write(score)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Bends_LeaveTheNotesAsTheyAre()
    {
        var score = WithPart(part => part with { PitchBends = [new PitchBend(0, 50), new PitchBend(500, 0)] });

        Assert.Equal(With(s_note), MidiReader.Read(MidiWriter.Write(score)).Score);
    }

    [Fact]
    public void Write_NotesOutOfOrder_PutsThemInOrder()
    {
        var late = s_note with { Start = 500 };

        Assert.Equal(With(s_note, late), MidiReader.Read(MidiWriter.Write(With(late, s_note))).Score);
    }

    [Fact]
    public void Write_NotesInsideOneAnother_ExchangeTheirEnds()
    {
        var file = MidiWriter.Write(With(s_note, s_note with { Start = 10, Duration = 20 }));

        Assert.Equal(
            With(s_note with { Duration = 30 }, s_note with { Start = 10, Duration = 86 }),
            MidiReader.Read(file).Score);
    }

    [Fact]
    public void Write_PartWithoutNotes_WritesItsTrack()
    {
        Score score = new() { TicksPerQuarter = 96, Parts = [new Part { Name = "rest", Notes = [] }] };

        Assert.Contains("72657374", Convert.ToHexString(MidiWriter.Write(score)), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_EmptyScore_ComesBackEqual()
    {
        Score score = new() { TicksPerQuarter = 1, Parts = [] };

        Assert.Equal(score, MidiReader.Read(MidiWriter.Write(score)).Score);
    }

    public static TheoryData<string, Score> Unwritable => new()
    {
        { "the score has resolution 0 ", With(s_note) with { TicksPerQuarter = 0 } },
        { "the score has resolution 32768 ", With(s_note) with { TicksPerQuarter = 0x8000 } },
        { "part 0, note 1 has duration 0 ", With(s_note, s_note with { Duration = 0 }) },
        { "part 0, note 0 has start -1 ", With(s_note with { Start = -1 }) },
        { "part 0, note 0 has duration", With(s_note with { Duration = MidiReader.MaximumTick + 1 }) },
        { "part 0, note 0 has duration", With(s_note with { Start = 1, Duration = MidiReader.MaximumTick }) },
        { "part 0 has channel 16 ", WithPart(part => part with { Channel = 16 }) },
        { "part 0 has program -1 ", WithPart(part => part with { Program = -1 }) },
        { "part 0 has surrogate", WithPart(part => part with { Name = "a\ud800" }) },
        { "part 0, bend 0 has value 8192 ", WithPart(part => part with { PitchBends = [new(0, 8192)] }) },
        { "part 0, bend 0 has tick -1 ", WithPart(part => part with { PitchBends = [new(-1, 0)] }) },
        { "tempo 0 has length 0 ", With(s_note) with { Tempi = [new TempoChange(0, 0)] } },
        { "tempo 0 has tick -1 ", With(s_note) with { Tempi = [new TempoChange(-1, 1)] } },
        { "time signature 0 has denominator 3 ", With(s_note) with { TimeSignatures = [new TimeSignature(0, 1, 3)] } },
        { "time signature 0 has numerator 0 ", With(s_note) with { TimeSignatures = [new TimeSignature(0, 0, 4)] } },
        { "key signature 0 has sharps 8 ", With(s_note) with { KeySignatures = [new KeySignature(0, 8, false)] } },
    };

    [Theory]
    [MemberData(nameof(Unwritable))]
    public void Write_ValueThatMidiCannotHold_IsRefusedWithItsPlace(string message, Score score) =>
        Assert.Contains(
            message,
            Assert.Throws<ArgumentException>(() => MidiWriter.Write(score)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Write_LatestTick_ComesBackEqual()
    {
        var score = With(s_note with { Start = MidiReader.MaximumTick - 1, Duration = 1 });

        Assert.Equal(score, MidiReader.Read(MidiWriter.Write(score)).Score);
    }

    private static Score With(params Note[] notes) =>
        new() { TicksPerQuarter = 96, Parts = [new Part { Notes = notes }] };

    private static Score WithPart(Func<Part, Part> change)
    {
        var score = With(s_note);
        return score with { Parts = [change(score.Parts[0])] };
    }
}
