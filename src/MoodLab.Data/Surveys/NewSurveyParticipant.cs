namespace MoodLab.Data.Surveys;

/// <summary>Somebody who begins to take a survey.</summary>
/// <param name="SurveyId">The survey.</param>
/// <param name="KeyHash">SHA-256 of the key that the participant's browser holds, in lower-case hexadecimal.</param>
/// <param name="WithdrawalHash">SHA-256 of the key with which the answers are withdrawn.</param>
/// <param name="IsPilot">Whether they take it for a try.</param>
/// <param name="PanelId">What the panel that sent them calls them, at most 128 characters; null for none.</param>
/// <param name="ConsentHash">SHA-256 of the text that they agreed to.</param>
/// <param name="ConsentVersion">The version of that text.</param>
/// <param name="OrderSeed">The seed of their order.</param>
/// <param name="Order">Gives the ids of the survey's pieces in the order of a slot, from 0. The slots of those who
/// finished or who may still come back are passed over, so that every order is finished equally often.</param>
public sealed record NewSurveyParticipant(
    Guid SurveyId,
    string KeyHash,
    string WithdrawalHash,
    bool IsPilot,
    string? PanelId,
    string ConsentHash,
    int ConsentVersion,
    long OrderSeed,
    Func<int, IReadOnlyList<Guid>> Order)
{
    /// <summary>Gets how many may take part, those not counted who gave up; null for any number.</summary>
    public int? MostParticipants { get; init; }

    /// <summary>Gets the time before which somebody who has not finished must have been seen last to have given up, in
    /// UTC.</summary>
    public DateTime AbandonedBefore { get; init; }
}
