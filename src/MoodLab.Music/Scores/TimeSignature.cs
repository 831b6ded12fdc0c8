namespace MoodLab.Music.Scores;

/// <summary>A time signature that holds from a tick on.</summary>
/// <param name="Tick">Where it begins, in ticks from the start of the score.</param>
/// <param name="Numerator">Beats in a bar, 1 to 255.</param>
/// <param name="Denominator">The beat's note value: 1, 2, 4, 8 and so on.</param>
public readonly record struct TimeSignature(long Tick, int Numerator, int Denominator)
{
    /// <summary>
    /// Gets the length of one bar in ticks, at least 1, so that walking from bar to bar comes to an end.
    /// </summary>
    /// <param name="ticksPerQuarter">The score's resolution.</param>
    public long BarTicks(int ticksPerQuarter) => Math.Max((long)ticksPerQuarter * 4 * Numerator / Denominator, 1);
}
