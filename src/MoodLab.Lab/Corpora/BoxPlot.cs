namespace MoodLab.Lab.Corpora;

/// <summary>The figures of a box plot, in the unit of the values that they sum up.</summary>
/// <param name="Count">How many values there are, at least 1.</param>
/// <param name="Minimum">The smallest value.</param>
/// <param name="LowWhisker">The smallest value that is no outlier.</param>
/// <param name="LowerQuartile">A quarter of the values lies below.</param>
/// <param name="Median">Half of the values lies below.</param>
/// <param name="UpperQuartile">Three quarters of the values lie below.</param>
/// <param name="HighWhisker">The largest value that is no outlier.</param>
/// <param name="Maximum">The largest value.</param>
/// <param name="Outliers">
/// How many values lie beyond the <see cref="Quantiles.Fences"/>, either way.
/// </param>
/// <remarks>Source: J. W. Tukey, "Exploratory Data Analysis" (1977), section 2; quartiles as in
/// <see cref="Quantiles"/>.</remarks>
public sealed record BoxPlot(
    int Count,
    double Minimum,
    double LowWhisker,
    double LowerQuartile,
    double Median,
    double UpperQuartile,
    double HighWhisker,
    double Maximum,
    int Outliers)
{
    /// <summary>Computes the figures of some values.</summary>
    /// <param name="values">The values, in any order.</param>
    /// <returns>The figures; null where there are no values.</returns>
    public static BoxPlot? Of(IReadOnlyCollection<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (Quantiles.Of(values) is not { } of)
        {
            return null;
        }

        var (low, high) = of.Fences;
        double lowest = of.Maximum, highest = of.Minimum;
        var outliers = 0;
        foreach (var value in values)
        {
            if (value < low || value > high)
            {
                outliers++;
                continue;
            }

            lowest = Math.Min(lowest, value);
            highest = Math.Max(highest, value);
        }

        // A quartile between two values may lie beyond the last value within the fences.
        return new BoxPlot(
            values.Count, of.Minimum, Math.Min(lowest, of.LowerQuartile), of.LowerQuartile, of.Median,
            of.UpperQuartile, Math.Max(highest, of.UpperQuartile), of.Maximum, outliers);
    }
}
