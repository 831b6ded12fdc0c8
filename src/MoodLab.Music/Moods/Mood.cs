namespace MoodLab.Music.Moods;

/// <summary>
/// The four moods of the studies, one for each quadrant of Russell's circumplex (1980). The number is the studies'
/// <c>sent = valence + 2 * arousal</c> with valence and arousal 0 (low) or 1 (high).
/// </summary>
public enum Mood
{
    /// <summary>Low valence, low arousal: sad, bored.</summary>
    Depressed = 0,

    /// <summary>High valence, low arousal: sleepy, content.</summary>
    Calm = 1,

    /// <summary>Low valence, high arousal: tense, distressed.</summary>
    Angry = 2,

    /// <summary>High valence, high arousal: happy, excited.</summary>
    Delighted = 3,
}
