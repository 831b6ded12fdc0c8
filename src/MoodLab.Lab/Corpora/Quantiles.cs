namespace MoodLab.Lab.Corpora;

/// <summary>The five numbers of a box plot, in the unit of the values that they sum up.</summary>
/// <param name="Minimum">The smallest value.</param>
/// <param name="LowerQuartile">A quarter of the values lies below.</param>
/// <param name="Median">Half of the values lies below.</param>
/// <param name="UpperQuartile">Three quarters of the values lie below.</param>
/// <param name="Maximum">The largest value.</param>
/// <remarks>
/// Between two values the quantile is interpolated linearly. Source: R. J. Hyndman and Y. Fan, "Sample Quantiles in
/// Statistical Packages", The American Statistician 50 (1996), definition 7.
/// </remarks>
public sealed record Quantiles(
    double Minimum, double LowerQuartile, double Median, double UpperQuartile, double Maximum)
{
    /// <summary>Computes the quantiles of some values.</summary>
    /// <param name="values">The values, in any order.</param>
    /// <returns>The quantiles; null where there are no values.</returns>
    public static Quantiles? Of(IEnumerable<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0
            ? null
            : new Quantiles(sorted[0], At(sorted, 0.25), At(sorted, 0.5), At(sorted, 0.75), sorted[^1]);
    }

    private static double At(double[] sorted, double share)
    {
        var position = share * (sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((position - below) * (sorted[above] - sorted[below]));
    }
}
