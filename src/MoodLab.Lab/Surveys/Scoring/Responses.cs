namespace MoodLab.Lab.Surveys.Scoring;

/// <summary>Makes responses of what a file says.</summary>
internal static class Responses
{
    /// <exception cref="SurveyFormatException">They break a rule that concerns the file as a whole.</exception>
    public static SurveyResponses Of(IReadOnlyList<SurveyItem> items, IReadOnlyList<SurveyRespondent> respondents)
    {
        try
        {
            return new SurveyResponses(items, respondents);
        }
        catch (ArgumentException exception)
        {
            throw new SurveyFormatException(0, 0, exception.Message);
        }
    }
}
