using MoodLab.Music.Scores;

namespace MoodLab.Music.Performing;

/// <summary>Lets an instrument's pitch drift slowly, as one 1/f noise for each MIDI channel.</summary>
internal static class PitchDrift
{
    private const double FastestQuarters = 8;
    private const int Octaves = 6;

    /// <summary>The first General MIDI program whose pitch a player can move: guitars; keyboards and bells come before.
    /// </summary>
    private const int FirstMovable = 24;

    /// <summary>The first of the percussion and sound effects at the end of General MIDI's list.</summary>
    private const int FirstEffect = 112;

    /// <summary>Gets whether a part's instrument has notes, and of a pitch that players move.</summary>
    public static bool IsFor(Part part) =>
        part.Notes.Count > 0 && !part.IsPercussion && part.Program is >= FirstMovable and < FirstEffect;

    /// <summary>Makes the bends of a part.</summary>
    /// <param name="notes">The part's notes as they are played, ordered by their start.</param>
    /// <param name="ticksPerQuarter">The score's resolution.</param>
    /// <param name="cents">The furthest bend in cents.</param>
    /// <param name="random">Where chance comes from.</param>
    /// <returns>Bends where notes begin, at most one a quarter note.</returns>
    public static List<PitchBend> Create(
        ReadOnlySpan<Note> notes, int ticksPerQuarter, double cents, PerformanceRandom random)
    {
        PinkNoise drift = new(random, FastestQuarters, Octaves);
        List<PitchBend> bends = [];
        foreach (var note in notes)
        {
            var passed = bends.Count == 0 ? 0 : note.Start - bends[^1].Tick;
            if (bends.Count == 0 || passed >= ticksPerQuarter)
            {
                var noise = drift.Next((double)passed / ticksPerQuarter);
                bends.Add(PitchBend.FromCents(note.Start, cents * noise / PinkNoise.Furthest));
            }
        }

        return bends;
    }
}
