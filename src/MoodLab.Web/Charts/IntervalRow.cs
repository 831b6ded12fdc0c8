namespace MoodLab.Web.Charts;

/// <summary>An estimate with its interval.</summary>
/// <param name="Label">What it is the estimate of.</param>
/// <param name="Estimate">The estimate; null where there is none yet.</param>
/// <param name="Low">Where the interval begins; null for none.</param>
/// <param name="High">Where the interval ends; null for none.</param>
public sealed record IntervalRow(ChartLabel Label, double? Estimate, double? Low = null, double? High = null);
