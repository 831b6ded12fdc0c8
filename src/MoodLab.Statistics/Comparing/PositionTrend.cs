using MoodLab.Statistics.Agreement;
using MoodLab.Statistics.Regression;

namespace MoodLab.Statistics.Comparing;

/// <summary>
/// Whether respondents grow better (or tired) from item to item: the slope of a logistic regression of right answers on
/// position, with a constant for each item, so that easy items that came late are not taken for learning.
/// </summary>
/// <param name="Slope">Change of the log odds of a right answer with each position; NaN where the fit does not exist.
/// </param>
/// <param name="Interval">Its 95 % interval, robust to respondents who differ (<see cref="ClusteredLogit"/>).</param>
/// <param name="PValue">
/// How often positions that change places within each respondent give a trend as large, of either sign. It needs orders
/// that were drawn for each respondent by chance, and no more.
/// </param>
public sealed record PositionTrend(double Slope, Interval Interval, double PValue)
{
    private const double Rounding = 1e-9;

    /// <summary>Measures the trend.</summary>
    /// <param name="correct">1 where right, 0 where wrong, [R, I].</param>
    /// <param name="positions">At which place each respondent met each item, [R][I]; null where unknown.</param>
    /// <param name="permutations">How often positions change places, at least 100.</param>
    /// <param name="seed">Seed of that.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>Null where position and item cannot be told apart: everybody met the items in one order, or no item
    /// was answered both rightly and wrongly.</returns>
    /// <exception cref="ArgumentException">The positions do not fit the table.</exception>
    public static PositionTrend? Of(
        RatingTable correct,
        IReadOnlyList<IReadOnlyList<int?>> positions,
        int permutations,
        int seed,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(correct);
        ArgumentNullException.ThrowIfNull(positions);
        ArgumentOutOfRangeException.ThrowIfLessThan(permutations, 100);
        if (positions.Count != correct.Raters || positions.Any(row => row.Count != correct.Items))
        {
            throw new ArgumentException(
                $"Positions of {correct.Raters} respondents and {correct.Items} items are needed.", nameof(positions));
        }

        var cases = Cases(correct, positions);
        if (cases.Count == 0 || cases.GroupBy(of => of.Item).All(of => of.DistinctBy(one => one.Position).Count() < 2))
        {
            return null;
        }

        int[] items = [.. cases.Select(of => of.Item).Distinct().Order()];
        var fit = ClusteredLogit.Fit(
            [.. cases.Select(of => Row(items, of))], [.. cases.Select(of => of.IsRight)],
            [.. cases.Select(of => of.Rater)]);
        var (slope, error) = (fit?.Coefficients[^1] ?? double.NaN, fit?.StandardErrors[^1] ?? double.NaN);
        return new PositionTrend(
            slope, Interval.Around(slope, error), Permute(cases, permutations, seed, cancellationToken));
    }

    // Items that all got right or all got wrong say nothing of position, and their constants would be infinite.
    private static List<Case> Cases(RatingTable correct, IReadOnlyList<IReadOnlyList<int?>> positions)
    {
        List<Case> cases = [];
        for (var item = 0; item < correct.Items; item++)
        {
            var of = Enumerable.Range(0, correct.Raters)
                .Where(rater => correct[rater, item] >= 0 && positions[rater][item] is not null)
                .Select(rater => new Case(rater, item, positions[rater][item]!.Value, correct[rater, item] == 1))
                .ToList();
            if (of.DistinctBy(one => one.IsRight).Count() == 2)
            {
                cases.AddRange(of);
            }
        }

        return cases;
    }

    private static double[] Row(int[] items, Case of)
    {
        var row = new double[items.Length + 1];
        row[Array.BinarySearch(items, of.Item)] = 1;
        row[^1] = of.Position;
        return row;
    }

    private static double Permute(List<Case> cases, int permutations, int seed, CancellationToken cancellationToken)
    {
        var shares = cases.GroupBy(of => of.Item)
            .ToDictionary(of => of.Key, of => of.Average(one => one.IsRight ? 1.0 : 0));
        var raters = cases.GroupBy(of => of.Rater).Select(of =>
        {
            var middle = of.Average(one => one.Position);
            return (Residuals: of.Select(one => (one.IsRight ? 1 : 0) - shares[one.Item]).ToArray(),
                Positions: of.Select(one => one.Position - middle).ToArray());
        }).ToList();
        double Trend() => Math.Abs(raters.Sum(of => of.Residuals.Zip(of.Positions, (a, b) => a * b).Sum()));

        var seen = Trend();
        Random random = new(seed);
        var asLarge = 1;
        for (var i = 0; i < permutations; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            raters.ForEach(of => random.Shuffle(of.Positions));
            asLarge += Trend() >= seen - Rounding ? 1 : 0;
        }

        return asLarge / (permutations + 1.0);
    }

    private readonly record struct Case(int Rater, int Item, int Position, bool IsRight);
}
