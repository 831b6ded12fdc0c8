using Microsoft.EntityFrameworkCore;

namespace MoodLab.Data.Surveys;

/// <content>What is read, and how it is laid down.</content>
public sealed partial class SurveyParticipantStore
{
    /// <summary>Finds the survey of a link.</summary>
    /// <param name="link">What follows <c>/listen/</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The survey; null where there is none.</returns>
    public Task<SurveyDoorRecord?> FindSurveyAsync(string link, CancellationToken cancellationToken = default) =>
        ReadAsync(
            context => context.Surveys.AsNoTracking()
                .Where(survey => survey.Link == link)
                .Select(survey => new SurveyDoorRecord(
                    survey.Id,
                    survey.State,
                    survey.Design,
                    survey.IsImported,
                    context.SurveyPieces.Count(piece => piece.SurveyId == survey.Id && !piece.IsPractice)))
                .FirstOrDefaultAsync(cancellationToken),
            cancellationToken);

    /// <summary>Counts who takes part, pilots and those who gave up left out.</summary>
    /// <param name="survey">The survey.</param>
    /// <param name="abandonedBefore">Before which time, in UTC, somebody who has not finished must have been seen last
    /// to have given up.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<int> CountAsync(
        Guid survey, DateTime abandonedBefore, CancellationToken cancellationToken = default) => ReadAsync(
            context => Present(context, survey, isPilot: false, abandonedBefore).CountAsync(cancellationToken),
            cancellationToken);

    /// <summary>Counts for each who has finished how many pieces they named as they were meant; pilots are left out.
    /// </summary>
    /// <param name="survey">The survey.</param>
    /// <param name="but">A participant who does not count.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<List<int>> OtherScoresAsync(
        Guid survey, Guid but, CancellationToken cancellationToken = default) => ReadAsync(
            context => context.SurveyParticipants
                .Where(participant => participant.SurveyId == survey && participant.Id != but
                    && !participant.IsPilot && participant.FinishedAt != null)
                .Select(participant => context.SurveyTrials
                    .Where(trial => trial.ParticipantId == participant.Id)
                    .Join(context.SurveyPieces, trial => trial.PieceId, piece => piece.Id, (trial, piece) => new
                    {
                        IsRight = trial.Mood == piece.Mood,
                    })
                    .Count(found => found.IsRight))
                .ToListAsync(cancellationToken),
            cancellationToken);

    /// <summary>Finds how far a participant has come.</summary>
    /// <param name="survey">The survey.</param>
    /// <param name="keyHash">SHA-256 of the key that their browser holds, in lower-case hexadecimal.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The sitting; null where the survey has no such participant.</returns>
    public async Task<SurveySittingRecord?> FindAsync(
        Guid survey, string keyHash, CancellationToken cancellationToken = default)
    {
        var context = await _contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            if (await context.SurveyParticipants.AsNoTracking()
                .FirstOrDefaultAsync(
                    found => found.KeyHash == keyHash && found.SurveyId == survey, cancellationToken)
                .ConfigureAwait(false) is not { } participant)
            {
                return null;
            }

            var trials = await context.SurveyTrials.AsNoTracking()
                .Where(trial => trial.ParticipantId == participant.Id)
                .OrderBy(trial => trial.Position)
                .Join(
                    context.SurveyPieces,
                    trial => trial.PieceId,
                    piece => piece.Id,
                    (trial, piece) => new { trial, piece.Number })
                .ToListAsync(cancellationToken).ConfigureAwait(false);
            return ToSitting(
                participant,
                [
                    .. trials.OrderBy(found => found.trial.Position).Select(found => new SurveySittingTrial(
                        found.trial.Token ?? string.Empty, SurveyTrialRows.ToRecord(found.trial, found.Number))),
                ]);
        }
    }

    // Who has finished, or may come back still.
    private static IQueryable<SurveyParticipant> Present(
        LabDbContext context, Guid survey, bool isPilot, DateTime abandonedBefore) => context.SurveyParticipants
        .Where(participant => participant.SurveyId == survey && participant.IsPilot == isPilot
            && (participant.FinishedAt != null || participant.SeenAt >= abandonedBefore));

    private static SurveySittingRecord ToSitting(
        SurveyParticipant participant, IReadOnlyList<SurveySittingTrial> trials) => new(
        participant.Id,
        participant.SurveyId,
        participant.SeenAt,
        participant.FinishedAt,
        participant.IsPilot,
        participant.PanelId,
        participant.QuestionsAt,
        participant.SoundAt,
        participant.HeadphonesAt,
        participant.PracticeToken ?? string.Empty,
        participant.PracticeShownAt,
        participant.PracticeMood,
        participant.PracticeDoneAt,
        participant.CompletionCode,
        trials);

    private async Task<T> ReadAsync<T>(Func<LabDbContext, Task<T>> read, CancellationToken cancellationToken)
    {
        var context = await _contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            return await read(context).ConfigureAwait(false);
        }
    }
}
