namespace MoodLab.Web.Comparing;

/// <summary>A row of a table with a column for each piece.</summary>
/// <param name="Name">What the row says.</param>
/// <param name="Cells">What it says of each piece.</param>
public sealed record ComparisonRow(string Name, IReadOnlyList<string> Cells);
