using System.Data.Common;
using MoodLab.Data;
using MoodLab.Data.Evolving;
using MoodLab.Learning.Evolving;
using MoodLab.Music.Scores;

namespace MoodLab.Lab.Evolving;

/// <summary>
/// Grows melodies by ear. All that happens in a session is stored before it is told, and what cannot be stored is
/// answered with an <see cref="EvolutionException"/>; nobody reaches a session that is not theirs. May be used from
/// several threads.
/// </summary>
/// <param name="store">Where sessions lie.</param>
/// <param name="watch">Tells open pages what was changed.</param>
/// <param name="tastes">Knows what a musician rated before.</param>
/// <param name="continuer">Goes on from a melody.</param>
public sealed class EvolutionSessions(
    EvolutionStore store, EvolutionWatch watch, MusicianTaste tastes, MelodyContinuer continuer)
{
    /// <summary>The most generations of a session.</summary>
    public const int MaxGenerations = 1000;

    /// <summary>Starts a session and breeds its first generation.</summary>
    /// <param name="owner">Whose session.</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="title">Its title, 1 to 100 characters.</param>
    /// <param name="from">A piece whose top voice the first generation varies; null to begin at random.</param>
    /// <param name="cancellationToken">Gives up before it is stored.</param>
    /// <returns>The new session.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A setting lies outside its range.</exception>
    /// <exception cref="ArgumentException">The title is empty or too long.</exception>
    /// <exception cref="InvalidDataException">The piece has no note that has a pitch.</exception>
    public Task<Guid> StartAsync(
        string owner,
        EvolutionSettings settings,
        string title,
        Score? from = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        settings.Validate();
        Breeder breeder = new(settings.Melody, settings.Breeding);
        var random = SessionBreeding.RandomOf(settings, ordinal: 0);
        var first = from is null
            ? breeder.Begin(random)
            : breeder.Begin(MelodyImport.Into(from, settings.Melody).Genome, random);
        var ids = first.Select(_ => Guid.CreateVersion7()).ToList();
        return StoredAsync(store.AddAsync(
            owner,
            CheckTitle(title),
            EvolutionSettingsText.Write(settings),
            [
                .. first.Select((child, place) => new NewEvolutionMelody(
                    ids[place],
                    child.Genome.ToString(),
                    child.Origin.ToString(),
                    child.FirstParent is { } parent ? ids[parent] : null)),
            ],
            cancellationToken));
    }

    /// <summary>Opens a session.</summary>
    /// <param name="owner">Whose session.</param>
    /// <param name="id">The session.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The session; null where the owner has no such session.</returns>
    public async Task<EvolutionView?> OpenAsync(
        string owner, Guid id, CancellationToken cancellationToken = default) =>
        await store.FindAsync(owner, id, cancellationToken).ConfigureAwait(false) is { } record
            ? EvolutionView.Of(record)
            : null;

    /// <summary>Opens a session that somebody shares, to listen.</summary>
    /// <param name="key">The key of its link.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The session; null where none is shared by that key.</returns>
    public async Task<EvolutionView?> OpenSharedAsync(string key, CancellationToken cancellationToken = default) =>
        !string.IsNullOrEmpty(key)
        && await store.FindSharedAsync(key, cancellationToken).ConfigureAwait(false) is { } record
            ? EvolutionView.Of(record)
            : null;

    /// <summary>Lists sessions, the one changed last first.</summary>
    /// <param name="owner">Whose sessions.</param>
    /// <param name="skip">How many to pass over, at least 0.</param>
    /// <param name="take">How many to return, 1 to 100.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<EvolutionCard>> ListAsync(
        string owner, int skip, int take, CancellationToken cancellationToken = default) =>
    [
        .. (await store.ListAsync(owner, skip, take, cancellationToken).ConfigureAwait(false)).Select(ToCard),
    ];

    /// <summary>Rates a melody, or takes its rating back. The later of two ratings holds.</summary>
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
        var rated = await StoredAsync(store.RateAsync(owner, id, melody, stars, cancellationToken)).ConfigureAwait(false);
        return Told(id, rated, new EvolutionChange(melody, stars));
    }

    /// <summary>
    /// Breeds the next generation from one. A melody that is not rated counts as much as the musician's taste expects
    /// of it; where that is not known, as the classic's default: no stars.
    /// </summary>
    /// <param name="owner">Whose session.</param>
    /// <param name="id">The session.</param>
    /// <param name="from">The generation where the asker sees the session; it must still stand there.</param>
    /// <param name="cancellationToken">Gives up before it is stored.</param>
    /// <returns>Whether it was bred; not so where another tab was faster.</returns>
    /// <exception cref="EvolutionException">The session is full, or there is nothing left to breed.</exception>
    public async Task<bool> NextAsync(
        string owner, Guid id, Guid from, CancellationToken cancellationToken = default)
    {
        if (await OpenAsync(owner, id, cancellationToken).ConfigureAwait(false) is not { } view
            || view.Current.Id != from)
        {
            return false;
        }

        var ordinal = view.Generations.Length;
        if (ordinal >= MaxGenerations)
        {
            throw new EvolutionException(
                $"A session has at most {MaxGenerations} generations. Start a new one from its best melody.");
        }

        var parents = view.CurrentMelodies.ToList();
        var taste = MusicianTaste.Learn(
            view, await tastes.EarlierAsync(owner, view, cancellationToken).ConfigureAwait(false));
        var children = SessionBreeding.Next(view, parents, taste);
        var added = await StoredAsync(store.AddGenerationAsync(
            owner,
            id,
            from,
            ordinal,
            [.. children.Select(child => Born(child, parents))],
            cancellationToken)).ConfigureAwait(false);
        return Told(id, added);
    }

    /// <summary>Goes to another generation, from which the session goes on.</summary>
    /// <param name="owner">Whose session.</param>
    /// <param name="id">The session.</param>
    /// <param name="generation">The generation.</param>
    /// <param name="cancellationToken">Gives up before it is stored.</param>
    /// <returns>Whether the owner has such a generation.</returns>
    public async Task<bool> GoToAsync(
        string owner, Guid id, Guid generation, CancellationToken cancellationToken = default) =>
        Told(id, await StoredAsync(store.GoToAsync(owner, id, generation, cancellationToken)).ConfigureAwait(false));

    /// <summary>Draws a bar of a melody anew, and puts what comes of it in the melody's place.</summary>
    /// <param name="owner">Whose session.</param>
    /// <param name="id">The session.</param>
    /// <param name="melody">A melody of the generation where the session stands.</param>
    /// <param name="bar">The bar, from 0.</param>
    /// <param name="cancellationToken">Gives up before it is stored.</param>
    /// <returns>The new melody; null where there is no such melody.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such bar.</exception>
    /// <exception cref="EvolutionException">The locks leave nothing to draw.</exception>
    public async Task<Guid?> RerollAsync(
        string owner, Guid id, Guid melody, int bar, CancellationToken cancellationToken = default)
    {
        if (await OpenAsync(owner, id, cancellationToken).ConfigureAwait(false) is not { } view
            || !view.Melodies.TryGetValue(melody, out var old))
        {
            return null;
        }

        var genome = SessionBreeding.Reroll(view, old, bar);
        var born = Born(genome, Origin.Rerolled, melody);
        return await PlaceAsync(owner, view, melody, born, cancellationToken).ConfigureAwait(false) ? born.Id : null;
    }

    /// <summary>
    /// Lets a network go on from the first half of a melody, and adds what comes of it to the generation.
    /// </summary>
    /// <param name="owner">Whose session.</param>
    /// <param name="id">The session.</param>
    /// <param name="melody">A melody of the session.</param>
    /// <param name="cancellationToken">Gives up before it is stored.</param>
    /// <returns>The new melody; null where there is no such melody.</returns>
    /// <exception cref="EvolutionException">
    /// No network can compose now, it fell silent, or the generation has no room.
    /// </exception>
    public async Task<Guid?> ContinueAsync(
        string owner, Guid id, Guid melody, CancellationToken cancellationToken = default)
    {
        if (await OpenAsync(owner, id, cancellationToken).ConfigureAwait(false) is not { } view
            || !view.Melodies.TryGetValue(melody, out var old))
        {
            return null;
        }

        if (view.Current.MelodyIds.Length >= EvolutionOptions.MaxPopulation)
        {
            throw new EvolutionException(
                $"A generation has room for {EvolutionOptions.MaxPopulation} melodies. Breed the next one first.");
        }

        var seed = (view.Settings.Seed + view.Melodies.Count) & int.MaxValue;
        var genome = await continuer.ContinueAsync(old.Melody, old.Genome, seed, cancellationToken)
            .ConfigureAwait(false);
        var born = Born(genome, Origin.Continued, melody);
        return Told(id, await StoredAsync(store.PlaceAsync(
            owner, id, view.Current.Id, position: null, born, cancellationToken)).ConfigureAwait(false)) ? born.Id : null;
    }

    /// <summary>Puts another melody of the session at the place of one, in the generation where it stands.</summary>
    /// <param name="owner">Whose session.</param>
    /// <param name="id">The session.</param>
    /// <param name="instead">The melody whose place it takes.</param>
    /// <param name="melody">The melody.</param>
    /// <param name="cancellationToken">Gives up before it is stored.</param>
    /// <returns>Whether there are such melodies.</returns>
    public async Task<bool> PlaceAsync(
        string owner, Guid id, Guid instead, Guid melody, CancellationToken cancellationToken = default) =>
        await OpenAsync(owner, id, cancellationToken).ConfigureAwait(false) is { } view
        && view.Melodies.TryGetValue(melody, out var found)
        && await PlaceAsync(
            owner, view, instead, Born(found.Genome, found.Origin) with { Id = melody }, cancellationToken)
            .ConfigureAwait(false);

    /// <summary>Changes the settings that may change in a session: all but what a melody is.</summary>
    /// <param name="owner">Whose session.</param>
    /// <param name="id">The session.</param>
    /// <param name="change">Makes the new settings out of those that hold.</param>
    /// <param name="cancellationToken">Gives up before it is stored.</param>
    /// <returns>Whether the owner has such a session.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A setting lies outside its range.</exception>
    /// <exception cref="ArgumentException">The change touches what a melody is.</exception>
    public async Task<bool> ChangeAsync(
        string owner,
        Guid id,
        Func<EvolutionSettings, EvolutionSettings> change,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        var changed = await StoredAsync(store.UpdateAsync(
            owner,
            id,
            settings: text => EvolutionSettingsText.Write(Change(EvolutionSettingsText.Read(text), change)),
            cancellationToken: cancellationToken)).ConfigureAwait(false);
        return Told(id, changed);
    }

    /// <summary>Gives a session another title.</summary>
    /// <param name="owner">Whose session.</param>
    /// <param name="id">The session.</param>
    /// <param name="title">1 to 100 characters after trimming.</param>
    /// <param name="cancellationToken">Gives up before it is stored.</param>
    /// <returns>Whether the owner has such a session.</returns>
    /// <exception cref="ArgumentException">The title is empty or too long.</exception>
    public async Task<bool> RenameAsync(
        string owner, Guid id, string title, CancellationToken cancellationToken = default) =>
        Told(id, await StoredAsync(store.UpdateAsync(
            owner, id, CheckTitle(title), cancellationToken: cancellationToken)).ConfigureAwait(false));

    /// <summary>Shares a session by a new key, or ends the sharing.</summary>
    /// <param name="owner">Whose session.</param>
    /// <param name="id">The session.</param>
    /// <param name="share">Whether it is shared from now on.</param>
    /// <param name="cancellationToken">Gives up before it is stored.</param>
    /// <returns>Whether the owner has such a session.</returns>
    public async Task<bool> ShareAsync(
        string owner, Guid id, bool share, CancellationToken cancellationToken = default)
    {
        var key = share ? RandomKey.Draw(RandomKey.LinkBytes) : null;
        return Told(id, await StoredAsync(store.ShareAsync(owner, id, key, cancellationToken)).ConfigureAwait(false));
    }

    /// <summary>Removes a session; <see cref="RestoreAsync"/> takes that back.</summary>
    /// <param name="owner">Whose session.</param>
    /// <param name="id">The session.</param>
    /// <param name="cancellationToken">Gives up before it is stored.</param>
    /// <returns>Whether the owner had such a session.</returns>
    public async Task<bool> RemoveAsync(string owner, Guid id, CancellationToken cancellationToken = default) =>
        Told(id, await StoredAsync(store.RemoveAsync(owner, id, cancellationToken)).ConfigureAwait(false));

    /// <summary>Puts a removed session back.</summary>
    /// <param name="owner">Whose session.</param>
    /// <param name="id">The session.</param>
    /// <param name="cancellationToken">Gives up before it is stored.</param>
    /// <returns>Whether the session was there to be put back.</returns>
    public Task<bool> RestoreAsync(string owner, Guid id, CancellationToken cancellationToken = default) =>
        StoredAsync(store.RestoreAsync(owner, id, cancellationToken));

    // The database is full, busy for too long, or gone; what it acknowledged before is safe.
    private static async Task<T> StoredAsync<T>(Task<T> change)
    {
        try
        {
            return await change.ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is DbException || exception.InnerException is DbException)
        {
            throw new EvolutionException(
                "This could not be stored: the disk may be full, or the database busy. All that was stored before is "
                + "safe. Try again in a moment.",
                exception);
        }
    }

    private static NewEvolutionMelody Born(Genome genome, Origin origin, Guid? first = null, Guid? second = null) =>
        new(Guid.CreateVersion7(), genome.ToString(), origin.ToString(), first, second);

    private static NewEvolutionMelody Born(Child child, List<MelodyView> parents)
    {
        var (first, second) = (Parent(child.FirstParent), Parent(child.SecondParent));
        return child.Origin == Origin.Elite
            ? Born(child.Genome, Origin.Elite) with { Id = first!.Value }
            : Born(child.Genome, child.Origin, first, second == first ? null : second);

        Guid? Parent(int? place) => place is { } known ? parents[known].Id : null;
    }

    private static EvolutionSettings Change(
        EvolutionSettings settings, Func<EvolutionSettings, EvolutionSettings> change)
    {
        var changed = change(settings);
        changed.Validate();
        return changed.Melody with { BeatsPerMinute = settings.Melody.BeatsPerMinute } == settings.Melody
            && changed.Seed == settings.Seed
            ? changed
            : throw new ArgumentException(
                "What a melody is, and the seed, stay for the whole session; start another one.", nameof(change));
    }

    private static string CheckTitle(string title)
    {
        const int MaxTitle = 100;
        ArgumentNullException.ThrowIfNull(title);
        return title.Trim() is { Length: > 0 and <= MaxTitle } trimmed
            ? trimmed
            : throw new ArgumentException($"A title has 1 to {MaxTitle} characters.", nameof(title));
    }

    private static EvolutionCard ToCard(EvolutionCardRecord record)
    {
        var settings = EvolutionSettingsText.Read(record.Settings);
        return new EvolutionCard(
            record.Id,
            record.Title,
            record.ChangedAt,
            record.Generations,
            record.Ratings,
            record.BestGenome is { } best
                ? Melody.Of(Genome.Parse(best), settings.Melody, settings.Breeding.AsPublished)
                : null);
    }

    private async Task<bool> PlaceAsync(
        string owner, EvolutionView view, Guid instead, NewEvolutionMelody melody, CancellationToken cancellationToken)
    {
        var position = view.Current.MelodyIds.IndexOf(instead);
        return position >= 0 && Told(view.Id, await StoredAsync(store.PlaceAsync(
            owner, view.Id, view.Current.Id, position, melody, cancellationToken)).ConfigureAwait(false));
    }

    private bool Told(Guid session, bool changed, EvolutionChange change = default)
    {
        if (changed)
        {
            watch.Tell(session, change);
        }

        return changed;
    }
}
