namespace MoodLab.Music.Scores;

/// <summary>The notes that one instrument plays. Parts are equal when everything in them is, note by note.</summary>
public sealed record Part
{
    /// <summary>The MIDI channel (counted from 0) that General MIDI reserves for percussion.</summary>
    public const int PercussionChannel = 9;

    /// <summary>Gets the notes, ordered by start, then by pitch.</summary>
    public required IReadOnlyList<Note> Notes { get; init; }

    /// <summary>Gets the part's name; empty where the source gave none.</summary>
    public string Name { get; init; } = "";

    /// <summary>Gets the MIDI channel, 0 to 15.</summary>
    public int Channel { get; init; }

    /// <summary>Gets the General MIDI program, 0 (acoustic grand piano) to 127.</summary>
    public int Program { get; init; }

    /// <summary>
    /// Gets the bends, ordered by tick; empty means none. They bend every note of the part's channel, also those of
    /// other parts on it.
    /// </summary>
    public IReadOnlyList<PitchBend> PitchBends { get; init; } = [];

    /// <summary>Gets whether the pitches name percussion instruments instead of tones.</summary>
    public bool IsPercussion => Channel == PercussionChannel;

    /// <summary>Gets whether another part says the same, note by note.</summary>
    /// <param name="other">The other part.</param>
    public bool Equals(Part? other) =>
        other is not null
        && Name == other.Name
        && Channel == other.Channel
        && Program == other.Program
        && Notes.SequenceEqual(other.Notes)
        && PitchBends.SequenceEqual(other.PitchBends);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Channel, Program, Notes.Count);
}
