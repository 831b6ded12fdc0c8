namespace MoodLab.Learning.Charts;

/// <summary>A value that a chart's data are to be compared with, drawn as a dashed line.</summary>
/// <param name="Value">The value.</param>
/// <param name="Name">What it is.</param>
public sealed record ChartReference(double Value, string Name);
