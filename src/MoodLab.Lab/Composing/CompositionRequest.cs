using MoodLab.Learning.Control;
using MoodLab.Learning.Words;
using MoodLab.Music.Moods;

namespace MoodLab.Lab.Composing;

/// <summary>What a visitor asks the composer for. The same request gives the same notes, byte for byte.</summary>
public sealed record CompositionRequest
{
    private const int LeastDrawnSeed = 100_000;
    private const int SeedsToDraw = 900_000;

    /// <summary>Gets the mood. <see cref="ControlMethod.None"/> does not heed it.</summary>
    public required Mood Mood { get; init; }

    /// <summary>Gets how the mood is pursued.</summary>
    /// <value>One of <see cref="CompositionMethods.All"/>; <see cref="ControlMethod.Guided"/> unless told.</value>
    public ControlMethod Method { get; init; } = ControlMethod.Guided;

    /// <summary>Gets how strongly the mood is pursued: 0 not at all, 1 as learnt, above 1 exaggerated.</summary>
    /// <value>0 to 8; 5 unless told. Must be <see cref="CompositionMethods.UsualStrength"/> where the method takes no
    /// other.</value>
    public double Strength { get; init; } = 5;

    /// <summary>Gets the length in seconds of music; the piece ends at the first bar line after it.</summary>
    /// <value>5 to 300; 30 unless told.</value>
    public double Seconds { get; init; } = 30;

    /// <summary>Gets the sampling temperature: below 1 safer, above 1 wilder.</summary>
    /// <value>0.1 to 2; 0.95 unless told.</value>
    public double Temperature { get; init; } = 0.95;

    /// <summary>Gets how readily the piece comes back to what it has played before.</summary>
    /// <value>0, not at all, to 4; 1 unless told.</value>
    public double Memory { get; init; } = 1;

    /// <summary>Gets the seed of every random choice.</summary>
    /// <value>0 to 2,147,483,647.</value>
    public int Seed { get; init; }

    /// <summary>Gets the words that the piece begins with; the network goes on from them.</summary>
    internal IReadOnlyList<Word> Opening { get; init; } = [];

    /// <summary>Gets the title that the piece begins with; its file carries it too.</summary>
    public string Title => FormattableString.Invariant(
        $"{(Method == ControlMethod.None ? "No mood" : Mood.Title())} {Seed}");

    /// <summary>Draws a seed of six digits, short enough to be read out.</summary>
    /// <param name="random">The source.</param>
    public static int DrawSeed(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return LeastDrawnSeed + random.Next(SeedsToDraw);
    }

    /// <summary>Checks every setting against <see cref="CompositionLimits"/> and the method.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A setting lies outside its range, which the message
    /// names, or does not go with the method.</exception>
    public void Validate()
    {
        if (!Enum.IsDefined(Mood))
        {
            throw new ArgumentOutOfRangeException(nameof(Mood), Mood, "The mood must be 0, 1, 2 or 3.");
        }

        if (!CompositionMethods.All.Contains(Method))
        {
            var names = string.Join(", ", CompositionMethods.All.Select(method => method.Name()));
            throw new ArgumentOutOfRangeException(nameof(Method), Method, $"The method must be one of {names}.");
        }

        Check(nameof(Strength), Strength, CompositionLimits.MinStrength, CompositionLimits.MaxStrength);
        if (Method.Refuse(Strength) is { } refusal)
        {
            throw new ArgumentOutOfRangeException(nameof(Strength), Strength, refusal);
        }

        Check(nameof(Seconds), Seconds, CompositionLimits.MinSeconds, CompositionLimits.MaxSeconds);
        Check(nameof(Temperature), Temperature, CompositionLimits.MinTemperature, CompositionLimits.MaxTemperature);
        Check(nameof(Memory), Memory, CompositionLimits.MinMemory, CompositionLimits.MaxMemory);
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
