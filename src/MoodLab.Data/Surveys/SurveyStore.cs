using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using MoodLab.Data.Sqlite;

namespace MoodLab.Data.Surveys;

/// <summary>
/// Stores surveys as researchers make and read them. Who may do what is the caller's to know; each operation takes a
/// context of its own, so the store may be used from several threads.
/// </summary>
public sealed partial class SurveyStore
{
    private readonly IDbContextFactory<LabDbContext> _contexts;
    private readonly WriteQueue _writes;
    private readonly TimeProvider _clock;

    internal SurveyStore(IDbContextFactory<LabDbContext> contexts, WriteQueue writes, TimeProvider clock)
    {
        _contexts = contexts;
        _writes = writes;
        _clock = clock;
    }

    private DateTime Now => _clock.GetUtcNow().UtcDateTime;

    /// <summary>Stores a new survey.</summary>
    /// <param name="survey">The survey; a link of its own must not be taken yet.</param>
    /// <param name="cancellationToken">Gives up before it is stored.</param>
    /// <returns>Its new id.</returns>
    /// <exception cref="ArgumentException">It has more than one practice piece.</exception>
    public async Task<Guid> AddAsync(NewSurvey survey, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(survey);
        Survey entity = new()
        {
            Id = Guid.CreateVersion7(_clock.GetUtcNow()),
            Link = survey.Link ?? RandomKey.Draw(RandomKey.NameBytes),
            Owner = survey.Owner,
            Title = survey.Title,
            State = survey.State,
            Design = survey.Design,
            IsImported = survey.IsImported,
            CopiedFrom = survey.CopiedFrom,
            CreatedAt = Now,
            OpenedAt = survey.State == SurveyState.Open ? Now : null,
        };
        var pieces = ToEntities(entity.Id, survey.Pieces);
        using var turn = await _writes.EnterAsync(cancellationToken).ConfigureAwait(false);
        var context = await _contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            context.Surveys.Add(entity);
            context.SurveyPieces.AddRange(pieces);
            await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
            return entity.Id;
        }
    }

    /// <summary>Changes a survey in everything. Answers of pilots are deleted.</summary>
    /// <param name="survey">The survey.</param>
    /// <param name="title">Its title, at most 100 characters.</param>
    /// <param name="design">How it is taken, at most 60,000 characters.</param>
    /// <param name="pieces">Its pieces in the key's order, at most one of them for practice.</param>
    /// <param name="cancellationToken">Gives up before it is stored.</param>
    /// <returns>Whether it was changed: there is such a survey, it is not open, and nobody but pilots has begun to take
    /// it.</returns>
    /// <exception cref="ArgumentException">There is more than one practice piece.</exception>
    public Task<bool> ChangeAsync(
        Guid survey,
        string title,
        string design,
        IReadOnlyList<NewSurveyPiece> pieces,
        CancellationToken cancellationToken = default)
    {
        var added = ToEntities(survey, pieces);
        return EditAsync(
            survey,
            async (context, found) =>
            {
                if (found.State == SurveyState.Open || await context.SurveyParticipants.AnyAsync(
                    participant => participant.SurveyId == survey && !participant.IsPilot, cancellationToken)
                    .ConfigureAwait(false))
                {
                    return false;
                }

                await DeletePilotsAsync(context, survey, cancellationToken).ConfigureAwait(false);
                await context.SurveyPieces.Where(piece => piece.SurveyId == survey)
                    .ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
                context.SurveyPieces.AddRange(added);
                (found.Title, found.Design) = (title, design);
                return true;
            },
            cancellationToken);
    }

    /// <summary>Changes how a survey is taken, whoever takes it already.</summary>
    /// <param name="survey">The survey.</param>
    /// <param name="change">Is told how it is taken, and tells how it shall be, at most 60,000 characters; nobody else
    /// changes it meanwhile.</param>
    /// <param name="cancellationToken">Gives up before it is stored.</param>
    /// <returns>Whether there is such a survey.</returns>
    public Task<bool> ChangeDesignAsync(
        Guid survey, Func<string, string> change, CancellationToken cancellationToken = default) => EditAsync(
            survey,
            (_, found) =>
            {
                found.Design = change(found.Design);
                return Task.FromResult(true);
            },
            cancellationToken);

    /// <summary>Moves a survey to another state: a draft to its pilot and back, either of them to open, an open one to
    /// closed and back. Opening deletes the pilots' answers.</summary>
    /// <param name="survey">The survey.</param>
    /// <param name="state">Its new state.</param>
    /// <param name="cancellationToken">Gives up before it is stored.</param>
    /// <returns>Whether there is such a survey and it may move there.</returns>
    public Task<bool> MoveAsync(Guid survey, SurveyState state, CancellationToken cancellationToken = default) =>
        EditAsync(
            survey,
            async (context, found) =>
            {
                if (!MayMove(found.State, state))
                {
                    return false;
                }

                found.State = state;
                found.ClosedAt = state == SurveyState.Closed ? Now : null;
                if (state == SurveyState.Open)
                {
                    found.OpenedAt ??= Now;
                    await DeletePilotsAsync(context, survey, cancellationToken).ConfigureAwait(false);
                }

                return true;
            },
            cancellationToken);

    /// <summary>Deletes a survey with its pieces and all answers.</summary>
    /// <param name="survey">The survey.</param>
    /// <param name="cancellationToken">Gives up before it is deleted.</param>
    /// <returns>Whether there was such a survey.</returns>
    public async Task<bool> DeleteAsync(Guid survey, CancellationToken cancellationToken = default)
    {
        using var turn = await _writes.EnterAsync(cancellationToken).ConfigureAwait(false);
        var context = await _contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            return await context.Surveys.Where(found => found.Id == survey)
                .ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false) > 0;
        }
    }

    /// <summary>Stores participants whose answers were given elsewhere, all of them or none.</summary>
    /// <param name="survey">The survey.</param>
    /// <param name="participants">The participants, with numbers that the survey has not yet.</param>
    /// <param name="cancellationToken">Gives up before they are stored.</param>
    public async Task AddParticipantsAsync(
        Guid survey,
        IReadOnlyList<SurveyParticipantRecord> participants,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(participants);
        using var turn = await _writes.EnterAsync(cancellationToken).ConfigureAwait(false);
        var context = await _contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            foreach (var participant in participants)
            {
                context.SurveyParticipants.Add(ToEntity(participant, survey));
                context.SurveyTrials.AddRange(participant.Trials.Select(trial => ToEntity(trial, participant.Id)));
            }

            await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static bool MayMove(SurveyState from, SurveyState to) => (from, to) switch
    {
        (SurveyState.Draft, SurveyState.Pilot or SurveyState.Open) => true,
        (SurveyState.Pilot, SurveyState.Draft or SurveyState.Open) => true,
        (SurveyState.Open, SurveyState.Closed) => true,
        (SurveyState.Closed, SurveyState.Open) => true,
        _ => false,
    };

    private static Task<int> DeletePilotsAsync(
        LabDbContext context, Guid survey, CancellationToken cancellationToken) => context.SurveyParticipants
        .Where(participant => participant.SurveyId == survey && participant.IsPilot)
        .ExecuteDeleteAsync(cancellationToken);

    private List<SurveyPiece> ToEntities(Guid survey, IReadOnlyList<NewSurveyPiece> pieces)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        if (pieces.Count(piece => piece.IsPractice) > 1)
        {
            throw new ArgumentException("A survey has at most one practice piece.", nameof(pieces));
        }

        var number = 0;
        return
        [
            .. pieces.Select(piece => new SurveyPiece
            {
                Id = Guid.CreateVersion7(_clock.GetUtcNow()),
                SurveyId = survey,
                Number = piece.IsPractice ? -1 : number++,
                IsPractice = piece.IsPractice,
                Title = piece.Title,
                Mood = piece.Mood,
                Method = piece.Method,
                Model = piece.Model,
                Seed = piece.Seed,
                Seconds = piece.Seconds,
                Midi = piece.Midi,
                Sha256 = Convert.ToHexStringLower(SHA256.HashData(piece.Midi)),
            }),
        ];
    }

    // Two researchers cannot overwrite each other's change: writers of this process line up, and the version keeps
    // another process out.
    private async Task<bool> EditAsync(
        Guid survey, Func<LabDbContext, Survey, Task<bool>> edit, CancellationToken cancellationToken)
    {
        using var turn = await _writes.EnterAsync(cancellationToken).ConfigureAwait(false);
        var context = await _contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            var transaction = await context.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                if (await context.Surveys.FirstOrDefaultAsync(found => found.Id == survey, cancellationToken)
                        .ConfigureAwait(false) is not { } found
                    || !await edit(context, found).ConfigureAwait(false))
                {
                    return false;
                }

                await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
                return true;
            }
        }
    }
}
