namespace MoodLab.Music.Performing;

/// <summary>Named places of the dial between a machine and a relaxed player, from strict to free.</summary>
public enum PerformancePreset
{
    /// <summary>The score as it is written; 0 on the dial.</summary>
    Machine,

    /// <summary>A player in a studio, with a click in the ear; 0.25 on the dial.</summary>
    Tight,

    /// <summary>A player alone with the piece; 0.5 on the dial.</summary>
    Natural,

    /// <summary>A player late at night; 1 on the dial.</summary>
    Loose,
}
