namespace MoodLab.Music.Scores;

/// <summary>The order of notes in a part: by start, then pitch, then duration, then velocity.</summary>
public sealed class NoteOrder : IComparer<Note>
{
    private NoteOrder()
    {
    }

    /// <summary>Gets the only instance.</summary>
    public static NoteOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(Note x, Note y)
    {
        var order = x.Start.CompareTo(y.Start);
        order = order != 0 ? order : x.Pitch.Value.CompareTo(y.Pitch.Value);
        order = order != 0 ? order : x.Duration.CompareTo(y.Duration);
        return order != 0 ? order : x.Velocity.Value.CompareTo(y.Velocity.Value);
    }
}
