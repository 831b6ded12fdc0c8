using MoodLab.Music.Moods;

namespace MoodLab.Lab.Composing;

/// <summary>What a visitor asks the composer for. The same request gives the same notes, byte for byte.</summary>
public sealed record CompositionRequest
{
    /// <summary>Gets the mood.</summary>
    public required Mood Mood { get; init; }

    /// <summary>Gets how strongly the mood is pursued: 0 not at all, 1 as learnt, above 1 exaggerated.</summary>
    /// <value>0 to 3; 1.5 unless told.</value>
    public double Strength { get; init; } = 1.5;

    /// <summary>Gets the length in seconds of music; the piece ends at the first bar line after it.</summary>
    /// <value>5 to 300; 30 unless told.</value>
    public double Seconds { get; init; } = 30;

    /// <summary>Gets the sampling temperature: below 1 safer, above 1 wilder.</summary>
    /// <value>0.1 to 2; 0.95 unless told.</value>
    public double Temperature { get; init; } = 0.95;

    /// <summary>Gets the seed of every random choice.</summary>
    /// <value>0 to 2,147,483,647.</value>
    public int Seed { get; init; }

    /// <summary>Checks every setting against <see cref="CompositionLimits"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A setting lies outside its range, which the message
    /// names.</exception>
    public void Validate()
    {
        if (!Enum.IsDefined(Mood))
        {
            throw new ArgumentOutOfRangeException(nameof(Mood), Mood, "The mood must be 0, 1, 2 or 3.");
        }

        Check(nameof(Strength), Strength, CompositionLimits.MinStrength, CompositionLimits.MaxStrength);
        Check(nameof(Seconds), Seconds, CompositionLimits.MinSeconds, CompositionLimits.MaxSeconds);
        Check(nameof(Temperature), Temperature, CompositionLimits.MinTemperature, CompositionLimits.MaxTemperature);
        Check(nameof(Seed), Seed, 0, CompositionLimits.MaxSeed);
    }

    private static void Check(string setting, double value, double min, double max)
    {
        // Written so that NaN fails as well.
        if (!(value >= min && value <= max))
        {
            throw new ArgumentOutOfRangeException(
                setting, value, FormattableString.Invariant($"{setting} must lie between {min} and {max}."));
        }
    }
}
