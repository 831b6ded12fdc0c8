namespace MoodLab.Lab.Comparing;

/// <summary>A metric of a piece.</summary>
/// <param name="Name">The metric, one of <see cref="Music.Metrics.PieceMetrics.Names"/>.</param>
/// <param name="Value">Its value; null where it is undefined.</param>
public sealed record MetricValue(string Name, double? Value);
