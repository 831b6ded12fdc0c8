using MathNet.Numerics;

namespace MoodLab.Statistics.Proportions;

/// <summary>
/// Whether a share differs from chance, by the exact binomial test: the probability, by chance alone, of what was seen
/// or of something at least as unlikely.
/// </summary>
/// <remarks>It takes cases as independent; answers of one respondent are not quite, so that it says too little of
/// chance: read it beside <see cref="Resampling.TwoWayBootstrap"/>.</remarks>
public static class BinomialTest
{
    // Probabilities that differ by rounding alone are the same probability; R's binom.test has the same allowance.
    private const double Rounding = 1 + 1e-7;

    /// <summary>Tests whether the share differs, by minimal likelihood as R's <c>binom.test</c>.</summary>
    /// <param name="seen">What was seen.</param>
    /// <param name="chance">The share by chance, between 0 and 1.</param>
    /// <returns>0 to 1; 1 without cases.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The chance, or the number of successes, lies outside its range.
    /// </exception>
    public static double TwoSided(Proportion seen, double chance)
    {
        Check(seen, chance);
        var threshold = LogProbability(seen.Successes, seen.Total, chance) + Math.Log(Rounding);
        var sum = 0.0;
        for (var i = 0; i <= seen.Total; i++)
        {
            var log = LogProbability(i, seen.Total, chance);
            sum += log <= threshold ? Math.Exp(log) : 0;
        }

        return Math.Min(sum, 1);
    }

    /// <summary>Tests whether the share is greater.</summary>
    /// <param name="seen">What was seen.</param>
    /// <param name="chance">The share by chance, between 0 and 1.</param>
    /// <returns>The probability of as many successes or more, 0 to 1; 1 without successes.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The chance, or the number of successes, lies outside its range.
    /// </exception>
    public static double Greater(Proportion seen, double chance)
    {
        Check(seen, chance);
        var sum = 0.0;
        for (var i = seen.Total; i >= seen.Successes; i--)
        {
            sum += Math.Exp(LogProbability(i, seen.Total, chance));
        }

        return seen.Successes == 0 ? 1 : Math.Min(sum, 1);
    }

    private static double LogProbability(int successes, int total, double chance) =>
        SpecialFunctions.GammaLn(total + 1.0) - SpecialFunctions.GammaLn(successes + 1.0)
        - SpecialFunctions.GammaLn(total - successes + 1.0)
        + (successes * Math.Log(chance)) + ((total - successes) * Math.Log(1 - chance));

    private static void Check(Proportion seen, double chance)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(seen.Successes, nameof(seen));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(seen.Successes, seen.Total, nameof(seen));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(chance);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(chance, 1);
    }
}
