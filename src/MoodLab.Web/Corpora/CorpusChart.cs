using MoodLab.Web.Charts;

namespace MoodLab.Web.Corpora;

/// <summary>A chart of a corpus with its table, and what is behind each of its marks.</summary>
/// <param name="Key">What the page calls it, the same for other figures.</param>
/// <param name="Title">What it shows, in a sentence.</param>
/// <param name="Model">What is drawn.</param>
/// <param name="Columns">The heads of the table's columns, the first being that of the rows' names.</param>
/// <param name="Rows">The rows of the table; each leads to its pieces.</param>
/// <param name="Hidden">How many rows the chart and the table leave out.</param>
/// <param name="MarkAt">Finds the row, or what else is behind a mark that is pressed; null where nothing is.</param>
public sealed record CorpusChart(
    string Key,
    string Title,
    ChartModel Model,
    IReadOnlyList<string> Columns,
    IReadOnlyList<CorpusRow> Rows,
    int Hidden,
    Func<PressedMark, CorpusRow?> MarkAt);
