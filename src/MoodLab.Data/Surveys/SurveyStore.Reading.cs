using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace MoodLab.Data.Surveys;

/// <content>What is read, and how it is laid down.</content>
public sealed partial class SurveyStore
{
    /// <summary>Finds a survey, whoever's it is.</summary>
    /// <param name="id">The survey.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The survey; null where there is none.</returns>
    public Task<SurveyRecord?> FindAsync(Guid id, CancellationToken cancellationToken = default) =>
        ReadAsync(
            context => Records(context, context.Surveys.Where(survey => survey.Id == id))
                .FirstOrDefaultAsync(cancellationToken),
            cancellationToken);

    /// <summary>Finds a survey by its link.</summary>
    /// <param name="link">What follows <c>/listen/</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The survey; null where there is none.</returns>
    public Task<SurveyRecord?> FindByLinkAsync(string link, CancellationToken cancellationToken = default) =>
        ReadAsync(
            context => Records(context, context.Surveys.Where(survey => survey.Link == link))
                .FirstOrDefaultAsync(cancellationToken),
            cancellationToken);

    /// <summary>Lists a researcher's surveys and the laboratory's own, the newest first.</summary>
    /// <param name="owner">The researcher.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<SurveyRecord>> ListAsync(string owner, CancellationToken cancellationToken = default) =>
        ListAsync(survey => survey.Owner == owner || survey.Owner == string.Empty, cancellationToken);

    /// <summary>Lists the surveys of all researchers and the laboratory's own, the newest first.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<SurveyRecord>> ListAllAsync(CancellationToken cancellationToken = default) =>
        ListAsync(_ => true, cancellationToken);

    /// <summary>Lists the pieces of a survey with the key, the practice piece first.</summary>
    /// <param name="survey">The survey.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<SurveyPieceRecord>> PiecesAsync(
        Guid survey, CancellationToken cancellationToken = default) => ReadAsync<IReadOnlyList<SurveyPieceRecord>>(
            async context => await context.SurveyPieces.AsNoTracking()
                .Where(piece => piece.SurveyId == survey)
                .OrderBy(piece => piece.Number)
                .Select(piece => new SurveyPieceRecord(
                    piece.Id,
                    piece.Number,
                    piece.IsPractice,
                    piece.Title,
                    piece.Mood,
                    piece.Method,
                    piece.Model,
                    piece.Seed,
                    piece.Seconds,
                    piece.Midi,
                    piece.Sha256))
                .ToListAsync(cancellationToken).ConfigureAwait(false),
            cancellationToken);

    /// <summary>Lists the participants of a survey with their answers, pilots among them, in the order in which they
    /// began.</summary>
    /// <param name="survey">The survey.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<SurveyParticipantRecord>> ParticipantsAsync(
        Guid survey, CancellationToken cancellationToken = default) =>
        ReadAsync(context => ParticipantsAsync(context, survey, cancellationToken), cancellationToken);

    // In one statement: an answer that comes meanwhile is in it with all that follows from it, or not at all.
    private static async Task<IReadOnlyList<SurveyParticipantRecord>> ParticipantsAsync(
        LabDbContext context, Guid survey, CancellationToken cancellationToken)
    {
        var participants = await context.SurveyParticipants.AsNoTracking()
            .Where(participant => participant.SurveyId == survey)
            .OrderBy(participant => participant.Number)
            .Select(participant => new
            {
                participant,
                Trials = context.SurveyTrials
                    .Where(trial => trial.ParticipantId == participant.Id)
                    .Join(
                        context.SurveyPieces,
                        trial => trial.PieceId,
                        piece => piece.Id,
                        (trial, piece) => new { trial, piece.Number })
                    .ToList(),
            })
            .AsSingleQuery()
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return
        [
            .. participants.Select(found => ToRecord(
                found.participant,
                [
                    .. found.Trials.OrderBy(of => of.trial.Position)
                        .Select(of => SurveyTrialRows.ToRecord(of.trial, of.Number)),
                ])),
        ];
    }

    private static IQueryable<SurveyRecord> Records(LabDbContext context, IQueryable<Survey> surveys) => surveys
        .AsNoTracking()
        .Select(survey => new SurveyRecord(
            survey.Id,
            survey.Link,
            survey.Owner,
            survey.Title,
            survey.State,
            survey.Design,
            survey.IsImported,
            survey.CopiedFrom,
            survey.CreatedAt,
            survey.OpenedAt,
            survey.ClosedAt,
            context.SurveyPieces.Count(piece => piece.SurveyId == survey.Id && !piece.IsPractice),
            context.SurveyParticipants.Count(
                participant => participant.SurveyId == survey.Id && !participant.IsPilot),
            context.SurveyParticipants.Count(participant => participant.SurveyId == survey.Id
                && !participant.IsPilot && participant.FinishedAt != null)));

    private static SurveyParticipantRecord ToRecord(
        SurveyParticipant participant, IReadOnlyList<SurveyTrialRecord> trials) => new(
        participant.Id,
        participant.Name,
        participant.Number,
        participant.IsPilot,
        participant.PanelId,
        participant.StartedAt,
        participant.FinishedAt,
        participant.ConsentHash,
        participant.ConsentVersion,
        participant.ConsentAt,
        participant.AgeBand,
        participant.Musicianship,
        participant.PlaybackDevice,
        participant.HeadphonesCorrect,
        participant.Level,
        participant.PassedPractice,
        participant.OrderSeed,
        participant.PrintedScore,
        trials)
        {
            CompletionCode = participant.CompletionCode,
            MusicianshipGroup = participant.MusicianshipGroup,
        };

    private static SurveyParticipant ToEntity(SurveyParticipantRecord participant, Guid survey) => new()
    {
        Id = participant.Id,
        SurveyId = survey,
        Number = participant.Number,
        Name = participant.Name,
        IsPilot = participant.IsPilot,
        PanelId = participant.PanelId,
        StartedAt = participant.StartedAt,
        SeenAt = participant.FinishedAt ?? participant.StartedAt,
        FinishedAt = participant.FinishedAt,
        ConsentHash = participant.ConsentHash,
        ConsentVersion = participant.ConsentVersion,
        ConsentAt = participant.ConsentAt,
        AgeBand = participant.AgeBand,
        Musicianship = participant.Musicianship,
        MusicianshipGroup = participant.MusicianshipGroup,
        PlaybackDevice = participant.PlaybackDevice,
        HeadphonesCorrect = participant.HeadphonesCorrect,
        Level = participant.Level,
        PassedPractice = participant.PassedPractice,
        OrderSeed = participant.OrderSeed,
        CompletionCode = participant.CompletionCode,
        PrintedScore = participant.PrintedScore,
    };

    private static SurveyTrial ToEntity(SurveyTrialRecord trial, Guid participant) => new()
    {
        ParticipantId = participant,
        PieceId = trial.PieceId,
        Position = trial.Position,
        ShownAt = trial.ShownAt,
        AnsweredAt = trial.AnsweredAt,
        Mood = trial.Mood,
        Confidence = trial.Confidence,
        Valence = trial.Valence,
        Arousal = trial.Arousal,
        Known = trial.Known,
        Comment = trial.Comment,
        Seconds = trial.Seconds,
        Plays = trial.Plays,
        HeardSeconds = trial.HeardSeconds,
        Heard = trial.Heard,
        Refocuses = trial.Refocuses,
    };

    private Task<IReadOnlyList<SurveyRecord>> ListAsync(
        Expression<Func<Survey, bool>> isWanted, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<SurveyRecord>>(
            async context => await Records(
                context,
                context.Surveys.Where(isWanted)
                    .OrderByDescending(survey => survey.CreatedAt).ThenByDescending(survey => survey.Id))
                .ToListAsync(cancellationToken).ConfigureAwait(false),
            cancellationToken);

    private async Task<T> ReadAsync<T>(Func<LabDbContext, Task<T>> read, CancellationToken cancellationToken)
    {
        var context = await _contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            return await read(context).ConfigureAwait(false);
        }
    }
}
