namespace MoodLab.Web.Comparing;

/// <summary>What one chart shows.</summary>
/// <param name="Finding">What is to be seen in it, in words.</param>
/// <param name="Values">The values from left to right, at least 0; null for a gap.</param>
/// <param name="Marked">Which value stands out, counted from 0; null for none.</param>
public sealed record ChartSeries(string Finding, IReadOnlyList<double?> Values, int? Marked = null);
