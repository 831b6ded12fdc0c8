using MoodLab.Music.Scores;

namespace MoodLab.Music.Metrics;

/// <summary>
/// Which pitches a score uses and how many at once, as MusPy measures it (Dong, Chen, McAuley and Berg-Kirkpatrick,
/// "MusPy: A Toolkit for Symbolic Music Generation", 2020). Percussion is ignored. A score without notes has 0 pitches
/// and a range of 0; all else is then undefined, NaN.
/// </summary>
public static class PitchMetrics
{
    /// <summary>
    /// MusPy's threshold of <see cref="PolyphonyRate"/>. Its description promises the share of time with several
    /// pitches; this threshold counts three or more.
    /// </summary>
    public const int PublishedThreshold = 2;

    // The scales as steps from the root; minor is the natural one.
    private static readonly int[] s_major = [0, 2, 4, 5, 7, 9, 11];
    private static readonly int[] s_minor = [0, 2, 3, 5, 7, 8, 10];

    /// <summary>Counts the different pitches.</summary>
    /// <param name="score">The score.</param>
    /// <returns>0 to 128.</returns>
    public static int PitchesUsed(Score score) => Tones.Of(score).Select(note => note.Pitch).Distinct().Count();

    /// <summary>Counts the different pitch classes.</summary>
    /// <param name="score">The score.</param>
    /// <returns>0 to 12.</returns>
    public static int PitchClassesUsed(Score score) =>
        Tones.Of(score).Select(note => note.Pitch.PitchClass).Distinct().Count();

    /// <summary>Gets the distance from the lowest pitch to the highest.</summary>
    /// <param name="score">The score.</param>
    /// <returns>Semitones, 0 to 127.</returns>
    public static int Range(Score score)
    {
        var notes = Tones.Of(score);
        return notes.Count == 0 ? 0 : notes.Max(note => note.Pitch.Value) - notes.Min(note => note.Pitch.Value);
    }

    /// <summary>Gets how many pitches sound at once, on average over the time in which any does.</summary>
    /// <param name="score">The score.</param>
    /// <returns>At least 1, or NaN.</returns>
    public static double Polyphony(Score score)
    {
        var ticks = TicksByPitches(Tones.Of(score));
        var cells = ticks.Select((time, pitches) => (double)time * pitches).Sum();
        return cells / ticks.Skip(1).Sum();
    }

    /// <summary>Gets the share of time, from the start of the score to its last note's end, with many pitches.</summary>
    /// <param name="score">The score.</param>
    /// <param name="threshold">
    /// More than this many pitches are many, at least 0: 1 for two or more, <see cref="PublishedThreshold"/> for what
    /// MusPy counts.
    /// </param>
    /// <returns>0 to 1, or NaN.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is negative.</exception>
    public static double PolyphonyRate(Score score, int threshold)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(threshold);
        var ticks = TicksByPitches(Tones.Of(score));
        return ticks.Skip(threshold + 1).Sum() / (double)ticks.Sum();
    }

    /// <summary>Gets the share of notes, however long, that belong to a scale.</summary>
    /// <param name="score">The score.</param>
    /// <param name="root">The scale's first pitch class, 0 (C) to 11 (B).</param>
    /// <param name="isMajor">Whether the scale is major, not natural minor.</param>
    /// <returns>0 to 1, or NaN.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The root is no pitch class.</exception>
    public static double InScaleRate(Score score, int root, bool isMajor)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(root);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(root, Tones.Classes);
        return InScaleRate(ClassCounts(score), root, isMajor);
    }

    /// <summary>Gets the highest <see cref="InScaleRate(Score, int, bool)"/> of the 24 scales.</summary>
    /// <param name="score">The score.</param>
    /// <returns>0 to 1, or NaN.</returns>
    public static double ScaleConsistency(Score score)
    {
        var counts = ClassCounts(score);
        return Enumerable.Range(0, Tones.Classes)
            .Max(root => Math.Max(InScaleRate(counts, root, true), InScaleRate(counts, root, false)));
    }

    /// <summary>Gets the entropy of the pitches, by number of notes.</summary>
    /// <param name="score">The score.</param>
    /// <returns>0 (one pitch) to 7 bits, or NaN.</returns>
    public static double PitchEntropy(Score score) =>
        Entropy(Tones.Of(score).CountBy(note => note.Pitch.Value).Select(of => of.Value));

    /// <summary>Gets the entropy of the pitch classes, by number of notes.</summary>
    /// <param name="score">The score.</param>
    /// <returns>0 (one class) to log2(12) bits, or NaN.</returns>
    public static double PitchClassEntropy(Score score) => Entropy(ClassCounts(score));

    private static int[] ClassCounts(Score score)
    {
        var counts = new int[Tones.Classes];
        foreach (var note in Tones.Of(score))
        {
            counts[note.Pitch.PitchClass]++;
        }

        return counts;
    }

    private static double InScaleRate(int[] counts, int root, bool isMajor) =>
        (isMajor ? s_major : s_minor).Sum(step => counts[(root + step) % Tones.Classes]) / (double)counts.Sum();

    private static double Entropy(IEnumerable<int> counts)
    {
        List<double> used = [.. counts.Where(count => count > 0)];
        var total = used.Sum();
        return total == 0 ? double.NaN : used.Sum(count => count / total * Math.Log2(total / count));
    }

    // For every number of pitches, how many ticks have it; a pitch that is struck again while it sounds is one pitch.
    private static long[] TicksByPitches(List<Note> notes)
    {
        List<(long Tick, int Change)> changes = [];
        foreach (var pitch in notes.GroupBy(note => note.Pitch))
        {
            long until = 0;
            foreach (var note in pitch)
            {
                if (note.End > until)
                {
                    changes.Add((Math.Max(note.Start, until), 1));
                    changes.Add((note.End, -1));
                    until = note.End;
                }
            }
        }

        var ticks = new long[MidiPitch.Highest + 2];
        long tick = 0;
        var sounding = 0;
        foreach (var (next, change) in changes.OrderBy(of => of.Tick).ThenBy(of => of.Change))
        {
            ticks[sounding] += next - tick;
            tick = next;
            sounding += change;
        }

        return ticks;
    }
}
