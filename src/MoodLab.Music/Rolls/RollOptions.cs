namespace MoodLab.Music.Rolls;

/// <summary>How finely a piano roll divides time, and into what pieces it is cut.</summary>
public sealed record RollOptions
{
    /// <summary>The finest division, in frames a second.</summary>
    public const int HighestRate = 100;

    /// <summary>Gets the options of the composer study: 10 frames a second in fragments of 15 seconds.</summary>
    public static RollOptions Study { get; } = new();

    /// <summary>Gets the frames a second, 1 to <see cref="HighestRate"/>; 10 by default.</summary>
    public int FramesPerSecond { get; init; } = 10;

    /// <summary>Gets the frames of a fragment, 1 to 100,000; 150 by default.</summary>
    public int FragmentFrames { get; init; } = 150;

    /// <summary>
    /// Gets where a piece is cut off, in frames, at least 1; by default after three hours at
    /// <see cref="HighestRate"/>, so that a file with an absurd tempo has no more fragments than 7,200 of 150.
    /// </summary>
    public int MaximumFrames { get; init; } = 3 * 3600 * HighestRate;

    /// <summary>Refuses numbers outside their range.</summary>
    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(FramesPerSecond, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(FramesPerSecond, HighestRate);
        ArgumentOutOfRangeException.ThrowIfLessThan(FragmentFrames, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(FragmentFrames, 100_000);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaximumFrames, 1);
    }
}
