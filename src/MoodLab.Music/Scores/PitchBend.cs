namespace MoodLab.Music.Scores;

/// <summary>How far a part's notes are bent from their pitch, from a tick on.</summary>
/// <param name="Tick">Where it begins, in ticks from the start of the score, at least 0.</param>
/// <param name="Value">
/// MIDI's value, <see cref="Lowest"/> to <see cref="Highest"/>, where 8192 steps are two semitones; 0 is no bend.
/// </param>
public readonly record struct PitchBend(long Tick, int Value)
{
    /// <summary>The furthest bend down, two semitones.</summary>
    public const int Lowest = -8192;

    /// <summary>The furthest bend up, a step less than two semitones.</summary>
    public const int Highest = 8191;

    /// <summary>The bend in cents at MIDI's value of 8192: General MIDI's range of two semitones.</summary>
    public const double RangeCents = 200;

    /// <summary>Gets the bend in cents, -200 to 200; a step is 0.024 cents.</summary>
    public double Cents => Value * RangeCents / -Lowest;

    /// <summary>Creates a bend from cents.</summary>
    /// <param name="tick">Where it begins.</param>
    /// <param name="cents">The bend, -200 to 200; rounded to a step and, at the very top, taken down to one.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bend is outside that range or no number.</exception>
    public static PitchBend FromCents(long tick, double cents) => cents is >= -RangeCents and <= RangeCents
        ? new PitchBend(tick, (int)Math.Min(Math.Round(cents * -Lowest / RangeCents), Highest))
        : throw new ArgumentOutOfRangeException(nameof(cents), cents, "A bend is at most two semitones.");
}
