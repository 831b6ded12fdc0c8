using MoodLab.Music.Scores;

namespace MoodLab.Music.Metrics;

/// <summary>
/// How a score fills its beats and bars, as MusPy measures it (Dong, Chen, McAuley and Berg-Kirkpatrick, "MusPy: A
/// Toolkit for Symbolic Music Generation", 2020). Percussion is ignored. Bars are those of the first time signature
/// (4/4 where there is none), as MusPy has it: other signatures later are not followed. A score without notes has
/// NaN.
/// </summary>
public static class RhythmMetrics
{
    /// <summary>MusPy's steps per quarter note.</summary>
    public const int PublishedSteps = 24;

    /// <summary>The finest steps of <see cref="GrooveConsistency"/> per quarter note.</summary>
    public const int FinestSteps = 960;

    /// <summary>
    /// Gets the share of beats, a quarter note each, in which nothing sounds. A note that ends just on a beat fills
    /// that beat too, and the beat that begins with the end of the score counts, as in MusPy.
    /// </summary>
    /// <param name="score">The score.</param>
    /// <returns>0 to 1, or NaN.</returns>
    public static double EmptyBeatRate(Score score) => EmptyRate(Tones.Of(score), score.TicksPerQuarter);

    /// <summary>Gets the share of bars in which nothing sounds; ends count as in <see cref="EmptyBeatRate"/>.</summary>
    /// <param name="score">The score.</param>
    /// <returns>0 to 1, or NaN.</returns>
    public static double EmptyBarRate(Score score) => EmptyRate(Tones.Of(score), Tones.BarTicks(score));

    /// <summary>
    /// Gets how alike the rhythms of neighbouring bars are (MusPy's groove consistency): the mean share of a bar's
    /// steps that agree with the next bar's in whether a note begins there. A score that ends on a bar line has one
    /// more bar after it, empty, as in MusPy.
    /// </summary>
    /// <param name="score">The score.</param>
    /// <param name="stepsPerQuarter">
    /// The steps onto which onsets are rounded, 1 to <see cref="FinestSteps"/>. Most steps are empty, so that
    /// finer steps bring every score nearer to 1: compare only figures of the same steps.
    /// </param>
    /// <returns>0 to 1; NaN for a score of a single bar too.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of steps lies outside that range.</exception>
    public static double GrooveConsistency(Score score, int stepsPerQuarter = PublishedSteps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(stepsPerQuarter, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(stepsPerQuarter, FinestSteps);
        var notes = Tones.Of(score);
        long Step(long tick) => ((tick * stepsPerQuarter * 2) + score.TicksPerQuarter) / (2L * score.TicksPerQuarter);
        var barSteps = Math.Max(Step(Tones.BarTicks(score)), 1);
        var last = Step(Tones.End(notes)) / barSteps;
        if (last < 1)
        {
            return double.NaN;
        }

        var onsets = notes.Select(note => Step(note.Start)).ToHashSet();
        long different = 0;
        foreach (var step in onsets)
        {
            different += step / barSteps < last && !onsets.Contains(step + barSteps) ? 1 : 0;
            different += step >= barSteps && !onsets.Contains(step - barSteps) ? 1 : 0;
        }

        return 1 - (different / ((double)barSteps * last));
    }

    // Notes come in the order of their starts, so that what is filled grows to the right.
    private static double EmptyRate(List<Note> notes, long unit)
    {
        if (notes.Count == 0)
        {
            return double.NaN;
        }

        long filled = 0, next = 0;
        foreach (var note in notes)
        {
            var last = note.End / unit;
            filled += Math.Max(last + 1 - Math.Max(note.Start / unit, next), 0);
            next = Math.Max(next, last + 1);
        }

        return 1 - (filled / (double)((Tones.End(notes) / unit) + 1));
    }
}
