namespace MoodLab.Statistics.Densities;

/// <summary>
/// How alike two sets of values are, by their estimated densities (Yang and Lerch, "On the evaluation of generative
/// models in music", 2018). Both densities are sampled on one grid from the smallest to the largest value of both; the
/// published program samples each on a grid of its own, so that its divergences do not compare.
/// </summary>
/// <param name="Overlap">The area under both densities between the smallest and the largest value, 0 to below
/// 1.</param>
/// <param name="Divergence">Kullback and Leibler's divergence of the second from the first, in nats, at least 0; 0 for
/// alike; infinite where the second leaves no room for the first.</param>
public readonly record struct DensityComparison(double Overlap, double Divergence)
{
    private const int Points = 1000;

    /// <summary>
    /// Compares two sets. Where all values of a set are equal there is no density: two such sets with the same value
    /// are alike, and all else is unknown (NaN).
    /// </summary>
    /// <param name="first">The first set.</param>
    /// <param name="second">The second set.</param>
    public static DensityComparison Of(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Distinct().Count() < 2 || second.Distinct().Count() < 2)
        {
            return first.Count > 0 && second.Count > 0 && first.Concat(second).Distinct().Count() == 1
                ? new DensityComparison(1, 0)
                : new DensityComparison(double.NaN, double.NaN);
        }

        GaussianDensity p = new(first), q = new(second);
        var low = Math.Min(first.Min(), second.Min());
        var distance = (Math.Max(first.Max(), second.Max()) - low) / (Points - 1);
        double[] ps = [.. Enumerable.Range(0, Points).Select(i => p.At(low + (i * distance)))];
        double[] qs = [.. Enumerable.Range(0, Points).Select(i => q.At(low + (i * distance)))];
        double overlap = 0, divergence = 0, pSum = ps.Sum(), qSum = qs.Sum();
        for (var i = 0; i < Points; i++)
        {
            // The trapezoidal rule: the two ends count half.
            overlap += Math.Min(ps[i], qs[i]) * distance * (i is 0 or Points - 1 ? 0.5 : 1);
            var share = ps[i] / pSum;
            divergence += share > 0 ? share * Math.Log(share * qSum / qs[i]) : 0;
        }

        return new DensityComparison(overlap, Math.Max(divergence, 0));
    }
}
