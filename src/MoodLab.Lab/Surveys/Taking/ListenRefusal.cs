namespace MoodLab.Lab.Surveys.Taking;

/// <summary>Why what a participant sent was not kept.</summary>
public enum ListenRefusal
{
    /// <summary>It was kept, or had been before.</summary>
    None,

    /// <summary>The survey cannot be taken; opening it says why.</summary>
    Door,

    /// <summary>They did not agree to take part.</summary>
    NoConsent,

    /// <summary>The text that they agreed to was changed meanwhile.</summary>
    OldConsent,

    /// <summary>They chose no mood.</summary>
    NoMood,

    /// <summary>They did not say how sure they are.</summary>
    NoConfidence,

    /// <summary>The piece was not heard as far as the survey demands.</summary>
    NotHeard,

    /// <summary>Something has a value that no page sends.</summary>
    Invalid,
}
