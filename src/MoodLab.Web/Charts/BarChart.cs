namespace MoodLab.Web.Charts;

/// <summary>Counts behind each other in lying bars, one bar below the other.</summary>
/// <param name="Rows">The bars from top to bottom.</param>
/// <param name="Series">What the bars are made of, from left to right.</param>
/// <param name="Axis">The scale below.</param>
public sealed record BarChart(
    IReadOnlyList<ChartLabel> Rows, IReadOnlyList<BarSeries> Series, ChartAxis Axis) : ChartModel("bars")
{
    /// <inheritdoc />
    public override int Height => 104 + (32 * Rows.Count);
}
