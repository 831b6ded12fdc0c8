using Microsoft.EntityFrameworkCore;

namespace MoodLab.Data.Evolving;

/// <content>What is done to a session as a whole.</content>
public sealed partial class EvolutionStore
{
    /// <summary>Changes settings of a session, title and settings as they are being read.</summary>
    /// <param name="owner">Whose session.</param>
    /// <param name="id">The session.</param>
    /// <param name="title">Its new title, 1 to 100 characters; null leaves it.</param>
    /// <param name="settings">Makes the new settings out of the old ones; null leaves them.</param>
    /// <param name="cancellationToken">Gives up before it is stored.</param>
    /// <returns>Whether the owner has such a session.</returns>
    public Task<bool> UpdateAsync(
        string owner,
        Guid id,
        string? title = null,
        Func<string, string>? settings = null,
        CancellationToken cancellationToken = default) =>
        EditAsync(
            owner,
            id,
            session =>
            {
                session.Title = title ?? session.Title;
                session.Settings = settings?.Invoke(session.Settings) ?? session.Settings;
            },
            cancellationToken);

    /// <summary>Shares a session with all who know a key, or with nobody any more.</summary>
    /// <param name="owner">Whose session.</param>
    /// <param name="id">The session.</param>
    /// <param name="key">At most 43 characters that cannot be guessed; null ends the sharing.</param>
    /// <param name="cancellationToken">Gives up before it is stored.</param>
    /// <returns>Whether the owner has such a session.</returns>
    public Task<bool> ShareAsync(
        string owner, Guid id, string? key, CancellationToken cancellationToken = default) =>
        EditAsync(owner, id, session => session.ShareKey = key, cancellationToken);

    /// <summary>Removes a session in a way that can be taken back.</summary>
    /// <param name="owner">Whose session.</param>
    /// <param name="id">The session.</param>
    /// <param name="cancellationToken">Gives up before it is stored.</param>
    /// <returns>Whether the owner had such a session.</returns>
    public Task<bool> RemoveAsync(string owner, Guid id, CancellationToken cancellationToken = default) =>
        EditAsync(owner, id, session => session.RemovedAt = Now, cancellationToken);

    /// <summary>Takes a removal back.</summary>
    /// <param name="owner">Whose session.</param>
    /// <param name="id">The session.</param>
    /// <param name="cancellationToken">Gives up before it is stored.</param>
    /// <returns>Whether the session was there to be put back.</returns>
    public async Task<bool> RestoreAsync(string owner, Guid id, CancellationToken cancellationToken = default)
    {
        using var turn = await _writes.EnterAsync(cancellationToken).ConfigureAwait(false);
        var context = await _contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            return await context.Evolutions
                .Where(session => session.Owner == owner && session.Id == id && session.RemovedAt != null)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(session => session.RemovedAt, (DateTime?)null)
                        .SetProperty(session => session.Version, Guid.NewGuid()),
                    cancellationToken).ConfigureAwait(false) == 1;
        }
    }

    /// <summary>Deletes sessions for good that were removed before a moment.</summary>
    /// <param name="before">The moment, in UTC.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many were deleted.</returns>
    public async Task<int> PurgeAsync(DateTime before, CancellationToken cancellationToken = default)
    {
        using var turn = await _writes.EnterAsync(cancellationToken).ConfigureAwait(false);
        var context = await _contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            return await context.Evolutions
                .Where(session => session.RemovedAt != null && session.RemovedAt < before)
                .ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
