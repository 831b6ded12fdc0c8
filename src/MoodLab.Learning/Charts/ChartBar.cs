namespace MoodLab.Learning.Charts;

/// <summary>A bar of a chart.</summary>
/// <param name="Name">What it stands for.</param>
/// <param name="Value">Its length, at least 0.</param>
/// <param name="Low">The lower end of its interval.</param>
/// <param name="High">The upper end of its interval; where both are equal none is drawn.</param>
public sealed record ChartBar(string Name, double Value, double Low, double High);
