namespace MoodLab.Web.Charts;

/// <summary>Lying box plots, one below the other, with their outliers. Their marks are <c>boxes</c>, numbered by row, and
/// <c>outliers</c>, numbered through all rows.</summary>
/// <param name="Rows">From top to bottom.</param>
/// <param name="Axis">The scale below.</param>
public sealed record BoxChart(IReadOnlyList<BoxRow> Rows, ChartAxis Axis) : ChartModel("boxes")
{
    /// <inheritdoc />
    public override int Height => 56 + (30 * Rows.Count);
}
