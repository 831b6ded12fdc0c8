using System.Collections.Immutable;

namespace MoodLab.Learning.Evolving;

/// <summary>What of a melody every child is to keep: whole bars, the rhythm, the pitches.</summary>
/// <param name="Model">The melody that it is kept from.</param>
/// <param name="Bars">The bars that are kept, counted from 0.</param>
/// <param name="Rhythm">Whether children rest, strike and hold where the model does.</param>
/// <param name="Pitches">Whether children have the model's degrees, and change only where they rest.</param>
public sealed record GenomeLock(Genome Model, ImmutableSortedSet<int> Bars, bool Rhythm, bool Pitches)
{
    private const int RestBit = 8;
    private const int Degrees = 8;

    /// <summary>Gets whether nothing is left that could be heard to change.</summary>
    /// <param name="settings">What the genome's bits mean.</param>
    public bool KeepsAll(MelodySettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return (Rhythm, Pitches) switch
        {
            (true, true) => true,
            (true, false) => Melody.Of(Model, settings).Notes.All(note => note.Rests || IsFixed(note, settings)),
            (false, true) when !settings.Pauses => true,
            _ => Enumerable.Range(0, settings.Bars).All(Bars.Contains),
        };
    }

    /// <summary>Makes a child keep what is locked.</summary>
    /// <param name="child">The child, as long as the model.</param>
    /// <param name="settings">What the genome's bits mean.</param>
    /// <exception cref="ArgumentException">Child and model differ in length.</exception>
    public Genome Apply(Genome child, MelodySettings settings)
    {
        ArgumentNullException.ThrowIfNull(child);
        ArgumentNullException.ThrowIfNull(settings);
        if (child.Slots.Length != Model.Slots.Length)
        {
            throw new ArgumentException(
                $"The child has {child.Slots.Length} slots, the locked melody {Model.Slots.Length}.", nameof(child));
        }

        var slots = child.Slots.ToArray();
        for (var slot = 0; slot < slots.Length; slot++)
        {
            var model = Model.Slots[slot];
            if (Bars.Contains(slot / settings.NotesPerBar))
            {
                slots[slot] = model;
            }
            else
            {
                var rest = Rhythm ? model & RestBit : slots[slot] & RestBit;
                var degree = Pitches ? model % Degrees : slots[slot] % Degrees;
                slots[slot] = (byte)(rest | degree);
            }
        }

        if (Rhythm && !Pitches)
        {
            KeepStrokes(slots, settings);
        }

        return new Genome(slots);
    }

    // Gives every note of the model one degree in the child, and another one than the notes that touch it: equal
    // degrees would be held. A note that reaches into a locked bar has its degree from there.
    private void KeepStrokes(byte[] slots, MelodySettings settings)
    {
        var notes = Melody.Of(Model, settings).Notes;
        for (var i = 0; i < notes.Length; i++)
        {
            var note = notes[i];
            if (note.Rests)
            {
                continue;
            }

            var degree = slots[note.Slot] % Degrees;
            if (IsFixed(note, settings))
            {
                degree = note.Degree;
            }
            else
            {
                var before = i > 0 && !notes[i - 1].Rests ? slots[note.Slot - 1] % Degrees : -1;
                var after = i + 1 < notes.Length && IsFixed(notes[i + 1], settings) ? notes[i + 1].Degree : -1;
                while (degree == before || degree == after)
                {
                    degree = (degree + 1) % Degrees;
                }
            }

            for (var slot = note.Slot; slot < note.Slot + note.Slots; slot++)
            {
                slots[slot] = (byte)((slots[slot] & RestBit) | degree);
            }
        }
    }

    private bool IsFixed(MelodyNote note, MelodySettings settings)
    {
        var last = (note.Slot + note.Slots - 1) / settings.NotesPerBar;
        var bar = note.Slot / settings.NotesPerBar;
        while (bar <= last && !Bars.Contains(bar))
        {
            bar++;
        }

        return !note.Rests && bar <= last;
    }
}
