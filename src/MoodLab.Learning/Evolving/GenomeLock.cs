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

    /// <summary>Gets whether nothing is left that could change.</summary>
    /// <param name="settings">What the genome's bits mean.</param>
    public bool KeepsAll(MelodySettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return Bars.Count(bar => bar >= 0 && bar < settings.Bars) == settings.Bars
            || (Pitches && (Rhythm || !settings.Pauses));
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
                continue;
            }

            var rest = Rhythm ? model & RestBit : slots[slot] & RestBit;
            var degree = Pitches ? model % Degrees : slots[slot] % Degrees;
            slots[slot] = (byte)(rest | (Rhythm && !Pitches ? Follow(slots, slot, degree, settings) : degree));
        }

        return new Genome(slots);
    }

    // Holds the note before where the model does, and strikes anew where the model does.
    private int Follow(byte[] slots, int slot, int degree, MelodySettings settings)
    {
        if (slot == 0 || Rests(Model.Slots[slot], settings) || Rests(Model.Slots[slot - 1], settings))
        {
            return degree;
        }

        var before = slots[slot - 1] % Degrees;
        var holds = Model.Slots[slot] % Degrees == Model.Slots[slot - 1] % Degrees;
        return (holds, degree == before) switch
        {
            (true, _) => before,
            (false, true) => (degree + 1) % Degrees,
            _ => degree,
        };
    }

    private static bool Rests(byte slot, MelodySettings settings) => settings.Pauses && slot >= RestBit;
}
