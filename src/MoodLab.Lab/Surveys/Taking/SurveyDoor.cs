namespace MoodLab.Lab.Surveys.Taking;

/// <summary>Whether somebody gets into a survey.</summary>
public enum SurveyDoor
{
    /// <summary>They do.</summary>
    Open,

    /// <summary>There is no survey of that link.</summary>
    Unknown,

    /// <summary>It has not been opened yet.</summary>
    NotYet,

    /// <summary>It is over.</summary>
    Closed,

    /// <summary>It has as many participants as it asked for.</summary>
    Full,

    /// <summary>The time in which the participant might have gone on is over.</summary>
    TooLate,
}
