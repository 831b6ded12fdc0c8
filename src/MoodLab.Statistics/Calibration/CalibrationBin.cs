namespace MoodLab.Statistics.Calibration;

/// <summary>Answers that were given with about the same confidence.</summary>
/// <param name="From">Above which confidence.</param>
/// <param name="To">Up to which confidence.</param>
/// <param name="Right">How many of them were right.</param>
/// <param name="Confidence">Their mean confidence; NaN without any.</param>
public sealed record CalibrationBin(double From, double To, Proportion Right, double Confidence);
