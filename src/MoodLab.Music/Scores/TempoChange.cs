namespace MoodLab.Music.Scores;

/// <summary>A tempo that holds from a tick on.</summary>
/// <param name="Tick">Where it begins, in ticks from the start of the score.</param>
/// <param name="MicrosecondsPerQuarter">Length of a quarter note in microseconds, 1 to 16,777,215.</param>
public readonly record struct TempoChange(long Tick, int MicrosecondsPerQuarter)
{
    /// <summary>The tempo of a score that states none: 120 quarter notes a minute.</summary>
    public const int DefaultMicrosecondsPerQuarter = 500_000;

    /// <summary>Gets the tempo in quarter notes a minute.</summary>
    public double QuartersPerMinute => 60e6 / MicrosecondsPerQuarter;

    /// <summary>Creates a change from a tempo in quarter notes a minute.</summary>
    /// <param name="tick">Where it begins.</param>
    /// <param name="quartersPerMinute">The tempo, above 0; rounded to a whole microsecond a quarter.</param>
    /// <exception cref="ArgumentOutOfRangeException">The tempo is not above 0.</exception>
    public static TempoChange FromQuartersPerMinute(long tick, double quartersPerMinute)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(quartersPerMinute);
        return new TempoChange(tick, (int)Math.Round(Math.Min(60e6 / quartersPerMinute, 0xFFFFFF)));
    }
}
