namespace MoodLab.Web.Comparing;

/// <summary>The charts of all pieces on one subject, on the same scales.</summary>
/// <param name="Title">The subject.</param>
/// <param name="Unit">What is counted upwards.</param>
/// <param name="RowTitle">What is counted from left to right, and down in the table.</param>
/// <param name="IsLine">Whether values are joined by a line; otherwise each is a bar.</param>
/// <param name="Scale">The upright scale.</param>
/// <param name="Marks">The words below each chart.</param>
/// <param name="Series">What each piece's chart shows.</param>
/// <param name="Rows">The same as a table.</param>
public sealed record ChartTopic(
    string Title,
    string Unit,
    string RowTitle,
    bool IsLine,
    ChartScale Scale,
    IReadOnlyList<ChartMark> Marks,
    IReadOnlyList<ChartSeries> Series,
    IReadOnlyList<ComparisonRow> Rows);
