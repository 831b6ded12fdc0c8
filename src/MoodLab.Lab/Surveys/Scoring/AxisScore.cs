namespace MoodLab.Lab.Surveys.Scoring;

/// <summary>How well one of the two axes of mood was heard, whatever became of the other.</summary>
/// <param name="Correct">Answers on the right side of the axis.</param>
/// <param name="Answers">All answers.</param>
/// <param name="Share">The share of right ones, 0 to 1; guessing reaches 0.5; null without answers.</param>
/// <param name="Interval">Its 95 % interval by Wilson.</param>
/// <param name="PValue">The exact two-sided binomial test against 0.5.</param>
/// <param name="DPrime">How well the two sides were told apart, whatever the liking for one of them: d', 0 for
/// guessing; null where the pieces are all of one side.</param>
/// <param name="DPrimeInterval">Its 95 % interval by bootstrap over respondents and pieces; null where d' is, or where
/// too many draws have pieces of one side only.</param>
/// <param name="Criterion">The liking: below 0 for answers of the high side (pleasant, aroused), above 0 for those of
/// the low side.</param>
public sealed record AxisScore(
    int Correct,
    int Answers,
    double? Share,
    IReadOnlyList<double> Interval,
    double PValue,
    double? DPrime,
    IReadOnlyList<double>? DPrimeInterval,
    double? Criterion);
