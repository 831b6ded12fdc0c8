namespace MoodLab.Learning.Identifying;

/// <summary>The side of the music that a pattern belongs to.</summary>
public enum PatternKind
{
    /// <summary>The highest voice.</summary>
    Melody,

    /// <summary>The lowest voice.</summary>
    Bass,

    /// <summary>Chords and their succession.</summary>
    Harmony,

    /// <summary>Gaps, lengths and densities.</summary>
    Rhythm,

    /// <summary>Pitches, spans and the figures of all voices.</summary>
    Texture,

    /// <summary>No music: how the file was made.</summary>
    Source,
}

/// <summary>Which family is of which kind.</summary>
public static class PatternKinds
{
    /// <summary>Gets the kind of a family.</summary>
    /// <param name="family">The family.</param>
    public static PatternKind Of(PatternFamily family) => family switch
    {
        <= PatternFamily.MelodyRhythm2 => PatternKind.Melody,
        <= PatternFamily.BassRhythm2 => PatternKind.Bass,
        <= PatternFamily.Harmony2 => PatternKind.Harmony,
        <= PatternFamily.LengthRegister => PatternKind.Rhythm,
        <= PatternFamily.Notes3 => PatternKind.Texture,
        _ => PatternKind.Source,
    };
}
