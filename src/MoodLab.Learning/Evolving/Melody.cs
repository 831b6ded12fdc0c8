using System.Collections.Immutable;
using MoodLab.Music.Scales;
using MoodLab.Music.Scores;

namespace MoodLab.Learning.Evolving;

/// <summary>
/// What a genome sounds like. Many genomes sound alike, since the degree of a rest is not heard; melodies are equal
/// when they sound alike in the same settings.
/// </summary>
/// <remarks>
/// Equal degrees in neighbouring slots are one held note, also across bar lines. The published system stores a rest
/// as degree 0, so that a tonic after a rest is held by the rest and vanishes; <c>asPublished</c> keeps that.
/// </remarks>
public sealed class Melody : IEquatable<Melody>
{
    /// <summary>The resolution of scores in ticks per quarter note.</summary>
    public const int TicksPerQuarter = 480;

    private const int BarTicks = 4 * TicksPerQuarter;
    private const int RestBit = 8;

    // The published system has the hardest stroke, for a synthesizer; a piano sounds better a little below.
    private static readonly Velocity s_velocity = new(96);

    private readonly int _hash;

    private Melody(MelodySettings settings, ImmutableArray<MelodyNote> notes)
    {
        (Settings, Notes) = (settings, notes);

        // Reckoned once: a long session looks each melody up among thousands.
        HashCode hash = default;
        foreach (var note in notes)
        {
            hash.Add(note);
        }

        _hash = hash.ToHashCode();
    }

    /// <summary>Gets what the genome's bits mean.</summary>
    public MelodySettings Settings { get; }

    /// <summary>Gets notes and rests in order, without a gap.</summary>
    public ImmutableArray<MelodyNote> Notes { get; }

    /// <summary>Reads a genome.</summary>
    /// <param name="genome">The genome, with as many slots as the settings have.</param>
    /// <param name="settings">What its bits mean.</param>
    /// <param name="asPublished">Whether a rest swallows a tonic that follows it, as in the published system.</param>
    /// <exception cref="ArgumentException">The genome has another number of slots.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A setting lies outside its range.</exception>
    public static Melody Of(Genome genome, MelodySettings settings, bool asPublished = false)
    {
        ArgumentNullException.ThrowIfNull(genome);
        ArgumentNullException.ThrowIfNull(settings);
        settings.Validate();
        if (genome.Slots.Length != settings.Slots)
        {
            throw new ArgumentException(
                $"The settings ask for {settings.Slots} slots; the genome has {genome.Slots.Length}.", nameof(genome));
        }

        var notes = ImmutableArray.CreateBuilder<MelodyNote>();
        for (var slot = 0; slot < genome.Slots.Length; slot++)
        {
            var rests = settings.Pauses && genome.Slots[slot] >= RestBit;
            MelodyNote note = new(rests ? 0 : genome.Slots[slot] % RestBit, rests, slot, 1);
            if (notes.Count > 0 && Holds(notes[^1], note, asPublished))
            {
                notes[^1] = notes[^1] with { Slots = notes[^1].Slots + 1 };
            }
            else
            {
                notes.Add(note);
            }
        }

        return new Melody(settings, notes.ToImmutable());
    }

    /// <summary>Writes the melody as a score: one piano part in 4/4 with tempo and key signature.</summary>
    /// <param name="title">The score's title.</param>
    public Score ToScore(string title = "")
    {
        Scale scale = new(Settings.Tonic, Settings.Scale, Settings.Octave);
        var pitches = scale.Pitches();
        List<Note> notes = [];
        foreach (var note in Notes)
        {
            if (!note.Rests)
            {
                var (start, end) = (TickOf(note.Slot), TickOf(note.Slot + note.Slots));
                var together = Enumerable.Range(0, Settings.Steps)
                    .Select(step => pitches[(note.Degree + (2 * step)) % pitches.Length])
                    .OrderBy(pitch => pitch.Value);
                notes.AddRange(together.Select(pitch => new Note(pitch, s_velocity, start, end - start)));
            }
        }

        return new Score
        {
            TicksPerQuarter = TicksPerQuarter,
            Title = title,
            Parts = [new Part { Name = "Melody", Notes = notes }],
            Tempi = [TempoChange.FromQuartersPerMinute(0, Settings.BeatsPerMinute)],
            TimeSignatures = [new TimeSignature(0, 4, 4)],
            KeySignatures = [scale.Signature()],
        };
    }

    /// <inheritdoc/>
    public bool Equals(Melody? other) =>
        other is not null && _hash == other._hash && Settings == other.Settings
        && Notes.AsSpan().SequenceEqual(other.Notes.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Melody);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    // Seven notes a bar do not fit whole ticks; each begins on the nearest tick below.
    private int TickOf(int slot) => slot * BarTicks / Settings.NotesPerBar;

    // Rests that follow one another sound like one; the published system lists them apart, and so does "as published".
    private static bool Holds(MelodyNote before, MelodyNote note, bool asPublished) => asPublished
        ? !note.Rests && before.Degree == note.Degree
        : before.Rests == note.Rests && before.Degree == note.Degree;
}
