namespace MoodLab.Web.Charts;

/// <summary>One part of every bar.</summary>
/// <param name="Label">What it counts.</param>
/// <param name="Values">Its share of each bar, at least 0, as many as there are bars.</param>
public sealed record BarSeries(ChartLabel Label, IReadOnlyList<double> Values);
