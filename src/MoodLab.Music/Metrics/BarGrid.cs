using MoodLab.Music.Scores;

namespace MoodLab.Music.Metrics;

/// <summary>
/// The bars that features by bar are counted in: those of the first time signature, or 4/4; signatures that follow are
/// not looked at, as in mgeval.
/// </summary>
public static class BarGrid
{
    /// <summary>The most bars that are looked at one by one.</summary>
    public const int MaximumBars = 4096;

    /// <summary>Gets the number of bars, to the nearest, as mgeval counts them.</summary>
    /// <param name="score">The score.</param>
    /// <returns>At least 0; percussion does not count.</returns>
    public static long BarCount(Score score)
    {
        var ticks = Tones.BarTicks(score);
        return ((2 * Tones.End(Tones.Of(score))) + ticks) / (2 * ticks);
    }

    /// <summary>Refuses numbers of bars that are not looked at.</summary>
    /// <param name="bars">How many bars.</param>
    /// <returns>The same number.</returns>
    internal static int Check(int bars)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bars, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bars, MaximumBars);
        return bars;
    }

    /// <summary>Counts something in the notes that begin in each bar.</summary>
    /// <param name="score">The score.</param>
    /// <param name="bars">How many bars, from the first on.</param>
    /// <param name="count">Counts in the notes of a bar that has any.</param>
    internal static double[] Count(Score score, int bars, Func<IEnumerable<Note>, int> count)
    {
        var counts = new double[Check(bars)];
        var ticks = Tones.BarTicks(score);
        foreach (var bar in Tones.Of(score).GroupBy(note => note.Start / ticks).Where(bar => bar.Key < bars))
        {
            counts[bar.Key] = count(bar);
        }

        return counts;
    }
}
