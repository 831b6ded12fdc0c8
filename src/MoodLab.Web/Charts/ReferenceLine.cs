namespace MoodLab.Web.Charts;

/// <summary>A line across a chart that values are compared with.</summary>
/// <param name="Label">What it stands for.</param>
/// <param name="Value">Where it is.</param>
public sealed record ReferenceLine(string Label, double Value);
