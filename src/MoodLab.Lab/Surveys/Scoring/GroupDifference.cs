namespace MoodLab.Lab.Surveys.Scoring;

/// <summary>How two methods, or two groups of musicianship, differ.</summary>
/// <param name="First">The name of the first.</param>
/// <param name="Second">The name of the second.</param>
/// <param name="Difference">
/// The share of right answers of the first less that of the second: between methods within respondents, between groups
/// of respondents within pieces; null where nobody can be compared.
/// </param>
/// <param name="Interval">Its 95 % interval by bootstrap over respondents and pieces; null where unknown.</param>
/// <param name="PValue">The permutation test (<see cref="Statistics.Comparing.GroupComparison"/>): methods change
/// places among pieces of one mood, groups among respondents; null where there is nothing to exchange.</param>
/// <param name="HolmPValue">The same, corrected for the number of pairs in the list.</param>
/// <param name="Divisions">How many divisions were counted: no value can be below 1 / divisions, and where the two
/// groups are of one size none below 2 / divisions.</param>
/// <param name="IsExact">Whether those were all there are.</param>
public sealed record GroupDifference(
    string First,
    string Second,
    double? Difference,
    IReadOnlyList<double>? Interval,
    double? PValue,
    double? HolmPValue,
    long Divisions,
    bool IsExact);
