namespace MoodLab.Statistics.Agreement;

/// <summary>
/// How far the raters of items agree beyond chance, by Fleiss' kappa ("Measuring nominal scale agreement among many
/// raters", 1971): 1 when all agree on every item, 0 when no more than raters who answer in the shares of all ratings,
/// below 0 when less.
/// </summary>
/// <remarks>
/// Missing ratings are left out as in Gwet ("Handbook of Inter-Rater Reliability", 4th edition, 2014, chapter 2): an
/// item's agreement is that of its own pairs of ratings, items with fewer than two ratings have none, and the share of
/// a category is its mean share over items that have a rating. Kappa depends on how often each category occurs: values
/// of surveys with other items do not compare. It tells nothing of being right.
/// </remarks>
public static class FleissKappa
{
    /// <summary>Measures agreement.</summary>
    /// <param name="table">The ratings.</param>
    /// <returns>At most 1; NaN where no item has two ratings or all ratings are of one category.</returns>
    public static double Of(RatingTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Of(table, AgreementBootstrap.Ones(table.Raters), AgreementBootstrap.Ones(table.Items));
    }

    /// <summary>Measures agreement with weights: how often each rater and item counts, [R] and [I].</summary>
    internal static double Of(RatingTable table, ReadOnlySpan<int> raterWeights, ReadOnlySpan<int> itemWeights)
    {
        Span<double> byCategory = new double[table.Categories], shares = new double[table.Categories];
        double agreement = 0, paired = 0, rated = 0;
        for (var item = 0; item < table.Items; item++)
        {
            if (itemWeights[item] == 0)
            {
                continue;
            }

            var of = PairAgreement.Of(table, item, raterWeights, byCategory);
            if (of.Weight > 0)
            {
                rated += itemWeights[item];
                for (var category = 0; category < shares.Length; category++)
                {
                    shares[category] += itemWeights[item] * byCategory[category] / of.Weight;
                }
            }

            if (!double.IsNaN(of.Agreement))
            {
                agreement += itemWeights[item] * of.Agreement;
                paired += itemWeights[item];
            }
        }

        var chance = 0.0;
        foreach (var share in shares)
        {
            chance += share / rated * (share / rated);
        }

        return paired > 0 && chance < 1 ? ((agreement / paired) - chance) / (1 - chance) : double.NaN;
    }
}
