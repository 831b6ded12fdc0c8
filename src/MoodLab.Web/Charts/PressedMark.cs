namespace MoodLab.Web.Charts;

/// <summary>A mark of a chart that somebody pressed.</summary>
/// <param name="Series">What the chart calls the marks of its kind, for example <c>boxes</c> or <c>bars-0</c>.</param>
/// <param name="Index">Its place among them, from 0.</param>
public sealed record PressedMark(string Series, int Index);
