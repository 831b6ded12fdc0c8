namespace MoodLab.Learning.Charts;

/// <summary>What stands in a chart besides its data.</summary>
/// <param name="Title">The heading, which screen readers announce too.</param>
/// <param name="Description">What the chart shows, for those who cannot see it.</param>
/// <param name="X">What the horizontal axis measures, with the unit.</param>
/// <param name="Y">What the vertical axis measures, with the unit; not drawn where bars have names.</param>
public sealed record ChartTexts(string Title, string Description, string X, string Y);
