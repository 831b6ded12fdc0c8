namespace MoodLab.Web.Charts;

/// <summary>How often each thing was taken for which: a square of counts, tinted by the share of their row. With more
/// than <see cref="MostWide"/> labels cells are small and show the share in percent.</summary>
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
    /// <summary>With how many labels there is room for two numbers in each cell.</summary>
    public const int MostWide = 8;

    // The script knows how long the names are; these are the longest for which there is room.
    private const int Names = 120;

    /// <inheritdoc />
    public override int Height => IsDense ? Names + (26 * Labels.Count) : 72 + (64 * Labels.Count);

    /// <inheritdoc />
    public override int LeastWidth => IsDense ? Names + (26 * Labels.Count) : 0;

    private bool IsDense => Labels.Count > MostWide;
}
