using System.Text.Json.Serialization;

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
    private const double FenceRanges = 1.5;

    /// <summary>
    /// Gets the ends beyond which a value is an outlier: one and a half ranges between the quartiles beyond these.
    /// </summary>
    [JsonIgnore]
    public (double Low, double High) Fences
    {
        get
        {
            var reach = FenceRanges * (UpperQuartile - LowerQuartile);
            return (LowerQuartile - reach, UpperQuartile + reach);
        }
    }

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

    /// <summary>Computes the quantiles of values of which some occur several times.</summary>
    /// <param name="counted">Each value, ascending or not, with how often it occurs, at least once in all.</param>
    /// <exception cref="ArgumentException">There is no value.</exception>
    public static Quantiles OfCounted(IEnumerable<(double Value, int Times)> counted)
    {
        ArgumentNullException.ThrowIfNull(counted);
        SortedDictionary<double, long> times = [];
        foreach (var (value, count) in counted)
        {
            times[value] = times.GetValueOrDefault(value) + count;
        }

        var all = times.Values.Sum();
        if (all == 0)
        {
            throw new ArgumentException("There is no value.", nameof(counted));
        }

        double ValueAt(long place)
        {
            foreach (var (value, count) in times)
            {
                if ((place -= count) < 0)
                {
                    return value;
                }
            }

            return times.Keys.Last();
        }

        double At(double share)
        {
            var position = share * (all - 1);
            var (below, above) = (ValueAt((long)position), ValueAt((long)Math.Ceiling(position)));
            return below + ((position - (long)position) * (above - below));
        }

        return new Quantiles(ValueAt(0), At(0.25), At(0.5), At(0.75), ValueAt(all - 1));
    }

    private static double At(double[] sorted, double share)
    {
        var position = share * (sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((position - below) * (sorted[above] - sorted[below]));
    }
}
