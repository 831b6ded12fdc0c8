using MathNet.Numerics.Distributions;

namespace MoodLab.Statistics.Proportions;

/// <summary>
/// The exact interval of a share (Clopper and Pearson, "The Use of Confidence or Fiducial Limits Illustrated in the
/// Case of the Binomial", 1934): it never covers less often than its level, and so is wider than Wilson's.
/// </summary>
public static class ClopperPearson
{
    /// <summary>Finds the interval.</summary>
    /// <param name="seen">What was seen.</param>
    /// <param name="level">The level of confidence, between 0 and 1.</param>
    /// <returns>Within 0 to 1; all of it without cases.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The level, or the number of successes, lies outside its range.
    /// </exception>
    public static Interval Of(Proportion seen, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(seen.Successes, nameof(seen));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(seen.Successes, seen.Total, nameof(seen));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(level);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(level, 1);
        var tail = (1 - level) / 2;
        int hits = seen.Successes, misses = seen.Total - seen.Successes;
        return new Interval(
            hits == 0 ? 0 : Beta.InvCDF(hits, misses + 1, tail),
            misses == 0 ? 1 : Beta.InvCDF(hits + 1, misses, 1 - tail));
    }
}
