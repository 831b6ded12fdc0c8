namespace MoodLab.Statistics.Regression;

/// <summary>How a Bayesian ridge regression is fitted. The values unless told are scikit-learn's.</summary>
/// <remarks>
/// Both precisions have gamma distributions as priors. Shape and rate near 0 say nothing; twice the shape counts like
/// that many cases which were seen before, with a mean square of rate / shape.
/// </remarks>
public sealed record BayesianRidgeOptions
{
    /// <summary>Gets the shape of the prior of the noise's precision.</summary>
    /// <value>Above 0; 1e-6 unless told.</value>
    public double NoiseShape { get; init; } = 1e-6;

    /// <summary>Gets the rate of the prior of the noise's precision.</summary>
    /// <value>Above 0; 1e-6 unless told.</value>
    public double NoiseRate { get; init; } = 1e-6;

    /// <summary>Gets the shape of the prior of the weights' precision.</summary>
    /// <value>Above 0; 1e-6 unless told.</value>
    public double WeightShape { get; init; } = 1e-6;

    /// <summary>Gets the rate of the prior of the weights' precision.</summary>
    /// <value>Above 0; 1e-6 unless told.</value>
    public double WeightRate { get; init; } = 1e-6;

    /// <summary>Gets when to stop: once the weights' change in a step, all added up, is below this.</summary>
    /// <value>Above 0; 1e-9 unless told.</value>
    public double Tolerance { get; init; } = 1e-9;

    /// <summary>Gets the most steps.</summary>
    /// <value>At least 1; 1,000 unless told.</value>
    public int MaxIterations { get; init; } = 1000;

    /// <exception cref="ArgumentOutOfRangeException">A member lies outside its range.</exception>
    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(NoiseShape);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(NoiseRate);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(WeightShape);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(WeightRate);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Tolerance);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxIterations, 1);
    }
}
