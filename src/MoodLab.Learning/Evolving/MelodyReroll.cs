using System.Collections.Immutable;
using MoodLab.Neural.Randomness;

namespace MoodLab.Learning.Evolving;

/// <summary>Draws one bar of a melody anew and keeps the others.</summary>
public static class MelodyReroll
{
    // A bar of one slot has eight degrees; the rarest of them comes within so many draws but once in 10^11 times.
    private const int Tries = 200;

    /// <summary>Draws a bar.</summary>
    /// <param name="genome">The melody.</param>
    /// <param name="bar">Which bar, from 0.</param>
    /// <param name="settings">What the genome's bits mean.</param>
    /// <param name="keepRhythm">Whether the bar rests, strikes and holds where it did.</param>
    /// <param name="keepPitches">Whether the bar keeps its degrees, and changes only where it rests.</param>
    /// <param name="random">Draws the bar's bits.</param>
    /// <param name="heard">What is not to come again either; null for nothing but the melody itself.</param>
    /// <returns>A genome that sounds otherwise; null where none was found.</returns>
    /// <exception cref="ArgumentException">The genome has another number of slots than the settings.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such bar, or a setting lies outside its range.
    /// </exception>
    public static Genome? Draw(
        Genome genome,
        int bar,
        MelodySettings settings,
        bool keepRhythm,
        bool keepPitches,
        RandomSource random,
        IReadOnlySet<Melody>? heard = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var melody = Melody.Of(genome, settings);
        ArgumentOutOfRangeException.ThrowIfNegative(bar);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(bar, settings.Bars);
        var others = Enumerable.Range(0, settings.Bars).Where(each => each != bar).ToImmutableSortedSet();
        GenomeLock locked = new(genome, others, keepRhythm, keepPitches);
        for (var i = 0; i < Tries && !locked.KeepsAll(settings); i++)
        {
            var drawn = locked.Apply(Genome.Random(settings.Slots, random), settings);
            var sound = Melody.Of(drawn, settings);
            if (!sound.Equals(melody) && heard?.Contains(sound) != true)
            {
                return drawn;
            }
        }

        return null;
    }
}
