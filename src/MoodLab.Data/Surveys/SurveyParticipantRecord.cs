namespace MoodLab.Data.Surveys;

/// <summary>A participant of a survey with all that they answered.</summary>
/// <param name="Id">The participant.</param>
/// <param name="Name">A name of their own within the survey, no person's; at most 64 characters.</param>
/// <param name="Number">How many started up to them, from 1.</param>
/// <param name="IsPilot">Whether they took it for a try.</param>
/// <param name="PanelId">What the panel that sent them calls them, at most 128 characters; null for none.</param>
/// <param name="StartedAt">When they agreed to take part, in UTC.</param>
/// <param name="FinishedAt">When the last answer came in, in UTC; null before.</param>
/// <param name="ConsentHash">SHA-256 of the text that they agreed to, in lower-case hexadecimal.</param>
/// <param name="ConsentVersion">The version of that text.</param>
/// <param name="ConsentAt">When they agreed, in UTC.</param>
/// <param name="AgeBand">Between which ages; null where not told.</param>
/// <param name="Musicianship">The mean of the answers on musical training, 1 to 7; null where not told.</param>
/// <param name="PlaybackDevice">What they listened with; null where not told.</param>
/// <param name="HeadphonesCorrect">How many of the six trials of the headphone test were right; null where it was not
/// made.</param>
/// <param name="Level">The level that they set, 0 to 100; null where not set.</param>
/// <param name="PassedPractice">Whether the answer to the practice piece was right; null where there was none.</param>
/// <param name="OrderSeed">The seed of the order in which they met the pieces.</param>
/// <param name="PrintedScore">The score that the source of imported answers printed; null where there is none.</param>
/// <param name="Trials">Their pieces in the order in which they met them.</param>
public sealed record SurveyParticipantRecord(
    Guid Id,
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
    string? PlaybackDevice,
    int? HeadphonesCorrect,
    double? Level,
    bool? PassedPractice,
    long OrderSeed,
    int? PrintedScore,
    IReadOnlyList<SurveyTrialRecord> Trials)
{
    /// <summary>Gets the code that proves that they took part; null before the end and where imported.</summary>
    public string? CompletionCode { get; init; }

    /// <summary>Gets the group of musicianship that the source of imported answers named itself, at most 64 characters;
    /// null where it named none.</summary>
    public string? MusicianshipGroup { get; init; }
}
