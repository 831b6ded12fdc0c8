using MoodLab.Music.Moods;

namespace MoodLab.Lab.Surveys.Scoring;

/// <summary>A row of the table of respondents.</summary>
/// <param name="Id">The respondent's name within the survey.</param>
/// <param name="Answers">Their answers in the key's order, null where there is none.</param>
/// <param name="Correct">How many were right.</param>
/// <param name="Answered">How many there are.</param>
/// <param name="PrintedScore">The score that the source printed; null where it printed none.</param>
/// <param name="Musicianship">The group of musicianship; null where unknown.</param>
/// <param name="Flags">What is doubtful.</param>
/// <param name="RemovedAnswers">How many of the answers the chosen filters removed.</param>
public sealed record RespondentScore(
    string Id,
    IReadOnlyList<Mood?> Answers,
    int Correct,
    int Answered,
    int? PrintedScore,
    string? Musicianship,
    IReadOnlyList<AnswerDoubt> Flags,
    int RemovedAnswers);
