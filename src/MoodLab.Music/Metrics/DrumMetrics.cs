using MoodLab.Music.Scores;

namespace MoodLab.Music.Metrics;

/// <summary>
/// How steadily the percussion keeps to a beat, as MusPy measures it (Dong, Chen, McAuley and Berg-Kirkpatrick, "MusPy:
/// A Toolkit for Symbolic Music Generation", 2020). Only percussion is looked at; without any the result is NaN.
/// </summary>
public static class DrumMetrics
{
    /// <summary>Gets the share of strokes that fall on a regular part of the beat, a quarter note.</summary>
    /// <param name="score">The score.</param>
    /// <param name="isTriple">
    /// Whether the beat is divided into three, not into four. Where the resolution is not divisible by that, the parts
    /// that it does allow count: the halves, or the beat alone.
    /// </param>
    /// <returns>0 to 1, or NaN.</returns>
    public static double InPatternRate(Score score, bool isTriple)
    {
        ArgumentNullException.ThrowIfNull(score);
        var ticks = score.TicksPerQuarter;
        var parts = new[] { isTriple ? 3 : 4, isTriple ? 1 : 2, 1 }.First(count => ticks % count == 0);
        List<Note> strokes = [.. score.Parts.Where(part => part.IsPercussion).SelectMany(part => part.Notes)];
        return strokes.Count(note => note.Start % (ticks / parts) == 0) / (double)strokes.Count;
    }

    /// <summary>Gets the higher <see cref="InPatternRate"/> of the two divisions.</summary>
    /// <param name="score">The score.</param>
    /// <returns>0 to 1, or NaN.</returns>
    public static double PatternConsistency(Score score) =>
        Math.Max(InPatternRate(score, isTriple: false), InPatternRate(score, isTriple: true));
}
