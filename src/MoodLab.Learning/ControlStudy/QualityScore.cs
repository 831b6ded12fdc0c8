namespace MoodLab.Learning.ControlStudy;

/// <summary>How good a set of pieces is as music, as far as counting tells.</summary>
/// <param name="Pieces">How many pieces there are.</param>
/// <param name="MeanOverlap">Mean of <see cref="FeatureQuality.Overlap"/> over the features where it is
/// defined.</param>
/// <param name="MeanDivergence">Mean of <see cref="FeatureQuality.Divergence"/> over those where it is defined.</param>
/// <param name="MeanOwnOverlap">Mean of <see cref="FeatureQuality.OwnOverlap"/>.</param>
/// <param name="Repetition">Mean of <see cref="BarRepetition"/>; null where no piece has notes.</param>
/// <param name="NotesPerSecond">Notes of all pieces by their seconds; null where there are none.</param>
/// <param name="Lowest">The lowest pitch of all pieces by its scientific name; null without notes.</param>
/// <param name="Highest">The highest one.</param>
/// <param name="Low">The pitch below which 5 % of all notes lie.</param>
/// <param name="High">The pitch above which 5 % of all notes lie.</param>
/// <param name="Metrics">Means of <see cref="Music.Metrics.PieceMetrics"/> over the pieces that have them, by
/// name.</param>
/// <param name="Features">MusPy's and mgeval's features compared with those of the corpus; empty for the corpus
/// itself.</param>
public sealed record QualityScore(
    int Pieces,
    double? MeanOverlap,
    double? MeanDivergence,
    double? MeanOwnOverlap,
    double? Repetition,
    double? NotesPerSecond,
    string? Lowest,
    string? Highest,
    string? Low,
    string? High,
    IReadOnlyDictionary<string, double?> Metrics,
    IReadOnlyList<FeatureQuality> Features);
