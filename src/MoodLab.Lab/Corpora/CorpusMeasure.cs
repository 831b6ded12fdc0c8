namespace MoodLab.Lab.Corpora;

/// <summary>What is looked at in the pieces of a corpus.</summary>
public enum CorpusMeasure
{
    /// <summary>That they are there.</summary>
    Pieces,

    /// <summary>Seconds to the end of the last note.</summary>
    Length,

    /// <summary>Their number of notes.</summary>
    Notes,

    /// <summary>Their mean tempo in quarter notes a minute.</summary>
    Tempo,

    /// <summary>The mean number of notes that sound while any does.</summary>
    Polyphony,

    /// <summary>The tempi that they set, in whole quarter notes a minute.</summary>
    TempoChange,

    /// <summary>How many notes start in one tick.</summary>
    Onsets,

    /// <summary>How many notes sound at once.</summary>
    Sounding,

    /// <summary>The time signatures that they set.</summary>
    TimeSignature,

    /// <summary>The key signatures that they set.</summary>
    KeySignature,
}
