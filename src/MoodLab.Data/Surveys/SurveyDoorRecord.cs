namespace MoodLab.Data.Surveys;

/// <summary>What must be known of a survey to let somebody in.</summary>
/// <param name="Id">The survey.</param>
/// <param name="State">What it is for at the moment.</param>
/// <param name="Design">How it is taken: JSON, as the laboratory writes it.</param>
/// <param name="IsImported">Whether its answers were given elsewhere.</param>
/// <param name="Pieces">How many pieces are judged in it.</param>
public sealed record SurveyDoorRecord(Guid Id, SurveyState State, string Design, bool IsImported, int Pieces);
