using Microsoft.EntityFrameworkCore;
using MoodLab.Data.Sqlite;

namespace MoodLab.Data.Accounts;

/// <summary>
/// Lists who has an account, takes roles away, and stores invitations; accounts themselves are Identity's. Each
/// operation takes a context of its own, so the store may be used from several threads.
/// </summary>
public sealed class AccountStore
{
    private readonly IDbContextFactory<LabDbContext> _contexts;
    private readonly WriteQueue _writes;
    private readonly TimeProvider _clock;

    internal AccountStore(IDbContextFactory<LabDbContext> contexts, WriteQueue writes, TimeProvider clock)
    {
        _contexts = contexts;
        _writes = writes;
        _clock = clock;
    }

    private DateTime Now => _clock.GetUtcNow().UtcDateTime;

    /// <summary>Tells whether anybody has a role.</summary>
    /// <param name="role">The role.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<bool> AnyAsync(string role, CancellationToken cancellationToken = default)
    {
        var context = await _contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            return await context.UserRoles
                .AnyAsync(
                    held => context.Roles.Any(known => known.Id == held.RoleId && known.Name == role),
                    cancellationToken)
                .ConfigureAwait(false);
        }
    }

    /// <summary>Lists everybody with an account, oldest first.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<PersonRecord>> PeopleAsync(CancellationToken cancellationToken = default)
    {
        var context = await _contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            return await context.Users
                .AsNoTracking()
                .OrderBy(user => user.CreatedAt)
                .Select(user => new PersonRecord(
                    user.Id,
                    user.UserName!,
                    context.UserRoles
                        .Where(held => held.UserId == user.Id)
                        .Join(context.Roles, held => held.RoleId, role => role.Id, (_, role) => role.Name!)
                        .ToList(),
                    user.CreatedAt))
                .ToListAsync(cancellationToken)
                .ConfigureAwait(false);
        }
    }

    /// <summary>Takes a role away from an account, whose sign-ins end with it.</summary>
    /// <param name="id">The account.</param>
    /// <param name="role">The role.</param>
    /// <param name="by">The account that takes it away.</param>
    /// <param name="byRole">The role that <paramref name="by"/> must have at that moment.</param>
    /// <param name="cancellationToken">Gives up before it is stored.</param>
    /// <returns>Whether it was taken away: the account had it, and the other, who is another, has theirs.</returns>
    public Task<bool> TakeRoleAsync(
        string id, string role, string by, string byRole, CancellationToken cancellationToken = default) =>
        WriteAsync(
            async context =>
            {
                var transaction = await context.Database.BeginTransactionAsync(cancellationToken)
                    .ConfigureAwait(false);
                await using (transaction.ConfigureAwait(false))
                {
                    // In one statement: of two who take the role from each other at once, one keeps it.
                    var roles = context.Roles;
                    var holders = context.UserRoles;
                    var isTaken = by != id && await holders
                        .Where(held => held.UserId == id
                            && roles.Any(known => known.Id == held.RoleId && known.Name == role)
                            && holders.Any(own => own.UserId == by
                                && roles.Any(known => known.Id == own.RoleId && known.Name == byRole)))
                        .ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false) == 1;
                    if (isTaken)
                    {
                        var (security, concurrency) = ($"{Guid.NewGuid():N}", $"{Guid.NewGuid()}");
                        await context.Users.Where(user => user.Id == id)
                            .ExecuteUpdateAsync(
                                change => change.SetProperty(user => user.SecurityStamp, security)
                                    .SetProperty(user => user.ConcurrencyStamp, concurrency),
                                cancellationToken)
                            .ConfigureAwait(false);
                    }

                    await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
                    return isTaken;
                }
            },
            cancellationToken);

    /// <summary>Stores an invitation.</summary>
    /// <param name="keyHash">SHA-256 of the link's key, 64 hexadecimal digits.</param>
    /// <param name="role">The role of the account.</param>
    /// <param name="note">Whom it is for, at most 100 characters.</param>
    /// <param name="invitedBy">The name of whoever invites.</param>
    /// <param name="expiresAt">When it ends, UTC.</param>
    /// <param name="cancellationToken">Gives up before it is stored.</param>
    public async Task InviteAsync(
        string keyHash,
        string role,
        string note,
        string invitedBy,
        DateTime expiresAt,
        CancellationToken cancellationToken = default)
    {
        using var turn = await _writes.EnterAsync(cancellationToken).ConfigureAwait(false);
        var context = await _contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            context.Invitations.Add(new Invitation
            {
                Id = Guid.CreateVersion7(_clock.GetUtcNow()),
                KeyHash = keyHash,
                Role = role,
                Note = note,
                InvitedBy = invitedBy,
                CreatedAt = Now,
                ExpiresAt = expiresAt,
            });
            await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Lists the invitations that still can be used, newest first.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<InvitationRecord>> InvitationsAsync(CancellationToken cancellationToken = default)
    {
        var context = await _contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            return await Records(Usable(context).OrderByDescending(invitation => invitation.CreatedAt))
                .ToListAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Finds an invitation that still can be used.</summary>
    /// <param name="keyHash">SHA-256 of its key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>It, or null where there is none, or it was used, or its time is over.</returns>
    public async Task<InvitationRecord?> FindInvitationAsync(
        string keyHash, CancellationToken cancellationToken = default)
    {
        var context = await _contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            return await Records(Usable(context).Where(invitation => invitation.KeyHash == keyHash))
                .FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Uses an invitation up.</summary>
    /// <param name="id">The invitation.</param>
    /// <param name="cancellationToken">Gives up before it is stored.</param>
    /// <returns>Whether it still could be used, and nobody else was faster.</returns>
    public Task<bool> UseInvitationAsync(Guid id, CancellationToken cancellationToken = default) =>
        WriteAsync(
            async context => await Usable(context)
                .Where(invitation => invitation.Id == id)
                .ExecuteUpdateAsync(
                    change => change.SetProperty(invitation => invitation.UsedAt, Now), cancellationToken)
                .ConfigureAwait(false) == 1,
            cancellationToken);

    /// <summary>Makes a used invitation usable again, since no account came of it.</summary>
    /// <param name="id">The invitation.</param>
    /// <param name="cancellationToken">Gives up before it is stored.</param>
    public Task<bool> GiveInvitationBackAsync(Guid id, CancellationToken cancellationToken = default) =>
        WriteAsync(
            async context => await context.Invitations
                .Where(invitation => invitation.Id == id)
                .ExecuteUpdateAsync(
                    change => change.SetProperty(invitation => invitation.UsedAt, (DateTime?)null), cancellationToken)
                .ConfigureAwait(false) == 1,
            cancellationToken);

    /// <summary>Withdraws an invitation that was not used.</summary>
    /// <param name="id">The invitation.</param>
    /// <param name="cancellationToken">Gives up before it is stored.</param>
    /// <returns>Whether there was one.</returns>
    public Task<bool> WithdrawInvitationAsync(Guid id, CancellationToken cancellationToken = default) =>
        WriteAsync(
            async context => await context.Invitations
                .Where(invitation => invitation.Id == id && invitation.UsedAt == null)
                .ExecuteDeleteAsync(cancellationToken)
                .ConfigureAwait(false) == 1,
            cancellationToken);

    private static IQueryable<InvitationRecord> Records(IQueryable<Invitation> invitations) =>
        invitations.AsNoTracking().Select(invitation => new InvitationRecord(
            invitation.Id,
            invitation.Role,
            invitation.Note,
            invitation.InvitedBy,
            invitation.CreatedAt,
            invitation.ExpiresAt));

    private IQueryable<Invitation> Usable(LabDbContext context) =>
        context.Invitations.Where(invitation => invitation.UsedAt == null && invitation.ExpiresAt > Now);

    private async Task<bool> WriteAsync(Func<LabDbContext, Task<bool>> write, CancellationToken cancellationToken)
    {
        using var turn = await _writes.EnterAsync(cancellationToken).ConfigureAwait(false);
        var context = await _contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            return await write(context).ConfigureAwait(false);
        }
    }
}
