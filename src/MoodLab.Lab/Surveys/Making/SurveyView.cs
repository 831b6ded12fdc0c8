using MoodLab.Data.Surveys;

namespace MoodLab.Lab.Surveys.Making;

/// <summary>A survey as a researcher opens it.</summary>
/// <param name="Record">The survey.</param>
/// <param name="Design">How it is taken.</param>
/// <param name="Pieces">Its pieces in the key's order.</param>
/// <param name="IsOwn">Whether it is the researcher's own; the laboratory's can be read and copied only.</param>
public sealed record SurveyView(
    SurveyRecord Record, SurveyDesign Design, IReadOnlyList<SurveyPieceRecord> Pieces, bool IsOwn)
{
    /// <summary>Gets whether pieces and questions may change still.</summary>
    public bool CanChange => IsOwn && Record.IsMutable();

    /// <summary>Gets the content, to be changed and stored again.</summary>
    public SurveyContent Content => new(Record.Title, Design, [.. Pieces.Select(ToNew)]);

    private static NewSurveyPiece ToNew(SurveyPieceRecord piece) => new(
        piece.IsPractice, piece.Title, piece.Mood, piece.Method, piece.Model, piece.Seed, piece.Seconds, piece.Midi);
}
