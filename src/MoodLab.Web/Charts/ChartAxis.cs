namespace MoodLab.Web.Charts;

/// <summary>The scale that values are drawn along.</summary>
/// <param name="Title">What is measured; empty for nothing to say.</param>
/// <param name="From">Where the scale begins; null to fit the values.</param>
/// <param name="To">Where the scale ends; null to fit the values.</param>
/// <param name="Unit">Stands behind each value, for example <c>%</c>.</param>
/// <param name="Digits">The most digits after the point, 0 or more.</param>
public sealed record ChartAxis(
    string Title, double? From = null, double? To = null, string Unit = "", int Digits = 1);
