using MoodLab.Music.Metrics;

namespace MoodLab.Learning.Evaluation;

/// <summary>How two sets of scores are compared.</summary>
public sealed record SetComparisonOptions
{
    private readonly int _maximumPieces = 100;
    private readonly int _bars = 8;

    /// <summary>
    /// Gets the most scores that are taken of a set, at least 2; 100 unless told. The time grows with its square.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is too small.</exception>
    public int MaximumPieces
    {
        get => _maximumPieces;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 2);
            _maximumPieces = value;
        }
    }

    /// <summary>
    /// Gets how many bars the features by bar look at, 1 to <see cref="BarGrid.MaximumBars"/>; 8 unless told.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number lies outside that range.</exception>
    public int Bars
    {
        get => _bars;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, BarGrid.MaximumBars);
            _bars = value;
        }
    }

    /// <summary>Gets the seed by which scores are drawn from a set that has too many.</summary>
    public int Seed { get; init; }
}
