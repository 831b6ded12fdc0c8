namespace MoodLab.Statistics.Agreement;

/// <summary>
/// How alike an item's ratings are, with a weight for each rater, by which a bootstrap says how often it drew them. Two
/// copies of a rater are never a pair: they agree by being one, which would raise every coefficient.
/// </summary>
internal readonly ref struct PairAgreement
{
    private PairAgreement(double weight, double squares, double agreement) =>
        (Weight, Squares, Agreement) = (weight, squares, agreement);

    /// <summary>The weight of all ratings of the item.</summary>
    public double Weight { get; }

    /// <summary>The sum of the squares of the ratings' weights: their pairs with themselves.</summary>
    public double Squares { get; }

    /// <summary>The share of pairs of different raters that agree, 0 to 1; NaN without a pair.</summary>
    public double Agreement { get; }

    /// <summary>Counts an item.</summary>
    /// <param name="table">The ratings.</param>
    /// <param name="item">The item.</param>
    /// <param name="raterWeights">[R], at least 0.</param>
    /// <param name="byCategory">Takes the weight of the ratings in each category, [C].</param>
    public static PairAgreement Of(
        RatingTable table, int item, ReadOnlySpan<int> raterWeights, Span<double> byCategory)
    {
        byCategory.Clear();
        double weight = 0, squares = 0, alike = 0;
        for (var rater = 0; rater < table.Raters; rater++)
        {
            if (table[rater, item] is >= 0 and var category)
            {
                double of = raterWeights[rater];
                byCategory[category] += of;
                (weight, squares) = (weight + of, squares + (of * of));
            }
        }

        foreach (var of in byCategory)
        {
            alike += of * of;
        }

        var pairs = (weight * weight) - squares;
        return new PairAgreement(weight, squares, pairs > 0 ? (alike - squares) / pairs : double.NaN);
    }
}
