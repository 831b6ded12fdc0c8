namespace MoodLab.Statistics.Resampling;

/// <summary>How a bootstrap draws.</summary>
public sealed record BootstrapOptions
{
    /// <summary>Gets the number of draws, 100 to 1,000,000; 2,000 unless told, by which the ends of a 95 % interval are
    /// known to about 3 % of its width.</summary>
    public int Draws { get; init; } = 2000;

    /// <summary>Gets the seed: the same seed gives the same interval.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Gets the level of confidence, between 0 and 1; 0.95 unless told.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>Gets what is drawn anew.</summary>
    public Resampled Resampled { get; init; } = Resampled.Both;

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Draws, 100);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Draws, 1_000_000);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Level);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(Level, 1);
    }
}
