using System.Text.Json;
using MoodLab.Data.Surveys;

namespace MoodLab.Lab.Surveys.Results;

/// <summary>Between what the database holds and what is exported. Pieces count from 0 there, from 1 here.</summary>
internal static class SurveyFileMapping
{
    public static SurveyFile ToFile(
        SurveyRecord survey,
        IReadOnlyList<SurveyPieceRecord> pieces,
        IReadOnlyList<SurveyParticipantRecord> participants)
    {
        using var design = JsonDocument.Parse(survey.Design);
        var judged = pieces.Count(piece => !piece.IsPractice);
        return new SurveyFile(
            survey.Title, survey.State, survey.IsImported, survey.CreatedAt, survey.OpenedAt, survey.ClosedAt,
            design.RootElement.Clone(), [.. pieces.OrderBy(piece => piece.Number).Select(ToFile)],
            [.. participants.OrderBy(of => of.Number).Select(of => ToFile(of).WithFlags(judged))]);
    }

    /// <summary>A participant as stored.</summary>
    /// <param name="of">The participant.</param>
    /// <param name="pieces">The ids of the pieces by their numbers, from 1; 0 for the practice piece.</param>
    public static SurveyParticipantRecord ToRecord(SurveyFileParticipant of, IReadOnlyDictionary<int, Guid> pieces) =>
        new(
            Guid.CreateVersion7(), of.Name, of.Number, of.IsPilot, of.PanelId, of.StartedAt, of.FinishedAt,
            of.ConsentHash, of.ConsentVersion, of.ConsentAt, of.AgeBand, of.Musicianship, of.PlaybackDevice,
            of.HeadphonesCorrect, of.Level, of.PassedPractice, of.OrderSeed, of.PrintedScore,
            [
                .. of.Trials.Select(trial => new SurveyTrialRecord(
                    pieces[trial.Piece], trial.Piece - 1, trial.Position ?? 0, trial.ShownAt, trial.AnsweredAt,
                    trial.Mood, trial.Confidence, trial.Valence, trial.Arousal, trial.Known, trial.Comment,
                    trial.Seconds, trial.Plays, trial.HeardSeconds, trial.Heard, trial.Refocuses)),
            ])
        {
            CompletionCode = of.CompletionCode,
            MusicianshipGroup = of.MusicianshipGroup,
        };

    private static SurveyFilePiece ToFile(SurveyPieceRecord piece) => new(
        piece.Number + 1, piece.Title, piece.Mood, piece.Method, piece.Model, piece.Seed, piece.Seconds,
        piece.Midi.Length == 0 ? null : piece.Sha256, piece.Midi.Length == 0 ? null : piece.Midi);

    private static SurveyFileParticipant ToFile(SurveyParticipantRecord of) => new(
        of.Name, of.Number, of.IsPilot, of.PanelId, of.StartedAt, of.FinishedAt, of.ConsentHash, of.ConsentVersion,
        of.ConsentAt, of.AgeBand, of.Musicianship, of.MusicianshipGroup, of.PlaybackDevice, of.HeadphonesCorrect,
        of.Level, of.PassedPractice, of.OrderSeed, of.PrintedScore, of.CompletionCode,
        [.. of.Trials.OrderBy(trial => trial.Position).Select(ToFile)], Flags: []);

    // A place of 0 stands for an unknown one.
    private static SurveyFileTrial ToFile(SurveyTrialRecord trial) => new(
        trial.Number + 1, trial.Position == 0 ? null : trial.Position, trial.ShownAt, trial.AnsweredAt, trial.Mood,
        trial.Confidence, trial.Valence, trial.Arousal, trial.Known, trial.Comment, trial.Seconds, trial.Plays,
        trial.HeardSeconds, trial.Heard, trial.Refocuses);
}
