namespace MoodLab.Learning.ControlStudy;

/// <summary>A set of pieces compared with the corpus's own by one feature.</summary>
/// <param name="Feature">The feature's name.</param>
/// <param name="Mean">Its mean over the pieces; null for a histogram or a matrix.</param>
/// <param name="CorpusMean">Its mean over the corpus's pieces; null for a histogram or a matrix.</param>
/// <param name="Overlap">
/// The area under both densities of distances, those within the corpus's pieces and those between them and the set, 0
/// to 1: near 1 where the set lies about the corpus as the corpus lies about itself. Null where it is undefined.
/// </param>
/// <param name="Divergence">Kullback and Leibler's divergence of the latter density from the former, in nats, at least
/// 0. Null where it is undefined or infinite.</param>
/// <param name="OwnOverlap">As <paramref name="Overlap"/>, with the distances within the set in place of those within
/// the corpus: low for a set of pieces that are all alike.</param>
/// <param name="OwnDivergence">As <paramref name="Divergence"/>, the same.</param>
public sealed record FeatureQuality(
    string Feature,
    double? Mean,
    double? CorpusMean,
    double? Overlap,
    double? Divergence,
    double? OwnOverlap,
    double? OwnDivergence);
