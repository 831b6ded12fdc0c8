using MoodLab.Statistics;
using MoodLab.Statistics.Proportions;

namespace MoodLab.Lab.Surveys.Scoring;

/// <summary>How many answers of a kind were right.</summary>
/// <param name="Name">What kind: a mood, a method, a group.</param>
/// <param name="Correct">Right answers.</param>
/// <param name="Answers">All answers of the kind.</param>
/// <param name="Share">The share of right ones, 0 to 1; null without answers.</param>
/// <param name="Interval">Its 95 % interval by Wilson, which takes answers as independent.</param>
/// <param name="PValue">The exact two-sided binomial test against guessing; the same holds for it.</param>
/// <param name="HolmPValue">The same, corrected for the number of shares in the list (Holm).</param>
public sealed record ScoredShare(
    string Name,
    int Correct,
    int Answers,
    double? Share,
    IReadOnlyList<double> Interval,
    double PValue,
    double HolmPValue)
{
    internal static IReadOnlyList<ScoredShare> Of(
        IReadOnlyList<(string Name, Proportion Seen)> kinds, double chance)
    {
        double[] values = [.. kinds.Select(of => BinomialTest.TwoSided(of.Seen, chance))];
        var adjusted = HolmCorrection.Adjust(values);
        return [.. kinds.Select((of, i) => new ScoredShare(
            of.Name, of.Seen.Successes, of.Seen.Total, of.Seen.Total == 0 ? null : of.Seen.Share,
            [of.Seen.Wilson.Low, of.Seen.Wilson.High], values[i], adjusted[i]))];
    }
}
