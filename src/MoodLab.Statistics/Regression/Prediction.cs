using MathNet.Numerics.Distributions;

namespace MoodLab.Statistics.Regression;

/// <summary>What is expected of a case: a normal distribution.</summary>
/// <param name="Mean">Its mean.</param>
/// <param name="Variance">Its variance, noise included; above 0.</param>
public readonly record struct Prediction(double Mean, double Variance)
{
    /// <summary>Gets the mean where values that lie outside a range are reported as its nearer end.</summary>
    /// <param name="low">The range's lower end.</param>
    /// <param name="high">Its upper end.</param>
    /// <returns>Between both; it rises strictly with <see cref="Mean"/>, as far as doubles can tell.</returns>
    public double MeanWithin(double low, double high) =>
        Math.Clamp(low + Excess(low) - Excess(high), low, high);

    // How far the value lies above a limit on average, counting 0 where it lies below.
    private double Excess(double limit)
    {
        var deviation = Math.Sqrt(Variance);
        var at = (Mean - limit) / deviation;
        return deviation * ((at * Normal.CDF(0, 1, at)) + Normal.PDF(0, 1, at));
    }
}
