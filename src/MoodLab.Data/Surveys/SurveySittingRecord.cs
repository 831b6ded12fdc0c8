using MoodLab.Music.Moods;

namespace MoodLab.Data.Surveys;

/// <summary>How far a participant has come.</summary>
/// <param name="Id">The participant.</param>
/// <param name="SurveyId">The survey.</param>
/// <param name="SeenAt">When they last did something, in UTC.</param>
/// <param name="FinishedAt">When the last answer came in, in UTC; null before.</param>
/// <param name="IsPilot">Whether they take it for a try.</param>
/// <param name="PanelId">What the panel that sent them calls them; null for none.</param>
/// <param name="QuestionsAt">When they answered the questions about themselves; null before.</param>
/// <param name="SoundAt">When they set the level; null before.</param>
/// <param name="HeadphonesAt">When they made the headphone test or passed it over; null before.</param>
/// <param name="PracticeToken">The name by which their browser knows the practice piece.</param>
/// <param name="PracticeShownAt">When the practice piece was shown; null before.</param>
/// <param name="PracticeMood">What they answered to it; null before.</param>
/// <param name="PracticeDoneAt">When they went on from it; null before.</param>
/// <param name="CompletionCode">The code that proves that they took part; null before the end.</param>
/// <param name="Trials">Their pieces in the order in which they meet them.</param>
public sealed record SurveySittingRecord(
    Guid Id,
    Guid SurveyId,
    DateTime SeenAt,
    DateTime? FinishedAt,
    bool IsPilot,
    string? PanelId,
    DateTime? QuestionsAt,
    DateTime? SoundAt,
    DateTime? HeadphonesAt,
    string PracticeToken,
    DateTime? PracticeShownAt,
    Mood? PracticeMood,
    DateTime? PracticeDoneAt,
    string? CompletionCode,
    IReadOnlyList<SurveySittingTrial> Trials);
