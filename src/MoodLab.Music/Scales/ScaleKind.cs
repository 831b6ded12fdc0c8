namespace MoodLab.Music.Scales;

/// <summary>The steps of a scale: eight that the melody study offers, and the other church modes.</summary>
public enum ScaleKind
{
    /// <summary>Major, the ionian mode.</summary>
    Major,

    /// <summary>Melodic minor, as it ascends (<c>minorM</c> in the study).</summary>
    MelodicMinor,

    /// <summary>Dorian.</summary>
    Dorian,

    /// <summary>Phrygian.</summary>
    Phrygian,

    /// <summary>Lydian.</summary>
    Lydian,

    /// <summary>Mixolydian.</summary>
    Mixolydian,

    /// <summary>Aeolian, the natural minor.</summary>
    Aeolian,

    /// <summary>Locrian.</summary>
    Locrian,

    /// <summary>The five notes that the study calls major blues.</summary>
    MajorBlues,

    /// <summary>The five notes that the study calls minor blues.</summary>
    MinorBlues,
}
