namespace MoodLab.Lab.Surveys.Taking;

/// <summary>Where a participant stands.</summary>
public enum ListenStep
{
    /// <summary>Reads what the survey is about, and agrees.</summary>
    Welcome,

    /// <summary>Tells something of themselves.</summary>
    Questions,

    /// <summary>Sets the level.</summary>
    Sound,

    /// <summary>Makes the headphone test, or passes it over.</summary>
    Headphones,

    /// <summary>Hears the practice piece and answers it.</summary>
    Practice,

    /// <summary>Reads what the practice piece was meant to be.</summary>
    Feedback,

    /// <summary>Hears a piece and answers it.</summary>
    Piece,

    /// <summary>Has answered all pieces.</summary>
    End,
}
