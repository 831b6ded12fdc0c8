namespace MoodLab.Learning.Charts;

/// <summary>A line of a chart.</summary>
/// <param name="Name">What it stands for.</param>
/// <param name="Points">Its points, in the order in which they are joined.</param>
public sealed record ChartLine(string Name, IReadOnlyList<ChartPoint> Points);
