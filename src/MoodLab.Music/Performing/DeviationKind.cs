namespace MoodLab.Music.Performing;

/// <summary>What deviates; the numbers seed the random streams and must stay as they are.</summary>
internal enum DeviationKind
{
    /// <summary>When notes begin.</summary>
    Onset = 1,

    /// <summary>How long notes last.</summary>
    Length = 2,

    /// <summary>When the notes of a chord begin, against one another.</summary>
    Chord = 3,

    /// <summary>How hard notes are struck.</summary>
    Velocity = 4,

    /// <summary>How fast the piece goes.</summary>
    Tempo = 5,

    /// <summary>How high an instrument stands.</summary>
    Pitch = 6,
}
