namespace MoodLab.Music.Moods;

/// <summary>Valence, arousal and words of the moods.</summary>
public static class MoodExtensions
{
    /// <summary>Gets whether the mood is pleasant (positive valence).</summary>
    /// <param name="mood">The mood.</param>
    public static bool IsPositive(this Mood mood) => ((int)mood & 1) != 0;

    /// <summary>Gets whether the mood is activated (high arousal).</summary>
    /// <param name="mood">The mood.</param>
    public static bool IsAroused(this Mood mood) => ((int)mood & 2) != 0;

    /// <summary>Gets the mood of a quadrant.</summary>
    /// <param name="positive">Whether valence is positive.</param>
    /// <param name="aroused">Whether arousal is high.</param>
    public static Mood FromQuadrant(bool positive, bool aroused) => (Mood)((positive ? 1 : 0) + (aroused ? 2 : 0));

    /// <summary>Gets the mood's name in lower case, as pages, commands and files write it.</summary>
    /// <param name="mood">The mood.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the four.</exception>
    public static string Name(this Mood mood) => mood switch
    {
        Mood.Depressed => "depressed",
        Mood.Calm => "calm",
        Mood.Angry => "angry",
        Mood.Delighted => "delighted",
        _ => throw new ArgumentOutOfRangeException(nameof(mood), mood, "Not one of the four moods."),
    };

    /// <summary>Gets the mood's name as it stands at the beginning of a title.</summary>
    /// <param name="mood">The mood.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the four.</exception>
    public static string Title(this Mood mood) => mood.ToString();

    /// <summary>Gets the two neighbouring feelings with which the studies explain the mood to listeners.</summary>
    /// <param name="mood">The mood.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the four.</exception>
    public static string Feelings(this Mood mood) => mood switch
    {
        Mood.Depressed => "sad, bored",
        Mood.Calm => "sleepy, content",
        Mood.Angry => "tense, distressed",
        Mood.Delighted => "happy, excited",
        _ => throw new ArgumentOutOfRangeException(nameof(mood), mood, "Not one of the four moods."),
    };

    /// <summary>Reads a mood by its name, in any case.</summary>
    /// <param name="text">For example <c>delighted</c>.</param>
    /// <param name="mood">The mood, where the text names one.</param>
    public static bool TryParse(string? text, out Mood mood)
    {
        foreach (var candidate in Enum.GetValues<Mood>())
        {
            if (string.Equals(candidate.Name(), text, StringComparison.OrdinalIgnoreCase))
            {
                mood = candidate;
                return true;
            }
        }

        mood = default;
        return false;
    }
}
