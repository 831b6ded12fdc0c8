namespace MoodLab.Music.Scores;

/// <summary>
/// A piece of music: parts with notes in ticks, and the tempo, time and keys that they share. Scores are equal when
/// everything in them is, note by note.
/// </summary>
public sealed record Score
{
    /// <summary>Gets the resolution in ticks per quarter note, at least 1.</summary>
    public required int TicksPerQuarter { get; init; }

    /// <summary>Gets the parts in the order of their source.</summary>
    public required IReadOnlyList<Part> Parts { get; init; }

    /// <summary>Gets the tempo changes, ordered by tick; empty means 120 quarter notes a minute throughout.</summary>
    public IReadOnlyList<TempoChange> Tempi { get; init; } = [];

    /// <summary>Gets the time signatures, ordered by tick; empty means 4/4 throughout.</summary>
    public IReadOnlyList<TimeSignature> TimeSignatures { get; init; } = [];

    /// <summary>Gets the key signatures, ordered by tick; empty means that the source states none.</summary>
    public IReadOnlyList<KeySignature> KeySignatures { get; init; } = [];

    /// <summary>Gets the title; empty where the source gave none.</summary>
    public string Title { get; init; } = "";

    /// <summary>Gets the number of notes in all parts.</summary>
    public int NoteCount => Parts.Sum(part => part.Notes.Count);

    /// <summary>Gets the tick at which the last note ends; 0 for a score without notes.</summary>
    public long EndTick => Parts.SelectMany(part => part.Notes).Select(note => note.End).DefaultIfEmpty(0).Max();

    /// <summary>Creates the map between ticks and seconds.</summary>
    public TempoMap CreateTempoMap() => new(TicksPerQuarter, Tempi);

    /// <summary>Gets whether another score says the same, note by note.</summary>
    /// <param name="other">The other score.</param>
    public bool Equals(Score? other) =>
        other is not null
        && TicksPerQuarter == other.TicksPerQuarter
        && Title == other.Title
        && Tempi.SequenceEqual(other.Tempi)
        && TimeSignatures.SequenceEqual(other.TimeSignatures)
        && KeySignatures.SequenceEqual(other.KeySignatures)
        && Parts.SequenceEqual(other.Parts);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        HashCode.Combine(TicksPerQuarter, Title, Parts.Count, NoteCount, Tempi.Count);

    /// <summary>
    /// Ends every note where its part strikes the same pitch again, as a piano does; a MIDI file could not tell
    /// which of the two ends.
    /// </summary>
    public Score WithoutOverlaps() =>
        this with { Parts = [.. Parts.Select(part => part with { Notes = Shorten(part.Notes) })] };

    private static Note[] Shorten(IReadOnlyList<Note> notes)
    {
        var shortened = notes.ToArray();
        Dictionary<MidiPitch, long> nextStart = [];
        for (var i = shortened.Length - 1; i >= 0; i--)
        {
            var note = shortened[i];
            if (nextStart.TryGetValue(note.Pitch, out var start) && start > note.Start && start < note.End)
            {
                shortened[i] = note with { Duration = start - note.Start };
            }

            nextStart[note.Pitch] = note.Start;
        }

        return shortened;
    }
}
