using MoodLab.Music.Moods;

namespace MoodLab.Data.Surveys;

/// <summary>What a participant answers to a piece.</summary>
/// <param name="Mood">The mood that they heard.</param>
/// <param name="Confidence">How sure they are, 1 to 5; null where not told.</param>
/// <param name="Valence">How pleasant it seemed, -1 to 1; null where not told.</param>
/// <param name="Arousal">How stirring it seemed, -1 to 1; null where not told.</param>
/// <param name="Known">Whether they know the piece.</param>
/// <param name="Comment">What they write about it, at most 1,000 characters; null for nothing.</param>
/// <param name="Seconds">The time from the page to the answer, in seconds; null where the clock does not tell.</param>
/// <param name="Plays">How many times it was started.</param>
/// <param name="HeardSeconds">How many seconds of it were heard, each counted once.</param>
/// <param name="Heard">Whether it was heard as far as the survey demands.</param>
/// <param name="Refocuses">How many times the page lost the focus.</param>
public sealed record SurveyTrialAnswer(
    Mood Mood,
    int? Confidence,
    double? Valence,
    double? Arousal,
    bool Known,
    string? Comment,
    double? Seconds,
    int Plays,
    double HeardSeconds,
    bool Heard,
    int Refocuses);
