namespace MoodLab.Web.Comparing;

/// <summary>A word below a chart.</summary>
/// <param name="Place">Where: 0 at the left edge to 1 at the right one.</param>
/// <param name="Text">The word.</param>
public sealed record ChartMark(double Place, string Text);
