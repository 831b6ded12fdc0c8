using MoodLab.Music.Scores;

namespace MoodLab.Music.Performing;

/// <summary>What a player knows of a score, with at least one note, before playing it.</summary>
internal sealed class ScoreReading
{
    private readonly Note[] _notes;

    /// <summary>Reads a score.</summary>
    public ScoreReading(Score score)
    {
        Score = score;
        _notes = [.. score.Parts.SelectMany(part => part.Notes)];
        Array.Sort(_notes, NoteOrder.Instance);
        Tempi = score.CreateTempoMap();
        Metre = new Metre(score);
        Phrases = Phrases.Find(_notes, Metre, score.TicksPerQuarter);
        End = _notes.Max(note => Math.Max(note.End, note.Start + 1));
    }

    /// <summary>Gets the score.</summary>
    public Score Score { get; }

    /// <summary>Gets the notes of all parts in the order of <see cref="NoteOrder"/>.</summary>
    public ReadOnlySpan<Note> Notes => _notes;

    /// <summary>Gets the written tempi.</summary>
    public TempoMap Tempi { get; }

    /// <summary>Gets the bars and beats.</summary>
    public Metre Metre { get; }

    /// <summary>Gets the phrases.</summary>
    public Phrases Phrases { get; }

    /// <summary>Gets the tick at which the last note ends, and after which none begins.</summary>
    public long End { get; }
}
