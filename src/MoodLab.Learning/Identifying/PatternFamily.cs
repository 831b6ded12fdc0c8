namespace MoodLab.Learning.Identifying;

/// <summary>
/// What a pattern is made of. Intervals are in semitones, so that no pattern but those of register knows the key;
/// lengths and gaps are in beats, in classes of half an octave of time, so that none knows the tempo. None of the music
/// looks at velocities, instruments, tracks or tempi; the families of the source look at nothing else.
/// </summary>
public enum PatternFamily
{
    /// <summary>One interval of the highest voice.</summary>
    Melody1,

    /// <summary>Two successive intervals of the highest voice.</summary>
    Melody2,

    /// <summary>Three successive intervals of the highest voice.</summary>
    Melody3,

    /// <summary>Two successive intervals of the highest voice with their gaps.</summary>
    MelodyRhythm2,

    /// <summary>One interval of the lowest voice.</summary>
    Bass1,

    /// <summary>Two successive intervals of the lowest voice.</summary>
    Bass2,

    /// <summary>Three successive intervals of the lowest voice.</summary>
    Bass3,

    /// <summary>Two successive intervals of the lowest voice with their gaps.</summary>
    BassRhythm2,

    /// <summary>The pitch classes above the lowest note that begin together.</summary>
    Chord1,

    /// <summary>Two successive chords and the step of their lowest notes.</summary>
    Chord2,

    /// <summary>Three successive chords and the steps of their lowest notes.</summary>
    Chord3,

    /// <summary>A chord and the gap to the next.</summary>
    ChordRhythm,

    /// <summary>The pitch classes above the lowest note that sound on a beat.</summary>
    Harmony1,

    /// <summary>The harmonies of two successive beats and the step of their lowest notes.</summary>
    Harmony2,

    /// <summary>Three successive gaps.</summary>
    Rhythm3,

    /// <summary>How many notes begin together, and the gap to the next.</summary>
    Density1,

    /// <summary>Two successive densities.</summary>
    Density2,

    /// <summary>Three successive densities.</summary>
    Density3,

    /// <summary>The length of a note.</summary>
    Length,

    /// <summary>The length of a note and its register in half octaves.</summary>
    LengthRegister,

    /// <summary>A pitch.</summary>
    Pitch,

    /// <summary>The distance between the lowest and the highest note that begin together.</summary>
    Span,

    /// <summary>That distance in minor thirds, and how many notes begin together.</summary>
    SpanDensity,

    /// <summary>How the highest and the lowest voice move at once.</summary>
    OuterVoices,

    /// <summary>Two successive intervals of all notes in the order of their beginnings, chords from below.</summary>
    Notes2,

    /// <summary>Three successive intervals of all notes in that order.</summary>
    Notes3,

    /// <summary>No music: the number of tracks with notes.</summary>
    SourceTracks,

    /// <summary>No music: the ticks of a quarter note.</summary>
    SourceDivision,

    /// <summary>No music: the programme of a track.</summary>
    SourceInstrument,

    /// <summary>No music: the velocity of a note.</summary>
    SourceVelocity,

    /// <summary>No music: a tempo in quarter notes a minute.</summary>
    SourceTempo,
}
