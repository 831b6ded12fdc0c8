using MoodLab.Lab.Surveys.Scoring;
using MoodLab.Music.Moods;

namespace MoodLab.Lab.Surveys.Results;

/// <summary>A piece as a participant met it, with the answer once there is one.</summary>
/// <param name="Piece">The piece's place in the key, from 1; 0 for the practice piece.</param>
/// <param name="Position">The place at which the participant met it, from 1; null where unknown.</param>
/// <param name="ShownAt">When its page was shown first, in UTC; null before, and where unknown.</param>
/// <param name="AnsweredAt">When it was answered first, in UTC; null before, and where unknown.</param>
/// <param name="Mood">The mood that the participant heard; null before the answer.</param>
/// <param name="Confidence">How sure they were, 1 to 5 in our surveys; null where not told.</param>
/// <param name="Valence">How pleasant it seemed, -1 to 1; null where not told.</param>
/// <param name="Arousal">How stirring it seemed, -1 to 1; null where not told.</param>
/// <param name="Known">Whether they said that they know the piece.</param>
/// <param name="Comment">What they wrote about it, at most 1,000 characters; null for nothing.</param>
/// <param name="Seconds">The time from the page to the answer, in seconds; null where unknown.</param>
/// <param name="Plays">How many times it was started.</param>
/// <param name="HeardSeconds">How many seconds of it were heard, each counted once.</param>
/// <param name="Heard">Whether it was heard as far as the survey demands; null where unknown.</param>
/// <param name="Refocuses">How many times the page lost the focus.</param>
public sealed record SurveyFileTrial(
    int Piece,
    int? Position,
    DateTime? ShownAt,
    DateTime? AnsweredAt,
    Mood? Mood,
    int? Confidence,
    double? Valence,
    double? Arousal,
    bool Known,
    string? Comment,
    double? Seconds,
    int Plays,
    double HeardSeconds,
    bool? Heard,
    int Refocuses)
{
    /// <summary>Makes of it what is scored; null without an answer.</summary>
    internal SurveyAnswer? ToAnswer() => Mood is { } mood
        ? new SurveyAnswer(mood)
        {
            Position = Position,
            Seconds = Seconds,
            Confidence = Confidence,
            Heard = Heard,
            Known = Known,
        }
        : null;
}
