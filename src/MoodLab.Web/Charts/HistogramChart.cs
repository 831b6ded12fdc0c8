namespace MoodLab.Web.Charts;

/// <summary>Upright bars over stretches of a scale. Their marks are <c>bins</c>, numbered from the left.</summary>
/// <param name="Bins">From left to right.</param>
/// <param name="Across">The scale below.</param>
/// <param name="Up">The scale at the left.</param>
public sealed record HistogramChart(IReadOnlyList<HistogramBin> Bins, ChartAxis Across, ChartAxis Up)
    : ChartModel("histogram")
{
    /// <inheritdoc />
    public override int Height => 320;
}
