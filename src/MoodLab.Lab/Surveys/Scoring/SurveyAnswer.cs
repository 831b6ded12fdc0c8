using MoodLab.Music.Moods;

namespace MoodLab.Lab.Surveys.Scoring;

/// <summary>What a respondent answered to a piece.</summary>
/// <param name="Mood">The mood that they heard in it.</param>
public sealed record SurveyAnswer(Mood Mood)
{
    /// <summary>Gets at which place the respondent met the piece, from 1; null where unknown.</summary>
    public int? Position { get; init; }

    /// <summary>Gets the time from the piece's page to the answer, in seconds; null where unknown.</summary>
    public double? Seconds { get; init; }

    /// <summary>Gets how sure the respondent was, in the survey's own steps; null where unknown.</summary>
    public int? Confidence { get; init; }

    /// <summary>Gets whether the piece was heard as far as the survey demands; null where unknown.</summary>
    public bool? Heard { get; init; }

    /// <summary>Gets whether the respondent knew the piece; null where unknown.</summary>
    public bool? Known { get; init; }
}
