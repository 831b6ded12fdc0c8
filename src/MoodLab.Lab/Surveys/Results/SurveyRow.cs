using MoodLab.Lab.Surveys.Scoring;

namespace MoodLab.Lab.Surveys.Results;

/// <summary>A row of a table of answers: a participant and a piece.</summary>
/// <param name="Of">The participant.</param>
/// <param name="Respondent">The same as scoring has them.</param>
/// <param name="Piece">The piece.</param>
/// <param name="Trial">How they met it; null where they never did.</param>
internal sealed record SurveyRow(
    SurveyFileParticipant Of, SurveyRespondent Respondent, SurveyFilePiece Piece, SurveyFileTrial? Trial)
{
    public SurveyAnswer? Answer => Respondent.Answers[Piece.Number - 1];
}
