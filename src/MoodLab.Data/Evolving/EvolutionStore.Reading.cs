using Microsoft.EntityFrameworkCore;

namespace MoodLab.Data.Evolving;

/// <content>What is read.</content>
public sealed partial class EvolutionStore
{
    /// <summary>Finds a session with all that is in it.</summary>
    /// <param name="owner">Whose session.</param>
    /// <param name="id">The session.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The session; null where the owner has no such session.</returns>
    public async Task<EvolutionRecord?> FindAsync(
        string owner, Guid id, CancellationToken cancellationToken = default)
    {
        var context = await _contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            return await ReadAsync(
                context, Owned(context, owner).Where(session => session.Id == id), cancellationToken)
                .ConfigureAwait(false);
        }
    }

    /// <summary>Finds a session that is shared.</summary>
    /// <param name="key">The key that it is shared by.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The session; null where none is shared by that key.</returns>
    public async Task<EvolutionRecord?> FindSharedAsync(string key, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        var context = await _contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            return await ReadAsync(
                context,
                context.Evolutions.Where(session => session.ShareKey == key && session.RemovedAt == null),
                cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Lists sessions, the one changed last first.</summary>
    /// <param name="owner">Whose sessions.</param>
    /// <param name="skip">How many to pass over, at least 0.</param>
    /// <param name="take">How many to return at most, 1 to 100.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number lies outside its range.</exception>
    public async Task<IReadOnlyList<EvolutionCardRecord>> ListAsync(
        string owner, int skip, int take, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(skip);
        ArgumentOutOfRangeException.ThrowIfLessThan(take, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(take, 100);
        var context = await _contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            return await Owned(context, owner).AsNoTracking()
                .OrderByDescending(session => session.ChangedAt)
                .ThenByDescending(session => session.Id)
                .Skip(skip)
                .Take(take)
                .Select(session => new EvolutionCardRecord(
                    session.Id,
                    session.Title,
                    session.ChangedAt,
                    context.EvolutionGenerations.Count(generation => generation.EvolutionId == session.Id),
                    context.EvolutionMelodies.Count(
                        melody => melody.EvolutionId == session.Id && melody.Stars != null),
                    context.EvolutionMelodies
                        .Where(melody => melody.EvolutionId == session.Id && melody.Stars != null)
                        .OrderByDescending(melody => melody.Stars)
                        .ThenBy(melody => melody.Id)
                        .Select(melody => melody.Genome)
                        .FirstOrDefault(),
                    session.Settings))
                .ToListAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Lists what a musician rated in all sessions, the latest ratings first.</summary>
    /// <param name="owner">Whose ratings.</param>
    /// <param name="take">How many to return at most, 1 to 1,000.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number lies outside its range.</exception>
    public async Task<IReadOnlyList<RatedMelodyRecord>> ListRatedAsync(
        string owner, int take, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(take, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(take, 1000);
        var context = await _contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            return await Owned(context, owner).AsNoTracking()
                .Join(
                    context.EvolutionMelodies.Where(melody => melody.Stars != null),
                    session => session.Id,
                    melody => melody.EvolutionId,
                    (session, melody) => new { session, melody })
                .OrderByDescending(found => found.melody.RatedAt)
                .ThenByDescending(found => found.melody.Id)
                .Take(take)
                .Select(found => new RatedMelodyRecord(
                    found.session.Id, found.session.Settings, found.melody.Genome, found.melody.Stars!.Value))
                .ToListAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    // Read in this order, nothing is named that was not read, though others write meanwhile: melodies are never taken
    // away, and a generation whose places came too late is left out.
    private static async Task<EvolutionRecord?> ReadAsync(
        LabDbContext context, IQueryable<Evolution> wanted, CancellationToken cancellationToken)
    {
        if (await wanted.AsNoTracking().FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false)
            is not { } session)
        {
            return null;
        }

        var places = await context.EvolutionPlaces.AsNoTracking()
            .Where(place => context.EvolutionGenerations.Any(
                generation => generation.Id == place.GenerationId && generation.EvolutionId == session.Id))
            .OrderBy(place => place.Position)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        var byGeneration = places.ToLookup(place => place.GenerationId, place => place.MelodyId);
        var generations = await context.EvolutionGenerations.AsNoTracking()
            .Where(generation => generation.EvolutionId == session.Id)
            .OrderBy(generation => generation.Ordinal)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        var melodies = await context.EvolutionMelodies.AsNoTracking()
            .Where(melody => melody.EvolutionId == session.Id)
            .OrderBy(melody => melody.Id)
            .Select(melody => new EvolutionMelodyRecord(
                melody.Id,
                melody.GenerationId,
                melody.Genome,
                melody.Origin,
                melody.FirstParentId,
                melody.SecondParentId,
                melody.Stars))
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return new EvolutionRecord(
            session.Id,
            session.Title,
            session.CreatedAt,
            session.Settings,
            session.CurrentGenerationId,
            session.ShareKey,
            [
                .. generations.Where(generation => byGeneration.Contains(generation.Id)).Select(
                    generation => new EvolutionGenerationRecord(
                        generation.Id,
                        generation.ParentId,
                        generation.Ordinal,
                        generation.CreatedAt,
                        [.. byGeneration[generation.Id]])),
            ],
            melodies);
    }
}
