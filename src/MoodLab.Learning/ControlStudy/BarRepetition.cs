using MoodLab.Music.Scores;

namespace MoodLab.Learning.ControlStudy;

/// <summary>
/// How much of a piece is said again: the share of its bars that occurred before in it, of those in which notes begin.
/// Two bars are the same where the same pitches begin at the same places in them; lengths and loudness do not matter.
/// Bars are of 4/4, as in composed pieces.
/// </summary>
public static class BarRepetition
{
    /// <summary>Measures a score.</summary>
    /// <param name="score">The score.</param>
    /// <returns>0 (no bar twice) to below 1; NaN for a score without notes.</returns>
    public static double Measure(Score score)
    {
        ArgumentNullException.ThrowIfNull(score);
        var ticks = 4L * score.TicksPerQuarter;
        List<string> bars =
        [
            .. score.Parts.Where(part => !part.IsPercussion).SelectMany(part => part.Notes)
                .GroupBy(note => note.Start / ticks)
                .Select(bar => string.Join(
                    ' ', bar.Select(note => (note.Start % ticks, note.Pitch.Value)).Distinct().Order())),
        ];
        return bars.Count == 0 ? double.NaN : (bars.Count - bars.Distinct().Count()) / (double)bars.Count;
    }
}
