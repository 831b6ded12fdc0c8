using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using MoodLab.Data.Sqlite;

namespace MoodLab.Data.Evolving;

/// <summary>
/// Stores sessions in which melodies are grown. Every operation names the owner and touches only their sessions; each
/// takes a context of its own, so the store may be used from several threads.
/// </summary>
public sealed partial class EvolutionStore
{
    private const int ConstraintViolated = 19;

    // So many tabs do not write to one session at the same moment; what still fails then is no conflict.
    private const int MostAttempts = 20;

    private readonly IDbContextFactory<LabDbContext> _contexts;
    private readonly WriteQueue _writes;
    private readonly TimeProvider _clock;

    internal EvolutionStore(IDbContextFactory<LabDbContext> contexts, WriteQueue writes, TimeProvider clock)
    {
        _contexts = contexts;
        _writes = writes;
        _clock = clock;
    }

    private DateTime Now => _clock.GetUtcNow().UtcDateTime;

    /// <summary>Stores a new session with its first generation.</summary>
    /// <param name="owner">Whose session, at most 64 characters.</param>
    /// <param name="title">Its title, at most 100 characters.</param>
    /// <param name="settings">Its settings, at most 2,000 characters.</param>
    /// <param name="melodies">The melodies of the first generation in their places.</param>
    /// <param name="cancellationToken">Gives up before it is stored.</param>
    /// <returns>Its new id.</returns>
    public async Task<Guid> AddAsync(
        string owner,
        string title,
        string settings,
        IReadOnlyList<NewEvolutionMelody> melodies,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(melodies);
        var session = new Evolution
        {
            Id = Guid.CreateVersion7(_clock.GetUtcNow()),
            Owner = owner,
            Title = title,
            Settings = settings,
            CreatedAt = Now,
            ChangedAt = Now,
        };
        using var turn = await _writes.EnterAsync(cancellationToken).ConfigureAwait(false);
        var context = await _contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            session.CurrentGenerationId = AddGeneration(context, session.Id, parent: null, ordinal: 0, melodies);
            context.Evolutions.Add(session);
            await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
            return session.Id;
        }
    }

    /// <summary>Adds a generation and makes it the one where the session stands.</summary>
    /// <param name="owner">Whose session.</param>
    /// <param name="id">The session.</param>
    /// <param name="parent">The generation that it was bred from.</param>
    /// <param name="ordinal">How many generations the caller knows; where there are more, nothing is added.</param>
    /// <param name="melodies">Its melodies in their places; those that the session has already live on.</param>
    /// <param name="cancellationToken">Gives up before it is stored.</param>
    /// <returns>Whether it was added: the owner has such a session, and nobody else was faster.</returns>
    public async Task<bool> AddGenerationAsync(
        string owner,
        Guid id,
        Guid parent,
        int ordinal,
        IReadOnlyList<NewEvolutionMelody> melodies,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(melodies);
        using var turn = await _writes.EnterAsync(cancellationToken).ConfigureAwait(false);
        var context = await _contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            var session = await Owned(context, owner)
                .FirstOrDefaultAsync(found => found.Id == id, cancellationToken).ConfigureAwait(false);
            if (session is null
                || await context.EvolutionGenerations.CountAsync(
                    generation => generation.EvolutionId == id, cancellationToken).ConfigureAwait(false) != ordinal)
            {
                return false;
            }

            var living = await context.EvolutionMelodies
                .Where(melody => melody.EvolutionId == id)
                .Select(melody => melody.Id)
                .ToHashSetAsync(cancellationToken).ConfigureAwait(false);
            session.CurrentGenerationId = AddGeneration(context, id, parent, ordinal, melodies, living);
            session.ChangedAt = Now;
            return await SavedAsync(context, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Rates a melody, or takes its rating back. The later rating of two holds.</summary>
    /// <param name="owner">Whose session.</param>
    /// <param name="id">The session.</param>
    /// <param name="melody">The melody.</param>
    /// <param name="stars">0 to 5; null takes the rating back.</param>
    /// <param name="cancellationToken">Gives up before it is stored.</param>
    /// <returns>Whether the owner has such a melody.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The stars lie outside 0 to 5.</exception>
    public async Task<bool> RateAsync(
        string owner, Guid id, Guid melody, int? stars, CancellationToken cancellationToken = default)
    {
        if (stars is < 0 or > 5)
        {
            throw new ArgumentOutOfRangeException(nameof(stars), stars, "stars must lie between 0 and 5.");
        }

        DateTime? at = stars is null ? null : Now;
        using var turn = await _writes.EnterAsync(cancellationToken).ConfigureAwait(false);
        var context = await _contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            var transaction = await context.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                // The version stays: a rating does not conflict with an edit of the settings.
                var sessions = await Owned(context, owner).Where(session => session.Id == id)
                    .ExecuteUpdateAsync(
                        set => set.SetProperty(session => session.ChangedAt, Now), cancellationToken)
                    .ConfigureAwait(false);
                var rated = sessions == 0
                    ? 0
                    : await context.EvolutionMelodies
                        .Where(found => found.EvolutionId == id && found.Id == melody)
                        .ExecuteUpdateAsync(
                            set => set.SetProperty(found => found.Stars, stars)
                                .SetProperty(found => found.RatedAt, at),
                            cancellationToken).ConfigureAwait(false);
                if (rated == 1)
                {
                    await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
                }

                return rated == 1;
            }
        }
    }

    /// <summary>Goes to another generation of the session.</summary>
    /// <param name="owner">Whose session.</param>
    /// <param name="id">The session.</param>
    /// <param name="generation">The generation.</param>
    /// <param name="cancellationToken">Gives up before it is stored.</param>
    /// <returns>Whether the owner has such a generation.</returns>
    public Task<bool> GoToAsync(
        string owner, Guid id, Guid generation, CancellationToken cancellationToken = default) =>
        EditAsync(
            owner,
            id,
            async (context, session) =>
            {
                session.CurrentGenerationId = generation;
                return await context.EvolutionGenerations.AnyAsync(
                    found => found.Id == generation && found.EvolutionId == id, cancellationToken)
                    .ConfigureAwait(false);
            },
            cancellationToken);

    /// <summary>Puts a melody at a place of a generation, instead of the one that stands there, or behind the last.
    /// </summary>
    /// <param name="owner">Whose session.</param>
    /// <param name="id">The session.</param>
    /// <param name="generation">The generation.</param>
    /// <param name="position">The place, from 0; null for a new one behind the last.</param>
    /// <param name="melody">A new melody, or one that the session has.</param>
    /// <param name="cancellationToken">Gives up before it is stored.</param>
    /// <returns>Whether the owner has such a place.</returns>
    public Task<bool> PlaceAsync(
        string owner,
        Guid id,
        Guid generation,
        int? position,
        NewEvolutionMelody melody,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(melody);
        return EditAsync(
            owner,
            id,
            async (context, session) =>
            {
                var places = await context.EvolutionPlaces
                    .Where(found => found.GenerationId == generation)
                    .OrderBy(found => found.Position)
                    .ToListAsync(cancellationToken).ConfigureAwait(false);
                if (position < 0 || position >= places.Count
                    || !await context.EvolutionGenerations.AnyAsync(
                        found => found.Id == generation && found.EvolutionId == id, cancellationToken)
                        .ConfigureAwait(false))
                {
                    return false;
                }

                if (!await context.EvolutionMelodies.AnyAsync(
                    found => found.Id == melody.Id && found.EvolutionId == id, cancellationToken)
                    .ConfigureAwait(false))
                {
                    context.EvolutionMelodies.Add(ToEntity(melody, id, generation));
                }

                if (position is { } taken)
                {
                    places[taken].MelodyId = melody.Id;
                }
                else
                {
                    context.EvolutionPlaces.Add(new EvolutionPlace
                    {
                        GenerationId = generation,
                        Position = places.Count,
                        MelodyId = melody.Id,
                    });
                }

                return true;
            },
            cancellationToken);
    }

    private static IQueryable<Evolution> Owned(LabDbContext context, string owner) =>
        context.Evolutions.Where(session => session.Owner == owner && session.RemovedAt == null);

    private static EvolutionMelody ToEntity(NewEvolutionMelody melody, Guid session, Guid generation) => new()
    {
        Id = melody.Id,
        EvolutionId = session,
        GenerationId = generation,
        Genome = melody.Genome,
        Origin = melody.Origin,
        FirstParentId = melody.FirstParentId,
        SecondParentId = melody.SecondParentId,
    };

    // False where another writer was faster: at this generation's number, or at the session itself.
    private static async Task<bool> SavedAsync(LabDbContext context, CancellationToken cancellationToken)
    {
        try
        {
            await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (DbUpdateException exception) when (IsConflict(exception))
        {
            return false;
        }
    }

    private static bool IsConflict(DbUpdateException exception) => exception is DbUpdateConcurrencyException
        || exception.InnerException is SqliteException { SqliteErrorCode: ConstraintViolated };

    private Guid AddGeneration(
        LabDbContext context,
        Guid session,
        Guid? parent,
        int ordinal,
        IReadOnlyList<NewEvolutionMelody> melodies,
        HashSet<Guid>? living = null)
    {
        var generation = new EvolutionGeneration
        {
            Id = Guid.CreateVersion7(_clock.GetUtcNow()),
            EvolutionId = session,
            ParentId = parent,
            Ordinal = ordinal,
            CreatedAt = Now,
        };
        context.EvolutionGenerations.Add(generation);
        for (var i = 0; i < melodies.Count; i++)
        {
            if (living?.Contains(melodies[i].Id) != true)
            {
                context.EvolutionMelodies.Add(ToEntity(melodies[i], session, generation.Id));
            }

            context.EvolutionPlaces.Add(
                new EvolutionPlace { GenerationId = generation.Id, Position = i, MelodyId = melodies[i].Id });
        }

        return generation.Id;
    }

    private Task<bool> EditAsync(
        string owner, Guid id, Action<Evolution> edit, CancellationToken cancellationToken) =>
        EditAsync(
            owner,
            id,
            (_, session) =>
            {
                edit(session);
                return Task.FromResult(true);
            },
            cancellationToken);

    // Another writer at the same moment is waited out: the edit is made again on what it left.
    private async Task<bool> EditAsync(
        string owner,
        Guid id,
        Func<LabDbContext, Evolution, Task<bool>> edit,
        CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var turn = await _writes.EnterAsync(cancellationToken).ConfigureAwait(false);
            var context = await _contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
            await using (context.ConfigureAwait(false))
            {
                var session = await Owned(context, owner)
                    .FirstOrDefaultAsync(found => found.Id == id, cancellationToken).ConfigureAwait(false);
                if (session is null || !await edit(context, session).ConfigureAwait(false))
                {
                    return false;
                }

                session.ChangedAt = Now;
                try
                {
                    await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
                    return true;
                }
                catch (DbUpdateException exception) when (attempt < MostAttempts && IsConflict(exception))
                {
                    // Each round, one writer gets through.
                }
            }
        }
    }
}
