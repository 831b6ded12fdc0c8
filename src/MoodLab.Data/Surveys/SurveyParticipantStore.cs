using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MoodLab.Data.Sqlite;

namespace MoodLab.Data.Surveys;

/// <summary>
/// Stores what participants do while they take a survey. All that one request changes is written as a whole or not at
/// all, and is on disk when the operation returns; what comes at the same moment shares a transaction. May be used
/// from several threads.
/// </summary>
public sealed partial class SurveyParticipantStore
{
    private readonly IDbContextFactory<LabDbContext> _contexts;
    private readonly WriteBatches _writes;
    private readonly TimeProvider _clock;

    internal SurveyParticipantStore(
        IDbContextFactory<LabDbContext> contexts, WriteQueue writes, TimeProvider clock)
    {
        _contexts = contexts;
        _writes = new WriteBatches(contexts, writes);
        _clock = clock;
    }

    private DateTime Now => _clock.GetUtcNow().UtcDateTime;

    /// <summary>Lets somebody begin. A key that began already changes nothing.</summary>
    /// <param name="participant">Who begins.</param>
    /// <param name="cancellationToken">Gives up before it is stored.</param>
    /// <returns>Whether they take part: false where the survey is full.</returns>
    public Task<bool> StartAsync(NewSurveyParticipant participant, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(participant);
        return _writes.RunAsync(
            async context =>
            {
                var everybody = context.SurveyParticipants.Where(other => other.SurveyId == participant.SurveyId);
                if (await everybody.AnyAsync(other => other.KeyHash == participant.KeyHash, cancellationToken)
                    .ConfigureAwait(false))
                {
                    return true;
                }

                var present = Present(
                    context, participant.SurveyId, participant.IsPilot, participant.AbandonedBefore);
                if (!participant.IsPilot && participant.MostParticipants is { } most
                    && await present.CountAsync(cancellationToken).ConfigureAwait(false) >= most)
                {
                    return false;
                }

                var number = 1 + (await everybody.MaxAsync(other => (int?)other.Number, cancellationToken)
                    .ConfigureAwait(false) ?? 0);
                var slot = await FreeSlotAsync(present, cancellationToken).ConfigureAwait(false);
                Add(context, participant, number, slot);
                await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
                return true;
            },
            cancellationToken);
    }

    /// <summary>Deletes a participant with all answers.</summary>
    /// <param name="survey">The survey.</param>
    /// <param name="withdrawalHash">SHA-256 of the key with which the answers are withdrawn.</param>
    /// <param name="cancellationToken">Gives up before it is deleted.</param>
    /// <returns>Whether there was such a participant.</returns>
    public Task<bool> WithdrawAsync(
        Guid survey, string withdrawalHash, CancellationToken cancellationToken = default) => _writes.RunAsync(
            async context => await context.SurveyParticipants
                .Where(found => found.SurveyId == survey && found.WithdrawalHash == withdrawalHash)
                .ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false) > 0,
            cancellationToken);

    // The first that nobody has: 0, or one after which there is a gap.
    private static async Task<int> FreeSlotAsync(
        IQueryable<SurveyParticipant> present, CancellationToken cancellationToken)
    {
        var taken = present.Where(other => other.OrderSlot != null).Select(other => other.OrderSlot!.Value);
        return await taken.ContainsAsync(0, cancellationToken).ConfigureAwait(false)
            ? 1 + await taken.Where(slot => !taken.Contains(slot + 1)).MinAsync(cancellationToken)
                .ConfigureAwait(false)
            : 0;
    }

    private void Add(LabDbContext context, NewSurveyParticipant participant, int number, int slot)
    {
        var id = Guid.CreateVersion7(_clock.GetUtcNow());
        context.SurveyParticipants.Add(new SurveyParticipant
        {
            Id = id,
            SurveyId = participant.SurveyId,
            Number = number,
            Name = string.Create(CultureInfo.InvariantCulture, $"P{number:000}"),
            IsPilot = participant.IsPilot,
            PanelId = participant.PanelId,
            KeyHash = participant.KeyHash,
            WithdrawalHash = participant.WithdrawalHash,
            StartedAt = Now,
            SeenAt = Now,
            ConsentHash = participant.ConsentHash,
            ConsentVersion = participant.ConsentVersion,
            ConsentAt = Now,
            PracticeToken = RandomKey.Draw(RandomKey.NameBytes),
            OrderSeed = participant.OrderSeed,
            OrderSlot = slot,
        });
        context.SurveyTrials.AddRange(participant.Order(slot).Select((piece, place) => new SurveyTrial
        {
            ParticipantId = id,
            PieceId = piece,
            Position = place + 1,
            Token = RandomKey.Draw(RandomKey.NameBytes),
        }));
    }
}
