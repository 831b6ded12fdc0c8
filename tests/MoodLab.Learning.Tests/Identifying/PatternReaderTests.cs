using FsCheck;
using FsCheck.Fluent;
using MoodLab.Learning.Identifying;
using MoodLab.Learning.Tests.Words;
using MoodLab.Music.Scores;

namespace MoodLab.Learning.Tests.Identifying;

public sealed class PatternReaderTests
{
    [Fact]
    public void Read_OfFourNotes_FindsTheRunsOfEachFamily()
    {
        var score = Scores.Of(
            Scores.Note(60, 0, 1), Scores.Note(64, 1, 1), Scores.Note(67, 2, 1), Scores.Note(72, 3, 1));

        var counts = PatternReader.Read(score).CountBy(found => found.Family).ToDictionary();

        Assert.Equal(3, counts[PatternFamily.Melody1]);
        Assert.Equal(2, counts[PatternFamily.Melody2]);
        Assert.Equal(1, counts[PatternFamily.Bass3]);
        Assert.Equal(4, counts[PatternFamily.Chord1]);
        Assert.Equal(2, counts[PatternFamily.Chord3]);
        Assert.Equal(4, counts[PatternFamily.Harmony1]);
        Assert.Equal(3, counts[PatternFamily.Harmony2]);
        Assert.Equal(4, counts[PatternFamily.Pitch]);
        Assert.Equal(1, counts[PatternFamily.Notes3]);
    }

    [Fact]
    public void Read_OfARepeatedFigure_FindsItsPatternAgain()
    {
        var once = Scores.Of(Scores.Note(60, 0, 1), Scores.Note(62, 1, 1), Scores.Note(65, 2, 1));
        var later = Scores.Of(Scores.Note(70, 8, 1), Scores.Note(72, 9, 1), Scores.Note(75, 10, 1));

        var key = PatternReader.Read(once).Single(found => found.Family == PatternFamily.Melody2).Key;

        Assert.Equal(key, PatternReader.Read(later).Single(found => found.Family == PatternFamily.Melody2).Key);
    }

    [Fact]
    public void Read_KnowsNeitherVelocitiesNorTempiNorInstrumentsNorTracks() => Prop.ForAll(Scores.Random, score =>
    {
        var pitched = score.Parts.Where(part => !part.IsPercussion).ToList();
        var asOnePiano = score with
        {
            Tempi = [new TempoChange(0, 400_000)],
            Parts =
            [
                new Part
                {
                    Program = 40,
                    Notes =
                    [
                        .. pitched.SelectMany(part => part.Notes).Select(note => note with { Velocity = new Velocity(64) })
                            .Order(NoteOrder.Instance),
                    ],
                },
            ],
        };

        return PatternReader.Read(asOnePiano).SequenceEqual(PatternReader.Read(score));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Read_InAnotherKey_FindsTheSameButPitches() => Prop.ForAll(Scores.Random, score =>
        Keyless(Moved(score, 40)).SequenceEqual(Keyless(Moved(score, 45)))).QuickCheckThrowOnFailure();

    [Fact]
    public void Read_OfNothingButDrums_FindsNothing()
    {
        var drums = new Part { Channel = Part.PercussionChannel, Notes = [Scores.Note(40, 0, 1)] };

        Assert.Empty(PatternReader.Read(Scores.Of()));
        Assert.Empty(PatternReader.Read(Scores.Of() with { Parts = [drums] }));
    }

    [Fact]
    public void Read_OfNotesThatAreFarAwayAndHeldForEver_EndsWithFewPatterns()
    {
        Note[] notes =
        [
            new(new MidiPitch(60), new Velocity(64), 0, 1L << 50),
            new(new MidiPitch(67), new Velocity(64), 1L << 40, 1L << 50),
        ];

        Assert.InRange(PatternReader.Read(Scores.Of(notes)).Count, 20, 500);
    }

    [Fact]
    public void Read_OfTheSource_KnowsNoNotes()
    {
        var score = Scores.Of(Scores.Note(60, 0, 1, 80), Scores.Note(64, 1, 1, 90));
        var other = Scores.Of(Scores.Note(31, 5, 2, 80), Scores.Note(90, 9, 4, 90));

        Assert.Equal(SourceReader.Read(score), SourceReader.Read(other));
        Assert.NotEqual(SourceReader.Read(score), SourceReader.Read(score with { TicksPerQuarter = 96 }));
    }

    private static Score Moved(Score score, int lowest) => score with
    {
        Parts =
        [
            .. score.Parts.Select(part => part with
            {
                Notes =
                [
                    .. part.Notes.Select(note => note with { Pitch = new MidiPitch(lowest + (note.Pitch.Value % 40)) })
                        .Order(NoteOrder.Instance),
                ],
            }),
        ],
    };

    private static IEnumerable<PatternOccurrence> Keyless(Score score) => PatternReader.Read(score)
        .Where(found => found.Family is not (PatternFamily.Pitch or PatternFamily.LengthRegister));
}
