namespace MoodLab.Statistics.Agreement;

/// <summary>
/// How far the raters of items agree beyond chance, by Krippendorff's alpha for nominal data ("Computing Krippendorff's
/// Alpha-Reliability", 2011, section C): 1 - observed by expected disagreement. Any ratings may be missing; items with
/// fewer than two do not count.
/// </summary>
/// <remarks>
/// Unlike <see cref="FleissKappa"/> an item counts by the number of its ratings, and chance draws ratings without
/// putting them back; with no rating missing the two differ by about 1 / (R I).
/// </remarks>
public static class KrippendorffAlpha
{
    /// <summary>Measures agreement.</summary>
    /// <param name="table">The ratings.</param>
    /// <returns>At most 1; NaN where no item has two ratings or all such ratings are of one category.</returns>
    public static double Of(RatingTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Of(table, AgreementBootstrap.Ones(table.Raters), AgreementBootstrap.Ones(table.Items));
    }

    /// <summary>Measures agreement with weights: how often each rater and item counts, [R] and [I].</summary>
    internal static double Of(RatingTable table, ReadOnlySpan<int> raterWeights, ReadOnlySpan<int> itemWeights)
    {
        Span<double> byCategory = new double[table.Categories], totals = new double[table.Categories];
        double disagreement = 0, total = 0, self = 0;
        for (var item = 0; item < table.Items; item++)
        {
            if (itemWeights[item] == 0)
            {
                continue;
            }

            double weight = itemWeights[item];
            var of = PairAgreement.Of(table, item, raterWeights, byCategory);
            if (!double.IsNaN(of.Agreement))
            {
                disagreement += weight * of.Weight * (1 - of.Agreement);
                total += weight * of.Weight;
                self += weight * weight * of.Squares;
                for (var category = 0; category < totals.Length; category++)
                {
                    totals[category] += weight * byCategory[category];
                }
            }
        }

        var alike = 0.0;
        foreach (var of in totals)
        {
            alike += of * of;
        }

        var expected = 1 - ((alike - self) / ((total * total) - self));
        return expected > 0 ? 1 - (disagreement / total / expected) : double.NaN;
    }
}
