namespace MoodLab.Lab.Surveys;

/// <summary>What holds for somebody who comes back after the time in which they may go on.</summary>
public enum ResumeRule
{
    /// <summary>They begin anew; what they answered before stays as somebody's who gave up.</summary>
    StartAgain,

    /// <summary>They go on all the same.</summary>
    GoOn,

    /// <summary>They cannot take part any more.</summary>
    Refuse,
}
