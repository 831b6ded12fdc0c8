using MoodLab.Statistics.Densities;

namespace MoodLab.Learning.Evaluation;

/// <summary>One of two compared sets, by one feature.</summary>
/// <param name="Pieces">How many of its scores have the feature: for the others it is undefined.</param>
/// <param name="Values">The feature itself; null for a histogram or a matrix.</param>
/// <param name="Intra">The distances of each score to every other score of the set.</param>
/// <param name="AgainstInter">
/// How alike those distances are to those between the sets: a higher overlap and a lower divergence (of the latter from
/// the former) mean that the other set varies about this one as this one varies in itself.
/// </param>
public sealed record SetSide(int Pieces, Spread? Values, Spread Intra, DensityComparison AgainstInter);
