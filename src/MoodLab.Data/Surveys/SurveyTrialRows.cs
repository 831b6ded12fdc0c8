namespace MoodLab.Data.Surveys;

/// <summary>Trials as both stores read them.</summary>
internal static class SurveyTrialRows
{
    /// <summary>A trial and the number of its piece.</summary>
    public static SurveyTrialRecord ToRecord(SurveyTrial trial, int number) => new(
        trial.PieceId,
        number,
        trial.Position,
        trial.ShownAt,
        trial.AnsweredAt,
        trial.Mood,
        trial.Confidence,
        trial.Valence,
        trial.Arousal,
        trial.Known,
        trial.Comment,
        trial.Seconds,
        trial.Plays,
        trial.HeardSeconds,
        trial.Heard,
        trial.Refocuses);
}
