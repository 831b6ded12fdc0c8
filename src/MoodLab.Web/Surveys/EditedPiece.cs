using MoodLab.Data.Surveys;

namespace MoodLab.Web.Surveys;

/// <summary>A piece of a survey while it is edited.</summary>
/// <param name="piece">The piece.</param>
public sealed class EditedPiece(NewSurveyPiece piece)
{
    /// <summary>Gets what tells it from the others, as long as the page is open.</summary>
    public Guid Key { get; } = Guid.NewGuid();

    /// <summary>Gets or sets the piece.</summary>
    public NewSurveyPiece Piece { get; set; } = piece;
}
