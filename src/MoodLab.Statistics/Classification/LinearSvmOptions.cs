namespace MoodLab.Statistics.Classification;

/// <summary>How support vector machines are fitted.</summary>
public sealed record LinearSvmOptions
{
    /// <summary>Gets the weight of the data against the penalty, above 0.</summary>
    public double C { get; init; } = 1;

    /// <summary>Gets how far the largest violation of optimality may be from the smallest at the end.</summary>
    public double Tolerance { get; init; } = 0.01;

    /// <summary>Gets the most passes over the cases.</summary>
    public int MaxPasses { get; init; } = 200;

    /// <summary>Gets the seed of the order in which cases are visited.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Gets how many classes are fitted at once; the outcome does not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(C);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Tolerance);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxPasses);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Threads);
    }
}
