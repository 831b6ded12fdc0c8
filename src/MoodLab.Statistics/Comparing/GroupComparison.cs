using MoodLab.Statistics.Agreement;
using MoodLab.Statistics.Resampling;

namespace MoodLab.Statistics.Comparing;

/// <summary>
/// Whether one group of columns (the pieces of a method) is answered rightly more often than another, with a
/// permutation test that respects who answered what.
/// </summary>
/// <remarks>
/// <para>
/// Cases are compared within rows: what a respondent is better at than others takes no part, and one who heard only one
/// group adds nothing. The difference is the fixed-effects estimate: the slope of correct on group after the mean of
/// each row is taken from both; with no answer missing, the plain difference of the two shares.
/// </para>
/// <para>
/// The labels of whole columns change places, for all rows at once and within strata (pieces of one mood): a piece that
/// everybody misses is one accident, not as many as it has listeners. Exchanging labels for each respondent apart would
/// take it for many and find differences where none are. The test is exact if the methods' pieces are exchangeable
/// within strata and were dealt out without regard to the method; its smallest possible value is 1 / (number of
/// divisions), so that few pieces can never show much. To compare groups of respondents, transpose the table.
/// </para>
/// </remarks>
/// <param name="Difference">The share of the first group less that of the second, about -1 to 1; NaN where no row has
/// both.</param>
/// <param name="Interval">Its 95 % interval by <see cref="TwoWayBootstrap"/>.</param>
/// <param name="PValue">How often a division by chance gives a difference as large, of either sign, 0 to 1; NaN where
/// no row has both groups or there is but one division.</param>
/// <param name="Divisions">How many divisions the value was counted from.</param>
/// <param name="IsExact">Whether those were all there are.</param>
public sealed record GroupComparison(
    double Difference, Interval Interval, double PValue, long Divisions, bool IsExact)
{
    /// <summary>So many divisions are counted one by one; where there are more, so many are drawn.</summary>
    public const int MostDivisions = 10_000;

    // Differences of equal divisions may differ by rounding.
    private const double Rounding = 1e-12;

    /// <summary>Compares two groups of columns.</summary>
    /// <param name="correct">1 where right, 0 where wrong, [R, I].</param>
    /// <param name="isFirst">For each column whether it is of the first group, of the second, or (null) of none,
    /// [I].</param>
    /// <param name="strata">The stratum of each column, [I]; labels change places within strata only.</param>
    /// <param name="options">How often and by which seed intervals and divisions are drawn; null for the defaults.
    /// </param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="ArgumentException">The lists do not fit the table, or it has other than two categories.
    /// </exception>
    public static GroupComparison Of(
        RatingTable correct,
        IReadOnlyList<bool?> isFirst,
        IReadOnlyList<int> strata,
        BootstrapOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(correct);
        ArgumentNullException.ThrowIfNull(isFirst);
        ArgumentNullException.ThrowIfNull(strata);
        if (correct.Categories != 2 || isFirst.Count != correct.Items || strata.Count != correct.Items)
        {
            throw new ArgumentException(
                $"{correct.Items} columns of 2 categories need {correct.Items} labels and strata; there are "
                + $"{correct.Categories}, {isFirst.Count} and {strata.Count}.", nameof(correct));
        }

        options ??= new BootstrapOptions();
        var columns = Enumerable.Range(0, correct.Items).Where(i => isFirst[i] is not null).ToArray();
        WithinRows within = new(correct, columns);
        bool[] labels = [.. columns.Select(i => isFirst[i] == true)];
        var difference = within.Difference(labels);
        var interval = TwoWayBootstrap.Percentile(
            correct.Raters, columns.Length, (rows, of) => within.Difference(labels, rows, of), options,
            cancellationToken);
        if (double.IsNaN(difference))
        {
            return new GroupComparison(double.NaN, interval, double.NaN, 0, true);
        }

        LabelDivisions divisions = new(labels, [.. columns.Select(i => strata[i])]);
        var isExact = divisions.Count <= MostDivisions;
        long seen = 0, asLarge = 0;
        foreach (var division in isExact ? divisions.All() : divisions.Draw(MostDivisions, options.Seed))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var other = within.Difference(division);
            seen++;
            asLarge += double.IsNaN(other) || Math.Abs(other) >= Math.Abs(difference) - Rounding ? 1 : 0;
        }

        // What was seen is one of the divisions: among drawn ones it is counted beside them.
        var value = isExact ? asLarge / (double)seen : (asLarge + 1) / (seen + 1.0);
        return new GroupComparison(difference, interval, seen < 2 ? double.NaN : value, seen, isExact);
    }
}
