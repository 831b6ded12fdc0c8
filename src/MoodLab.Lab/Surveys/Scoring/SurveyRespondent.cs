namespace MoodLab.Lab.Surveys.Scoring;

/// <summary>A respondent and what they answered.</summary>
/// <param name="Id">A name of their own within the survey, not a person's.</param>
/// <param name="Answers">One for each piece, in the key's order; null where they gave none.</param>
public sealed record SurveyRespondent(string Id, IReadOnlyList<SurveyAnswer?> Answers)
{
    /// <summary>Gets the group of musicianship; null where unknown.</summary>
    public string? Musicianship { get; init; }

    /// <summary>Gets whether the practice was passed; null where there was none.</summary>
    public bool? PassedPractice { get; init; }

    /// <summary>Gets how many of the six trials of the headphone test were right; null where it was not taken.
    /// </summary>
    public int? HeadphonesCorrect { get; init; }

    /// <summary>Gets whether the respondent came to the end; null where unknown.</summary>
    public bool? IsFinished { get; init; }

    /// <summary>Gets the score that the source of the answers printed; null where it printed none.</summary>
    public int? PrintedScore { get; init; }
}
