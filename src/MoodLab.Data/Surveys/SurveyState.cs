namespace MoodLab.Data.Surveys;

/// <summary>What a survey is for at the moment.</summary>
public enum SurveyState
{
    /// <summary>It is being made; nobody can take it.</summary>
    Draft,

    /// <summary>Whoever has the link takes it for a try; opening it deletes their answers.</summary>
    Pilot,

    /// <summary>Whoever has the link takes it.</summary>
    Open,

    /// <summary>Nobody takes it any more.</summary>
    Closed,
}
