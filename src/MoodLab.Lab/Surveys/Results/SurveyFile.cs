using System.Text.Json;
using MoodLab.Data.Surveys;
using MoodLab.Lab.Surveys.Scoring;

namespace MoodLab.Lab.Surveys.Results;

/// <summary>A survey with its key and all that was answered: what is scored, exported and imported.</summary>
/// <param name="Title">The survey's title, at most 100 characters.</param>
/// <param name="State">What it was for when this was written.</param>
/// <param name="IsImported">Whether its answers were given elsewhere.</param>
/// <param name="CreatedAt">When it was made, in UTC.</param>
/// <param name="OpenedAt">When it was opened first, in UTC; null before.</param>
/// <param name="ClosedAt">When it was closed, in UTC; null while it is not.</param>
/// <param name="Design">How it was taken: texts, questions, order, limits.</param>
/// <param name="Pieces">Its pieces: those that are judged in the key's order, and the practice piece where there is
/// one.</param>
/// <param name="Participants">Who took it, pilots among them.</param>
public sealed record SurveyFile(
    string Title,
    SurveyState State,
    bool IsImported,
    DateTime CreatedAt,
    DateTime? OpenedAt,
    DateTime? ClosedAt,
    JsonElement Design,
    IReadOnlyList<SurveyFilePiece> Pieces,
    IReadOnlyList<SurveyFileParticipant> Participants)
{
    /// <summary>Gets the pieces that are judged, in the key's order.</summary>
    internal IReadOnlyList<SurveyFilePiece> Judged =>
        [.. Pieces.Where(piece => !piece.IsPractice).OrderBy(piece => piece.Number)];

    /// <summary>Gets whose answers count: all while the survey is piloted, else those of everybody who is no pilot.
    /// </summary>
    internal IEnumerable<SurveyFileParticipant> Counted =>
        Participants.Where(of => !of.IsPilot || State == SurveyState.Pilot);

    /// <summary>Makes of it what is scored.</summary>
    /// <exception cref="SurveyFormatException">There are too many respondents or groups to be scored, or no piece.
    /// </exception>
    public SurveyResponses ToResponses()
    {
        var judged = Judged;
        return Responses.Of(
            [.. judged.Select(piece => new SurveyItem(piece.Mood, piece.Method))],
            [.. Counted.Select(of => of.ToRespondent(judged.Count))]);
    }
}
