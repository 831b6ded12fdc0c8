using MathNet.Numerics.Distributions;

namespace MoodLab.Statistics.Detection;

/// <summary>
/// How well two kinds of cases are told apart, whatever the liking for one answer: d' of signal detection theory (Green
/// and Swets, "Signal Detection Theory and Psychophysics", 1966), with the log-linear correction that keeps it finite
/// (Hautus, "Corrections for extreme proportions and their biasing effects on estimated values of d'", 1995): rates are
/// (count + 0.5) / (cases + 1).
/// </summary>
/// <param name="Hits">Signals that were taken for signals, 0 to <paramref name="Signals"/>.</param>
/// <param name="Signals">All signals.</param>
/// <param name="FalseAlarms">Others that were taken for signals, 0 to <paramref name="Others"/>.</param>
/// <param name="Others">All cases that are no signals.</param>
public readonly record struct Sensitivity(double Hits, double Signals, double FalseAlarms, double Others)
{
    /// <summary>Gets d': 0 for guessing, 1 for 69 % right by an even-handed listener, 2 for 84 %; NaN where one of the
    /// kinds has no cases.</summary>
    public double DPrime => HasBoth ? Deviation(HitRate) - Deviation(FalseAlarmRate) : double.NaN;

    /// <summary>Gets the criterion c: below 0 for a liking for the answer "signal", above 0 for the other; NaN where
    /// one of the kinds has no cases.</summary>
    public double Criterion => HasBoth ? -(Deviation(HitRate) + Deviation(FalseAlarmRate)) / 2 : double.NaN;

    /// <summary>
    /// Gets the standard error of d' (Gourevitch and Galanter, "A significance test for one parameter isosensitivity
    /// functions", 1967), from the corrected rates; it takes cases as independent.
    /// </summary>
    public double StandardError => HasBoth
        ? Math.Sqrt(Variance(HitRate, Signals) + Variance(FalseAlarmRate, Others))
        : double.NaN;

    /// <summary>Gets the 95 % interval of d' by its standard error; NaN where one of the kinds has no cases.</summary>
    public Interval Interval => Interval.Around(DPrime, StandardError);

    private bool HasBoth => Signals > 0 && Others > 0;

    private double HitRate => (Hits + 0.5) / (Signals + 1);

    private double FalseAlarmRate => (FalseAlarms + 0.5) / (Others + 1);

    private static double Deviation(double rate) => Normal.InvCDF(0, 1, rate);

    private static double Variance(double rate, double cases)
    {
        var density = Normal.PDF(0, 1, Deviation(rate));
        return rate * (1 - rate) / (cases * density * density);
    }
}
