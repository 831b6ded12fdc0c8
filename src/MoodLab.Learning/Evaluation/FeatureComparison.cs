namespace MoodLab.Learning.Evaluation;

/// <summary>Two sets of scores compared by one feature.</summary>
/// <param name="Feature">The feature's name.</param>
/// <param name="First">The first set.</param>
/// <param name="Second">The second set.</param>
/// <param name="Inter">The distances of each score of the first set to every score of the second.</param>
public sealed record FeatureComparison(string Feature, SetSide First, SetSide Second, Spread Inter);
