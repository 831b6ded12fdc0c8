namespace MoodLab.Web.Charts;

/// <summary>A line.</summary>
/// <param name="Label">What it is called.</param>
/// <param name="Points">From left to right.</param>
public sealed record LineSeries(ChartLabel Label, IReadOnlyList<LinePoint> Points);
