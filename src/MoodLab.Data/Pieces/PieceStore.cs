using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using MoodLab.Data.Sqlite;

namespace MoodLab.Data.Pieces;

/// <summary>
/// Stores pieces. Every operation names the owner and touches only their pieces; each takes a context of its own, so
/// the store may be used from several threads.
/// </summary>
public sealed class PieceStore
{
    private static readonly Expression<Func<Piece, PieceRecord>> s_record = piece => new PieceRecord(
        piece.Id,
        piece.Title,
        piece.Mood,
        piece.Method,
        piece.Model,
        piece.ModelSha256,
        piece.Precision,
        piece.Seed,
        piece.Strength,
        piece.Temperature,
        piece.Memory,
        piece.RequestedSeconds,
        piece.Seconds,
        piece.CreatedAt,
        piece.KeptAt,
        piece.Midi);

    private readonly IDbContextFactory<LabDbContext> _contexts;
    private readonly WriteQueue _writes;
    private readonly TimeProvider _clock;

    internal PieceStore(IDbContextFactory<LabDbContext> contexts, WriteQueue writes, TimeProvider clock)
    {
        _contexts = contexts;
        _writes = writes;
        _clock = clock;
    }

    /// <summary>Stores a piece as a draft.</summary>
    /// <param name="piece">The piece.</param>
    /// <param name="cancellationToken">Gives up before it is stored.</param>
    /// <returns>Its new id.</returns>
    public async Task<Guid> AddAsync(NewPiece piece, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(piece);
        var entity = new Piece
        {
            // Ids grow with time, which keeps the index compact; the random part keeps them from being guessed.
            Id = Guid.CreateVersion7(_clock.GetUtcNow()),
            CreatedAt = _clock.GetUtcNow().UtcDateTime,
            Owner = piece.Owner,
            Title = piece.Title,
            Mood = piece.Mood,
            Method = piece.Method,
            Model = piece.Model,
            ModelSha256 = piece.ModelSha256,
            Precision = piece.Precision,
            Seed = piece.Seed,
            Strength = piece.Strength,
            Temperature = piece.Temperature,
            Memory = piece.Memory,
            RequestedSeconds = piece.RequestedSeconds,
            Seconds = piece.Seconds,
            NoteCount = piece.NoteCount,
            Midi = piece.Midi,
            Sha256 = piece.Sha256,
        };
        using var turn = await _writes.EnterAsync(cancellationToken).ConfigureAwait(false);
        var context = await _contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            context.Pieces.Add(entity);
            await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
            return entity.Id;
        }
    }

    /// <summary>Finds a piece that was not removed, draft or kept.</summary>
    /// <param name="owner">Whose piece.</param>
    /// <param name="id">The piece.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The piece, or null where the owner has no such piece.</returns>
    public async Task<PieceRecord?> FindAsync(string owner, Guid id, CancellationToken cancellationToken = default)
    {
        var context = await _contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            return await context.Pieces.AsNoTracking()
                .Where(piece => piece.Owner == owner && piece.Id == id && piece.RemovedAt == null)
                .Select(s_record)
                .FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Lists kept pieces, the newest first.</summary>
    /// <param name="owner">Whose pieces.</param>
    /// <param name="skip">How many to pass over, at least 0.</param>
    /// <param name="take">How many to return at most, 1 to 100.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number lies outside its range.</exception>
    public async Task<IReadOnlyList<PieceRecord>> ListKeptAsync(
        string owner, int skip, int take, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(skip);
        ArgumentOutOfRangeException.ThrowIfLessThan(take, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(take, 100);
        var context = await _contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            return await context.Pieces.AsNoTracking()
                .Where(piece => piece.Owner == owner && piece.KeptAt != null && piece.RemovedAt == null)
                .OrderByDescending(piece => piece.KeptAt)
                .ThenByDescending(piece => piece.Id)
                .Skip(skip)
                .Take(take)
                .Select(s_record)
                .ToListAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Keeps a draft; a piece that is kept already stays as it is.</summary>
    /// <param name="owner">Whose piece.</param>
    /// <param name="id">The piece.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether the owner has such a piece.</returns>
    public Task<bool> KeepAsync(string owner, Guid id, CancellationToken cancellationToken = default) =>
        EditAsync(owner, id, removed: false, piece => piece.KeptAt ??= Now, cancellationToken);

    /// <summary>Gives a piece another title.</summary>
    /// <param name="owner">Whose piece.</param>
    /// <param name="id">The piece.</param>
    /// <param name="title">1 to 100 characters.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether the owner has such a piece.</returns>
    /// <exception cref="ArgumentException">The title is blank or too long.</exception>
    public Task<bool> RenameAsync(string owner, Guid id, string title, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        if (title.Length > Piece.MaxTitle)
        {
            throw new ArgumentException($"A title has at most {Piece.MaxTitle} characters.", nameof(title));
        }

        return EditAsync(owner, id, removed: false, piece => piece.Title = title, cancellationToken);
    }

    /// <summary>Removes a piece in a way that can be taken back.</summary>
    /// <param name="owner">Whose piece.</param>
    /// <param name="id">The piece.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether the owner had such a piece.</returns>
    public Task<bool> RemoveAsync(string owner, Guid id, CancellationToken cancellationToken = default) =>
        EditAsync(owner, id, removed: false, piece => piece.RemovedAt = Now, cancellationToken);

    /// <summary>Takes a removal back.</summary>
    /// <param name="owner">Whose piece.</param>
    /// <param name="id">The piece.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether the owner has such a removed piece.</returns>
    public Task<bool> RestoreAsync(string owner, Guid id, CancellationToken cancellationToken = default) =>
        EditAsync(owner, id, removed: true, piece => piece.RemovedAt = null, cancellationToken);

    /// <summary>Deletes for good what nobody kept or what was removed, where it is older than a given time.</summary>
    /// <param name="before">Drafts composed and pieces removed before this time go.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many pieces went.</returns>
    public async Task<int> PurgeAsync(DateTime before, CancellationToken cancellationToken = default)
    {
        using var turn = await _writes.EnterAsync(cancellationToken).ConfigureAwait(false);
        var context = await _contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            return await context.Pieces
                .Where(piece => (piece.KeptAt == null && piece.CreatedAt < before) || piece.RemovedAt < before)
                .ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private DateTime Now => _clock.GetUtcNow().UtcDateTime;

    private async Task<bool> EditAsync(
        string owner, Guid id, bool removed, Action<Piece> edit, CancellationToken cancellationToken)
    {
        using var turn = await _writes.EnterAsync(cancellationToken).ConfigureAwait(false);
        var context = await _contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            var piece = await context.Pieces
                .FirstOrDefaultAsync(
                    found => found.Owner == owner && found.Id == id && (found.RemovedAt != null) == removed,
                    cancellationToken).ConfigureAwait(false);
            if (piece is null)
            {
                return false;
            }

            edit(piece);
            await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
    }
}
