namespace MoodLab.Learning.Identifying.Study;

/// <summary>How a network of the study is trained.</summary>
public sealed record StudyPlan
{
    /// <summary>Gets how often every example is seen, at least 1; 10 by default.</summary>
    public int Epochs { get; init; } = 10;

    /// <summary>Gets the examples of an update, at least 1; 32 by default, as Keras has it.</summary>
    public int Batch { get; init; } = 32;

    /// <summary>Gets how it learns; Adam by default.</summary>
    public StudyOptimizer Optimizer { get; init; }

    /// <summary>Gets how it starts; Glorot's way by default.</summary>
    public StudyStart Start { get; init; }

    /// <summary>Gets the share that is dropped, 0 to below 1; 0.5 by default.</summary>
    public double Dropout { get; init; } = 0.5;

    /// <summary>Gets the seed of the start, the order and dropout.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Refuses numbers outside their range.</summary>
    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Epochs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Batch, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(Dropout);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(Dropout, 1);
    }
}
