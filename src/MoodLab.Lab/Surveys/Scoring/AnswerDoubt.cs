namespace MoodLab.Lab.Surveys.Scoring;

/// <summary>What makes an answer doubtful. Doubts are shown; only a filter that was asked for removes anything.
/// </summary>
public enum AnswerDoubt
{
    /// <summary>A respondent gave one and the same answer to all of four pieces or more.</summary>
    StraightLined,

    /// <summary>An answer came sooner than a piece can be judged.</summary>
    TooFast,

    /// <summary>A piece was judged without being heard as far as the survey demands.</summary>
    Unheard,

    /// <summary>A respondent did not pass the practice.</summary>
    FailedPractice,

    /// <summary>A respondent knew the piece.</summary>
    KnownPiece,

    /// <summary>A respondent took the headphone test and did not pass it.</summary>
    FailedHeadphones,

    /// <summary>A respondent did not come to the end.</summary>
    Unfinished,
}
