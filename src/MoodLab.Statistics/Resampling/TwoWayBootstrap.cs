using MathNet.Numerics.Statistics;

namespace MoodLab.Statistics.Resampling;

/// <summary>
/// Intervals for a table of which both rows and columns are samples: respondents and pieces are drawn with replacement,
/// each as a whole (Owen, "The pigeonhole bootstrap", 2007), and the interval lies between the percentiles of the
/// statistic.
/// </summary>
/// <remarks>
/// Answers of one respondent, and answers to one piece, need not be independent. The interval is too wide where they
/// are (Owen: the noise of single answers counts up to threefold), and can be too narrow with few rows or columns, as
/// every percentile interval is.
/// </remarks>
public static class TwoWayBootstrap
{
    private const double ShareOfDefined = 0.9;

    /// <summary>Finds the interval of a statistic.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Number of columns.</param>
    /// <param name="statistic">Computes the statistic from how often each row and each column was drawn; the lists are
    /// filled anew for each draw. NaN where it is undefined.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The percentiles (R's type 7) of the draws in which the statistic is defined; NaN at both ends where
    /// those are fewer than nine in ten.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    public static Interval Percentile(
        int rows,
        int columns,
        Func<int[], int[], double> statistic,
        BootstrapOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(statistic);
        options ??= new BootstrapOptions();
        options.Validate();
        Random random = new(options.Seed);
        int[] rowCounts = new int[rows], columnCounts = new int[columns];
        List<double> values = new(options.Draws);
        for (var draw = 0; draw < options.Draws; draw++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Draw(random, rowCounts, options.Resampled != Resampled.Columns);
            Draw(random, columnCounts, options.Resampled != Resampled.Rows);
            var value = statistic(rowCounts, columnCounts);
            if (!double.IsNaN(value))
            {
                values.Add(value);
            }
        }

        if (values.Count < ShareOfDefined * options.Draws)
        {
            return new Interval(double.NaN, double.NaN);
        }

        var sorted = values.ToArray();
        Array.Sort(sorted);
        var tail = (1 - options.Level) / 2;
        return new Interval(
            SortedArrayStatistics.QuantileCustom(sorted, tail, QuantileDefinition.R7),
            SortedArrayStatistics.QuantileCustom(sorted, 1 - tail, QuantileDefinition.R7));
    }

    private static void Draw(Random random, int[] counts, bool isDrawn)
    {
        Array.Fill(counts, isDrawn ? 0 : 1);
        for (var i = 0; isDrawn && i < counts.Length; i++)
        {
            counts[random.Next(counts.Length)]++;
        }
    }
}
