using System.Text.Json;
using MoodLab.Data.Surveys;
using MoodLab.Lab.Surveys.Scoring;

namespace MoodLab.Lab.Surveys.Results;

/// <summary>Makes surveys of answers that were given elsewhere.</summary>
public static class SurveyImport
{
    private static readonly JsonElement s_noDesign = JsonDocument.Parse("{}").RootElement.Clone();

    /// <summary>Makes a closed survey of a file of answers and its key; it has no sound.</summary>
    /// <param name="title">The survey's title, 1 to 100 characters.</param>
    /// <param name="responses">The answers, with the key.</param>
    /// <param name="at">When it is imported, in UTC: what has no time of its own gets this one.</param>
    /// <returns>A survey whose score is that of the answers to the last digit.</returns>
    /// <exception cref="SurveyFormatException">The title or a name in the file is too long.</exception>
    public static SurveyFile FromResponses(string title, SurveyResponses responses, DateTime at)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(responses);
        SurveyFile survey = new(
            title,
            SurveyState.Closed,
            IsImported: true,
            at,
            OpenedAt: null,
            ClosedAt: at,
            s_noDesign,
            [
                .. responses.Items.Select((item, i) => new SurveyFilePiece(
                    i + 1, FormattableString.Invariant($"Piece {i + 1}"), item.Mood, item.Method, null, null, 0, null,
                    null)),
            ],
            [.. responses.Respondents.Select((of, i) => Participant(of, i + 1, at))]);
        SurveyFileRules.Check(survey);
        return survey;
    }

    private static SurveyFileParticipant Participant(
        SurveyRespondent of, int number, DateTime at) => new SurveyFileParticipant(
        of.Id,
        number,
        IsPilot: false,
        PanelId: null,
        StartedAt: at,
        FinishedAt: of.IsFinished == false ? null : at,
        ConsentHash: "",
        ConsentVersion: 0,
        ConsentAt: at,
        AgeBand: null,
        Musicianship: null,
        MusicianshipGroup: of.Musicianship,
        PlaybackDevice: null,
        of.HeadphonesCorrect,
        Level: null,
        of.PassedPractice,
        OrderSeed: 0,
        of.PrintedScore,
        CompletionCode: null,
        [.. of.Answers.Select((answer, i) => (answer, i)).Where(at => at.answer is not null)
            .Select(at => Trial(at.answer!, at.i + 1))],
        Flags: []).WithFlags(of.Answers.Count);

    private static SurveyFileTrial Trial(SurveyAnswer answer, int piece) => new(
        piece, answer.Position, null, null, answer.Mood, answer.Confidence, null, null, answer.Known == true, null,
        answer.Seconds, 0, 0, answer.Heard, 0);
}
