using MoodLab.Lab.Identifying;

namespace MoodLab.Lab.Tests.Identifying;

public sealed class PlayedPhraseTests
{
    private readonly PlayedPhrase _phrase = new();

    [Fact]
    public void ToScore_ChordAndNextNote_BeginAtTheFirstNoteAndTogether()
    {
        // In the order of their ends, as they arrive.
        _phrase.Add([new(64, 70, 100.03, 0.4), new(60, 80, 100, 0.5), new(67, 90, 100.04, 0.5), new(72, 90, 100.5, 1)]);

        var notes = Assert.Single(_phrase.ToScore().Parts).Notes;

        Assert.Equal([0L, 0, 0, 480], notes.Select(note => note.Start));
        Assert.Equal([60, 64, 67, 72], notes.Select(note => note.Pitch.Value));
        Assert.Equal([480L, 384, 480, 960], notes.Select(note => note.Duration));
    }

    [Fact]
    public void ToScore_SameKeyAgainBeforeItsEnd_EndsTheFirst()
    {
        _phrase.Add([new(60, 80, 0, 2), new(60, 80, 1, 1)]);

        Assert.Equal([960L, 960], _phrase.ToScore().Parts[0].Notes.Select(note => note.Duration));
    }

    [Fact]
    public void Add_WhatNoKeyboardPlays_IsLeftOut()
    {
        _phrase.Add([new(-1, 80, 0, 1), new(128, 80, 0, 1), new(60, 0, 0, 1), new(60, 80, double.NaN, 1),
            new(60, 80, 0, double.NaN), new(60, 80, 0, -1)]);

        Assert.Equal(0, _phrase.Count);
        Assert.Empty(_phrase.ToScore().Parts);
    }

    [Fact]
    public void Add_WithoutEnd_StopsAtTheMost()
    {
        _phrase.Add(Enumerable.Range(0, PlayedPhrase.MostNotes + 5).Select(i => new PlayedNote(60, 80, i, 0.5)));

        Assert.Equal(PlayedPhrase.MostNotes, _phrase.Count);
        _phrase.Clear();
        Assert.Equal(0, _phrase.Count);
    }
}
