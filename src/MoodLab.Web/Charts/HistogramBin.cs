namespace MoodLab.Web.Charts;

/// <summary>A bar of a histogram.</summary>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Value">How high it is, at least 0.</param>
/// <param name="Text">What the stretch is called.</param>
public sealed record HistogramBin(double From, double To, double Value, string Text);
