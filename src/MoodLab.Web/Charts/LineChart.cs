namespace MoodLab.Web.Charts;

/// <summary>How something changes from left to right.</summary>
/// <param name="Series">One line each.</param>
/// <param name="Across">The scale below.</param>
/// <param name="Up">The scale at the left.</param>
/// <param name="Lines">What the values are to be compared with.</param>
public sealed record LineChart(
    IReadOnlyList<LineSeries> Series, ChartAxis Across, ChartAxis Up, IReadOnlyList<ReferenceLine> Lines)
    : ChartModel("line")
{
    /// <inheritdoc />
    public override int Height => 320;
}
