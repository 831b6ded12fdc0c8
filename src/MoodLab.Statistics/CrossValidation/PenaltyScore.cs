using MoodLab.Statistics.Classification;

namespace MoodLab.Statistics.CrossValidation;

/// <summary>How well a setting did in cross-validation.</summary>
/// <param name="Penalty">The penalty.</param>
/// <param name="C">The weight of the data.</param>
/// <param name="Accuracy">Mean over the splits of the share that was recognised.</param>
public sealed record PenaltyScore(Penalty Penalty, double C, double Accuracy);
