using MoodLab.Data;
using MoodLab.Data.Accounts;

namespace MoodLab.Lab.Accounts;

/// <summary>Links that make one account each.</summary>
public sealed class Invitations
{
    private readonly AccountStore _store;
    private readonly AccountMaker _maker;
    private readonly TimeProvider _clock;

    internal Invitations(AccountStore store, AccountMaker maker, TimeProvider clock)
    {
        _store = store;
        _maker = maker;
        _clock = clock;
    }

    /// <summary>Invites somebody.</summary>
    /// <param name="role">The role of their account, one of <see cref="Roles.All"/>.</param>
    /// <param name="note">Whom it is for, at most 100 characters; may be empty.</param>
    /// <param name="invitedBy">The name of whoever invites.</param>
    /// <param name="days">How long the link is good for, 1 to 30 days.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The key of the link, which nobody can read again.</returns>
    public async Task<string> InviteAsync(
        string role, string note, string invitedBy, int days, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(note);
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, AccountLimits.LongestInvitationDays);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(note.Length, AccountLimits.LongestNote);
        if (!Roles.All.Contains(role))
        {
            throw new ArgumentException($"There is no role '{role}'.", nameof(role));
        }

        var key = RandomKey.Draw(RandomKey.LinkBytes);
        await _store.InviteAsync(
            RandomKey.Hash(key),
            role,
            note,
            invitedBy,
            _clock.GetUtcNow().UtcDateTime.AddDays(days),
            cancellationToken).ConfigureAwait(false);
        return key;
    }

    /// <summary>Lists the invitations that still can be used, newest first.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<InvitationRecord>> ListAsync(CancellationToken cancellationToken = default) =>
        _store.InvitationsAsync(cancellationToken);

    /// <summary>Finds an invitation that still can be used.</summary>
    /// <param name="key">The key of its link.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>It, or null where there is none, or it was used, or its time is over.</returns>
    public async Task<InvitationRecord?> FindAsync(string? key, CancellationToken cancellationToken = default) =>
        string.IsNullOrEmpty(key)
            ? null
            : await _store.FindInvitationAsync(RandomKey.Hash(key), cancellationToken).ConfigureAwait(false);

    /// <summary>Withdraws an invitation that was not used.</summary>
    /// <param name="id">The invitation.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether there was one.</returns>
    public Task<bool> WithdrawAsync(Guid id, CancellationToken cancellationToken = default) =>
        _store.WithdrawInvitationAsync(id, cancellationToken);

    /// <summary>Makes the account that an invitation is for.</summary>
    /// <param name="key">The key of its link.</param>
    /// <param name="name">The name to sign in with.</param>
    /// <param name="password">The password.</param>
    /// <param name="cancellationToken">Gives up before the invitation is used.</param>
    public async Task<AccountResult> AcceptAsync(
        string? key, string? name, string? password, CancellationToken cancellationToken = default)
    {
        // Used first: of two who press at once, one gets the account.
        if (await FindAsync(key, cancellationToken).ConfigureAwait(false) is not { } invitation
            || !await _store.UseInvitationAsync(invitation.Id, cancellationToken).ConfigureAwait(false))
        {
            return AccountResult.Refused("This invitation was used or withdrawn, or its time is over.");
        }

        var result = await _maker.MakeAsync(name, password, invitation.Role).ConfigureAwait(false);
        if (result.User is null)
        {
            await _store.GiveInvitationBackAsync(invitation.Id, CancellationToken.None).ConfigureAwait(false);
        }

        return result;
    }
}
