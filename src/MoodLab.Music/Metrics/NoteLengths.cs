namespace MoodLab.Music.Metrics;

/// <summary>
/// The twelve classes into which Yang and Lerch ("On the evaluation of generative models in music", 2018) sort lengths,
/// each a number of 96ths of a bar. In bars other than 4/4 the names are those of their shares of the bar.
/// </summary>
public static class NoteLengths
{
    /// <summary>The number of classes.</summary>
    public const int Count = 12;

    /// <summary>How near a rest must come to a class to count, in 96ths of a bar (exclusive).</summary>
    public const int RestTolerance = 3;

    private const int UnitsPerBar = 96;

    private static readonly int[] s_units = [96, 48, 24, 12, 6, 72, 36, 18, 9, 32, 16, 8];

    /// <summary>Gets the classes' names, in their order.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "whole", "half", "quarter", "eighth", "sixteenth",
        "dotted half", "dotted quarter", "dotted eighth", "dotted sixteenth",
        "half triplet", "quarter triplet", "eighth triplet",
    ];

    /// <summary>Finds the class nearest to a note's length; of two equally near ones, the first.</summary>
    /// <param name="ticks">The length in ticks.</param>
    /// <param name="barTicks">The length of a bar in ticks.</param>
    internal static int Nearest(long ticks, long barTicks)
    {
        var nearest = 0;
        for (var i = 1; i < Count; i++)
        {
            nearest = Distance(i, ticks, barTicks) < Distance(nearest, ticks, barTicks) ? i : nearest;
        }

        return nearest;
    }

    /// <summary>Finds the class nearest to a rest's length; null where none is near enough.</summary>
    /// <param name="ticks">The length in ticks.</param>
    /// <param name="barTicks">The length of a bar in ticks.</param>
    internal static int? NearestRest(long ticks, long barTicks)
    {
        var nearest = Nearest(ticks, barTicks);
        return Distance(nearest, ticks, barTicks) < RestTolerance * barTicks ? nearest : null;
    }

    // In units times the bar's ticks, which keeps it whole.
    private static long Distance(int index, long ticks, long barTicks) =>
        Math.Abs((ticks * UnitsPerBar) - (s_units[index] * barTicks));
}
