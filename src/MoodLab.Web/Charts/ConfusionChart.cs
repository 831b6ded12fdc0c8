namespace MoodLab.Web.Charts;

/// <summary>How often each thing was taken for which: a square of counts, tinted by the share of their row.</summary>
/// <param name="Labels">The rows from top to bottom, and the columns from left to right.</param>
/// <param name="Counts">The counts by row and column, as many each as there are labels.</param>
/// <param name="RowTitle">What the rows are, for example "intended".</param>
/// <param name="ColumnTitle">What the columns are, for example "heard".</param>
public sealed record ConfusionChart(
    IReadOnlyList<ChartLabel> Labels,
    IReadOnlyList<IReadOnlyList<int>> Counts,
    string RowTitle,
    string ColumnTitle) : ChartModel("confusion")
{
    /// <inheritdoc />
    public override int Height => 72 + (64 * Labels.Count);
}
