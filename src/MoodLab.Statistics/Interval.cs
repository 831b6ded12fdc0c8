namespace MoodLab.Statistics;

/// <summary>An interval of confidence.</summary>
/// <param name="Low">Its lower end.</param>
/// <param name="High">Its upper end.</param>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>The 97.5 % quantile of the normal distribution.</summary>
    internal const double NormalQuantile = 1.959963984540054;

    /// <summary>The 95 % interval of a value whose error is normal.</summary>
    internal static Interval Around(double value, double standardError) =>
        new(value - (NormalQuantile * standardError), value + (NormalQuantile * standardError));
}
