namespace MoodLab.Statistics.Classification;

/// <summary>How a logistic regression is fitted.</summary>
public sealed record LogisticRegressionOptions
{
    /// <summary>Gets the weight of the data against the penalty.</summary>
    /// <value>Above 0; 1 unless told.</value>
    public double C { get; init; } = 1;

    /// <summary>Gets the penalty.</summary>
    public Penalty Penalty { get; init; } = Penalty.L2;

    /// <summary>Gets whether each case counts in inverse proportion to the size of its class.</summary>
    public bool IsBalanced { get; init; }

    /// <summary>
    /// Gets when to stop: once the largest parameter's change in a step, relative to the largest parameter, is below
    /// this.
    /// </summary>
    /// <value>Above 0; 1e-5 unless told.</value>
    public double Tolerance { get; init; } = 1e-5;

    /// <summary>Gets the most steps.</summary>
    /// <value>At least 1; 2,000 unless told.</value>
    public int MaxIterations { get; init; } = 2000;

    /// <exception cref="ArgumentOutOfRangeException">A member lies outside its range.</exception>
    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(C);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Tolerance);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxIterations, 1);
    }
}
