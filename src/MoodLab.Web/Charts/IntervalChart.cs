namespace MoodLab.Web.Charts;

/// <summary>Estimates as dots with their intervals, one below the other.</summary>
/// <param name="Rows">From top to bottom.</param>
/// <param name="Axis">The scale below.</param>
/// <param name="Lines">What the estimates are to be compared with, for example chance and ceiling.</param>
public sealed record IntervalChart(
    IReadOnlyList<IntervalRow> Rows, ChartAxis Axis, IReadOnlyList<ReferenceLine> Lines) : ChartModel("intervals")
{
    /// <inheritdoc />
    public override int Height => 96 + (40 * Rows.Count);
}
