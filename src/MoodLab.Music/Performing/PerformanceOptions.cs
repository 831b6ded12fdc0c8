using System.Globalization;

namespace MoodLab.Music.Performing;

/// <summary>
/// How far a performance strays from its score; all 0 by default, which leaves the score as it is. Each size can be set
/// alone; <see cref="FromDial"/> sets all of them together.
/// </summary>
/// <remarks>
/// The sizes of the loosest setting were chosen so that each is plainly heard alone and none sounds like a mistake.
/// Deviations that have a standard deviation are cut off at three of them.
/// </remarks>
public sealed record PerformanceOptions
{
    /// <summary>
    /// Gets the standard deviation of onsets in milliseconds, 0 to 50; less where notes follow one another fast, so
    /// that none moves by more than a quarter of the way to its neighbour.
    /// </summary>
    public double OnsetMilliseconds { get; init => field = Check(value, 50, nameof(OnsetMilliseconds)); }

    /// <summary>
    /// Gets the standard deviation of notes' lengths in milliseconds, 0 to 50; no length changes by more than a
    /// quarter.
    /// </summary>
    public double LengthMilliseconds { get; init => field = Check(value, 50, nameof(LengthMilliseconds)); }

    /// <summary>Gets the standard deviation in milliseconds, 0 to 50, of a chord's notes among themselves.</summary>
    public double ChordMilliseconds { get; init => field = Check(value, 50, nameof(ChordMilliseconds)); }

    /// <summary>Gets the standard deviation of velocity, 0 to 30 steps of MIDI.</summary>
    public double VelocityDeviation { get; init => field = Check(value, 30, nameof(VelocityDeviation)); }

    /// <summary>Gets how much louder the first beat of a bar is, 0 to 30 steps of velocity.</summary>
    public double MetricalAccent { get; init => field = Check(value, 30, nameof(MetricalAccent)); }

    /// <summary>Gets how much louder a phrase's middle is than its ends, 0 to 30 steps of velocity.</summary>
    public double PhraseVelocity { get; init => field = Check(value, 30, nameof(PhraseVelocity)); }

    /// <summary>Gets how much faster a phrase's middle is than its ends, as a share of the tempo, 0 to 0.2.</summary>
    public double PhraseTempo { get; init => field = Check(value, 0.2, nameof(PhraseTempo)); }

    /// <summary>Gets the standard deviation of the tempo's drift, as a share of the tempo, 0 to 0.1.</summary>
    public double TempoDrift { get; init => field = Check(value, 0.1, nameof(TempoDrift)); }

    /// <summary>
    /// Gets the furthest that an instrument's pitch drifts, 0 to 50 cents; instruments whose pitch is fixed have none.
    /// </summary>
    public double PitchCents { get; init => field = Check(value, 50, nameof(PitchCents)); }

    /// <summary>Gets whether the score is left as it is.</summary>
    public bool IsMachine => this == new PerformanceOptions();

    /// <summary>Gets whether the tempo changes.</summary>
    internal bool ChangesTempo => PhraseTempo > 0 || TempoDrift > 0;

    /// <summary>Sets every size in proportion.</summary>
    /// <param name="dial">From 0, the machine, to 1, the loosest.</param>
    /// <exception cref="ArgumentOutOfRangeException">The dial is outside 0 to 1 or no number.</exception>
    public static PerformanceOptions FromDial(double dial)
    {
        Check(dial, 1, nameof(dial));
        return new PerformanceOptions
        {
            OnsetMilliseconds = 16 * dial,
            LengthMilliseconds = 24 * dial,
            ChordMilliseconds = 6 * dial,
            VelocityDeviation = 6 * dial,
            MetricalAccent = 10 * dial,
            PhraseVelocity = 12 * dial,
            PhraseTempo = 0.06 * dial,
            TempoDrift = 0.02 * dial,
            PitchCents = 8 * dial,
        };
    }

    /// <summary>Sets every size as a preset has it.</summary>
    /// <param name="preset">The preset.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the presets.</exception>
    public static PerformanceOptions FromPreset(PerformancePreset preset) => FromDial(preset.Dial());

    private static double Check(double value, double most, string name) => value >= 0 && value <= most
        ? value
        : throw new ArgumentOutOfRangeException(
            name, value, string.Create(CultureInfo.InvariantCulture, $"Must be 0 to {most}."));
}
