namespace MoodLab.Web.Surveys.Results;

/// <summary>What the page of a survey's results shows.</summary>
public enum ResultsTab
{
    /// <summary>Accuracy, agreement, the two axes.</summary>
    Overview,

    /// <summary>Each piece.</summary>
    Pieces,

    /// <summary>Each respondent.</summary>
    Respondents,

    /// <summary>What was taken for what.</summary>
    Confusions,

    /// <summary>Methods, musicianship, confidence and place compared.</summary>
    Methods,

    /// <summary>Doubtful answers, and what leaving them out does.</summary>
    Quality,

    /// <summary>Files to take along.</summary>
    Export,
}
