namespace MoodLab.Statistics.Proportions;

/// <summary>
/// Corrects the p-values of several tests, so that by chance alone any of them falls below a level no more often than
/// the level says (Holm, "A Simple Sequentially Rejective Multiple Test Procedure", 1979); the tests may depend on one
/// another.
/// </summary>
public static class HolmCorrection
{
    /// <summary>Corrects p-values.</summary>
    /// <param name="values">0 to 1 each; NaN where there was no test, which stays NaN and does not count.</param>
    /// <returns>The corrected values in the same order, at least as large as before and at most 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value lies outside its range.</exception>
    public static IReadOnlyList<double> Adjust(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var order = Enumerable.Range(0, values.Count).Where(i => !double.IsNaN(values[i])).OrderBy(i => values[i])
            .ToArray();
        double[] adjusted = [.. values];
        var least = 0.0;
        for (var rank = 0; rank < order.Length; rank++)
        {
            var value = values[order[rank]];
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(values));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1, nameof(values));
            least = Math.Max(least, Math.Min(1, (order.Length - rank) * value));
            adjusted[order[rank]] = least;
        }

        return adjusted;
    }
}
