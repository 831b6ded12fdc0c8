using MoodLab.Data.Surveys;

namespace MoodLab.Lab.Surveys.Making;

/// <summary>Who may do what with a survey.</summary>
public static class SurveyAccess
{
    /// <summary>Gets whether a researcher may see the survey and its answers, and copy it: it is theirs, or the
    /// laboratory's own.</summary>
    /// <param name="survey">The survey.</param>
    /// <param name="researcher">The researcher's account.</param>
    public static bool MayRead(this SurveyRecord survey, string researcher)
    {
        ArgumentNullException.ThrowIfNull(survey);
        ArgumentException.ThrowIfNullOrEmpty(researcher);
        return survey.Owner.Length == 0 || survey.Owner == researcher;
    }

    /// <summary>Gets whether a researcher may change, open, close and delete the survey: it is theirs.</summary>
    /// <param name="survey">The survey.</param>
    /// <param name="researcher">The researcher's account.</param>
    public static bool MayChange(this SurveyRecord survey, string researcher)
    {
        ArgumentNullException.ThrowIfNull(survey);
        ArgumentException.ThrowIfNullOrEmpty(researcher);
        return survey.Owner == researcher;
    }

    /// <summary>Gets whether pieces and questions may change still: nobody takes it at the moment, and nobody but
    /// pilots has.</summary>
    /// <param name="survey">The survey.</param>
    public static bool IsMutable(this SurveyRecord survey)
    {
        ArgumentNullException.ThrowIfNull(survey);
        return survey is { State: not SurveyState.Open, Participants: 0, IsImported: false };
    }
}
