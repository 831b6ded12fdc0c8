using MoodLab.Lab.Surveys.Scoring;

namespace MoodLab.Lab.Surveys.Results;

/// <summary>Somebody who took a survey.</summary>
/// <param name="Name">A name of their own within the survey, no person's; at most 64 characters.</param>
/// <param name="Number">How many started up to them, from 1.</param>
/// <param name="IsPilot">Whether they took it for a try.</param>
/// <param name="PanelId">What the panel that sent them calls them, at most 128 characters; null for none.</param>
/// <param name="StartedAt">When they agreed to take part, in UTC.</param>
/// <param name="FinishedAt">When they came to the end, in UTC; null before.</param>
/// <param name="ConsentHash">SHA-256 of the text that they agreed to, in lower-case hexadecimal; empty where unknown.
/// </param>
/// <param name="ConsentVersion">The version of that text.</param>
/// <param name="ConsentAt">When they agreed, in UTC.</param>
/// <param name="AgeBand">Between which ages, at most 32 characters; null where not told.</param>
/// <param name="Musicianship">The mean of the answers on musical training, 1 to 7; null where not told.</param>
/// <param name="MusicianshipGroup">The group of musicianship where the source named one itself, at most 64 characters;
/// null where it follows from the mean (<see cref="MusicianshipGroups"/>).</param>
/// <param name="PlaybackDevice">What they listened with, at most 32 characters; null where not told.</param>
/// <param name="HeadphonesCorrect">How many of the six trials of the headphone test were right; null where it was not
/// made.</param>
/// <param name="Level">The level that they set, 0 to 100; null where not set.</param>
/// <param name="PassedPractice">Whether the answer to the practice piece was right; null where there was none.</param>
/// <param name="OrderSeed">The seed of the order in which they met the pieces.</param>
/// <param name="PrintedScore">The score that the source of imported answers printed; null where it printed none.
/// </param>
/// <param name="CompletionCode">The code that proves that they took part; null before the end.</param>
/// <param name="Trials">Their pieces in the order in which they met them.</param>
/// <param name="Flags">What is doubtful in their answers; told for readers, found anew when imported.</param>
public sealed record SurveyFileParticipant(
    string Name,
    int Number,
    bool IsPilot,
    string? PanelId,
    DateTime StartedAt,
    DateTime? FinishedAt,
    string ConsentHash,
    int ConsentVersion,
    DateTime ConsentAt,
    string? AgeBand,
    double? Musicianship,
    string? MusicianshipGroup,
    string? PlaybackDevice,
    int? HeadphonesCorrect,
    double? Level,
    bool? PassedPractice,
    long OrderSeed,
    int? PrintedScore,
    string? CompletionCode,
    IReadOnlyList<SurveyFileTrial> Trials,
    IReadOnlyList<AnswerDoubt> Flags)
{
    /// <summary>Finds the flags.</summary>
    internal SurveyFileParticipant WithFlags(int pieces) =>
        this with { Flags = AnswerQuality.Flags(ToRespondent(pieces), new SurveyScoreOptions()) };

    /// <summary>Makes of it what is scored.</summary>
    internal SurveyRespondent ToRespondent(int pieces)
    {
        var answers = new SurveyAnswer?[pieces];
        foreach (var trial in Trials.Where(of => of.Piece > 0))
        {
            answers[trial.Piece - 1] = trial.ToAnswer();
        }

        return new SurveyRespondent(Name, answers)
        {
            Musicianship = MusicianshipGroup ?? MusicianshipGroups.Of(Musicianship),
            PassedPractice = PassedPractice,
            HeadphonesCorrect = HeadphonesCorrect,
            IsFinished = FinishedAt is not null,
            PrintedScore = PrintedScore,
        };
    }
}
