using MoodLab.Lab.Corpora;
using MoodLab.Music.Scores;

namespace MoodLab.Lab.Tests.Corpora;

public sealed class CorpusExcerptTests
{
    [Fact]
    public void Of_Piece_IsTenSecondsFromTheFirstNote()
    {
        // A bar of silence, then a note each second; at 120 quarter notes a minute a second is two quarter notes.
        var score = SmallCorpus.Piece(
            [.. Enumerable.Range(0, 30).Select(i => SmallCorpus.Note(60, 1920 + (960L * i), 960))]);

        var excerpt = CorpusExcerpt.Of(score);

        Assert.Equal(10, excerpt.NoteCount);
        Assert.Equal(0, excerpt.Parts[0].Notes[0].Start);
        Assert.Equal(10, excerpt.CreateTempoMap().TicksToSeconds(excerpt.EndTick), 1e-9);
    }

    [Fact]
    public void Of_LongNote_IsCutOffAtTheEnd() =>
        Assert.Equal(9600, CorpusExcerpt.Of(SmallCorpus.Lasting(60)).EndTick);

    [Fact]
    public void Of_Changes_BeginWithWhatHoldsAtTheFirstNote()
    {
        var score = SmallCorpus.Piece(SmallCorpus.Note(60, 960, 480)) with
        {
            Tempi =
            [
                new TempoChange(0, 400_000), new TempoChange(480, 300_000), new TempoChange(1200, 600_000),
                new TempoChange(1_000_000, 100_000),
            ],
            TimeSignatures = [new TimeSignature(0, 3, 4), new TimeSignature(960, 2, 4)],
            KeySignatures = [new KeySignature(0, 1, false)],
        };

        var excerpt = CorpusExcerpt.Of(score);

        Assert.Equal([new TempoChange(0, 300_000), new TempoChange(240, 600_000)], excerpt.Tempi);
        Assert.Equal([new TimeSignature(0, 2, 4)], excerpt.TimeSignatures);
        Assert.Equal([new KeySignature(0, 1, false)], excerpt.KeySignatures);
    }

    [Fact]
    public void Of_PartThatBeginsLater_IsLeftOut()
    {
        var score = SmallCorpus.Lasting(1) with
        {
            Parts =
            [
                .. SmallCorpus.Lasting(1).Parts,
                new Part { Notes = [SmallCorpus.Note(70, 100_000, 480)] },
            ],
        };

        Assert.Single(CorpusExcerpt.Of(score).Parts);
    }

    [Fact]
    public void Of_NoNotes_IsEmpty() => Assert.Equal(0, CorpusExcerpt.Of(SmallCorpus.Piece()).NoteCount);
}
