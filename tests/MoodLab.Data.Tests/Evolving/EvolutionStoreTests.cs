using Microsoft.EntityFrameworkCore;
using MoodLab.Data.Evolving;

namespace MoodLab.Data.Tests.Evolving;

public sealed class EvolutionStoreTests
{
    private const string Ada = "ada";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Add_Session_ComesBackAsItWas()
    {
        await using var database = await TestDatabase.CreateAsync();
        var melodies = Melodies(3);

        var id = await database.Evolutions.AddAsync(Ada, "Tune", "{}", melodies, Token);

        var session = await FindAsync(database, id);
        Assert.Equal(("Tune", "{}", null), (session.Title, session.Settings, session.ShareKey));
        var generation = Assert.Single(session.Generations);
        Assert.Equal(session.CurrentGenerationId, generation.Id);
        Assert.Equal(melodies.Select(melody => melody.Id), generation.MelodyIds);
        Assert.Equal(
            melodies.Select(melody => (melody.Id, melody.Genome, melody.Origin)).Order(),
            session.Melodies.Select(melody => (melody.Id, melody.Genome, melody.Origin)).Order());
        Assert.All(session.Melodies, melody => Assert.Null(melody.Stars));
    }

    [Fact]
    public async Task Session_OfAnother_IsNotReached()
    {
        await using var database = await TestDatabase.CreateAsync();
        var melodies = Melodies(2);
        var id = await database.Evolutions.AddAsync(Ada, "Tune", "{}", melodies, Token);
        var generation = (await FindAsync(database, id)).CurrentGenerationId;
        var store = database.Evolutions;

        Assert.Null(await store.FindAsync("bob", id, Token));
        Assert.Empty(await store.ListAsync("bob", 0, 10, Token));
        Assert.False(await store.RateAsync("bob", id, melodies[0].Id, 5, Token));
        Assert.False(await store.GoToAsync("bob", id, generation, Token));
        Assert.False(await store.UpdateAsync("bob", id, "Mine", cancellationToken: Token));
        Assert.False(await store.ShareAsync("bob", id, "key", Token));
        Assert.False(await store.RemoveAsync("bob", id, Token));
        Assert.False(await store.PlaceAsync("bob", id, generation, 0, Melodies(1)[0], Token));
        Assert.False(await store.AddGenerationAsync("bob", id, generation, 1, Melodies(2), Token));
        Assert.All((await FindAsync(database, id)).Melodies, melody => Assert.Null(melody.Stars));
    }

    [Fact]
    public async Task Rate_MelodyOfAnotherSession_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync();
        var melodies = Melodies(2);
        await database.Evolutions.AddAsync(Ada, "First", "{}", melodies, Token);
        var second = await database.Evolutions.AddAsync(Ada, "Second", "{}", Melodies(2), Token);

        Assert.False(await database.Evolutions.RateAsync(Ada, second, melodies[0].Id, 3, Token));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(6)]
    public async Task Rate_OutsideTheRange_IsRefusedWithIt(int stars)
    {
        await using var database = await TestDatabase.CreateAsync();
        var melodies = Melodies(2);
        var id = await database.Evolutions.AddAsync(Ada, "Tune", "{}", melodies, Token);

        var refused = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => database.Evolutions.RateAsync(Ada, id, melodies[0].Id, stars, Token));

        Assert.StartsWith("stars must lie between 0 and 5.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rate_Again_TheLaterHoldsAndCountsOnce()
    {
        await using var database = await TestDatabase.CreateAsync();
        var melodies = Melodies(2);
        var id = await database.Evolutions.AddAsync(Ada, "Tune", "{}", melodies, Token);

        foreach (var stars in new[] { 2, 5, 5 })
        {
            Assert.True(await database.Evolutions.RateAsync(Ada, id, melodies[1].Id, stars, Token));
        }

        Assert.Equal(
            (5, 1),
            ((await FindAsync(database, id)).Melodies.Single(melody => melody.Id == melodies[1].Id).Stars,
                (await database.Evolutions.ListAsync(Ada, 0, 10, Token))[0].Ratings));
        Assert.True(await database.Evolutions.RateAsync(Ada, id, melodies[1].Id, null, Token));
        Assert.Equal(0, (await database.Evolutions.ListAsync(Ada, 0, 10, Token))[0].Ratings);
    }

    [Fact]
    public async Task Rate_DifferentMelodiesAtOnce_LosesNone()
    {
        await using var database = await TestDatabase.CreateAsync();
        var melodies = Melodies(40);
        var id = await database.Evolutions.AddAsync(Ada, "Tune", "{}", melodies, Token);

        var rated = await Task.WhenAll(melodies.Select(
            (melody, place) => database.Evolutions.RateAsync(Ada, id, melody.Id, place % 6, Token)));

        Assert.DoesNotContain(false, rated);
        var stored = (await FindAsync(database, id)).Melodies.ToDictionary(melody => melody.Id, melody => melody.Stars);
        Assert.All(melodies.Select((melody, place) => (melody, place)), item =>
            Assert.Equal(item.place % 6, stored[item.melody.Id]));
    }

    [Fact]
    public async Task AddGeneration_TwiceAtOnce_IsAddedOnce()
    {
        await using var database = await TestDatabase.CreateAsync();
        var first = Melodies(4);
        var id = await database.Evolutions.AddAsync(Ada, "Tune", "{}", first, Token);
        var parent = (await FindAsync(database, id)).CurrentGenerationId;

        var added = await Task.WhenAll(Enumerable.Range(0, 8).Select(
            _ => database.Evolutions.AddGenerationAsync(Ada, id, parent, 1, [first[0], .. Melodies(3)], Token)));

        Assert.Single(added, true);
        var session = await FindAsync(database, id);
        Assert.Equal((2, 7), (session.Generations.Count, session.Melodies.Count));
        Assert.Equal(session.Generations[1].Id, session.CurrentGenerationId);
        Assert.Equal(parent, session.Generations[1].ParentId);
        Assert.Equal(first[0].Id, session.Generations[1].MelodyIds[0]);
    }

    [Fact]
    public async Task Update_FromTwoTabsAtOnce_LosesNeitherChange()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.Evolutions.AddAsync(Ada, "Tune", "", Melodies(2), Token);

        await Task.WhenAll("abcdefgh".Select(letter => database.Evolutions.UpdateAsync(
            Ada, id, settings: text => text + letter, cancellationToken: Token)));

        Assert.Equal("abcdefgh", string.Concat((await FindAsync(database, id)).Settings.Order()));
    }

    [Fact]
    public async Task Place_NewMelody_TakesThePlaceAndTheOldOneStays()
    {
        await using var database = await TestDatabase.CreateAsync();
        var melodies = Melodies(3);
        var id = await database.Evolutions.AddAsync(Ada, "Tune", "{}", melodies, Token);
        var generation = (await FindAsync(database, id)).CurrentGenerationId;
        var born = Melodies(1)[0] with { FirstParentId = melodies[1].Id };

        Assert.True(await database.Evolutions.PlaceAsync(Ada, id, generation, 1, born, Token));
        Assert.Equal([melodies[0].Id, born.Id, melodies[2].Id], await PlacesAsync());
        Assert.Equal(4, (await FindAsync(database, id)).Melodies.Count);
        Assert.True(await database.Evolutions.PlaceAsync(Ada, id, generation, 1, melodies[1], Token));
        Assert.Equal(melodies.Select(melody => melody.Id), await PlacesAsync());
        Assert.False(await database.Evolutions.PlaceAsync(Ada, id, generation, 3, born, Token));
        Assert.True(await database.Evolutions.PlaceAsync(Ada, id, generation, null, born, Token));
        Assert.Equal(born.Id, (await PlacesAsync())[3]);
        Assert.False(await database.Evolutions.PlaceAsync(Ada, id, Guid.NewGuid(), 0, born, Token));

        async Task<IReadOnlyList<Guid>> PlacesAsync() => (await FindAsync(database, id)).Generations[0].MelodyIds;
    }

    [Fact]
    public async Task Place_MelodyOfAnotherSession_FailsInTheEnd()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (first, second) = (Melodies(2), Melodies(2));
        var id = await database.Evolutions.AddAsync(Ada, "First", "{}", first, Token);
        await database.Evolutions.AddAsync(Ada, "Second", "{}", second, Token);
        var generation = (await FindAsync(database, id)).CurrentGenerationId;

        await Assert.ThrowsAsync<DbUpdateException>(
            () => database.Evolutions.PlaceAsync(Ada, id, generation, 0, second[0], Token));

        Assert.Equal(first[0].Id, (await FindAsync(database, id)).Generations[0].MelodyIds[0]);
    }

    [Fact]
    public async Task GoTo_GenerationOfAnotherSession_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync();
        var first = await database.Evolutions.AddAsync(Ada, "First", "{}", Melodies(2), Token);
        var second = await database.Evolutions.AddAsync(Ada, "Second", "{}", Melodies(2), Token);
        var other = (await FindAsync(database, second)).CurrentGenerationId;

        Assert.False(await database.Evolutions.GoToAsync(Ada, first, other, Token));
        Assert.NotEqual(other, (await FindAsync(database, first)).CurrentGenerationId);
    }

    [Fact]
    public async Task Share_ByAKey_IsFoundUntilItEnds()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.Evolutions.AddAsync(Ada, "Tune", "{}", Melodies(2), Token);

        Assert.Null(await database.Evolutions.FindSharedAsync("key", Token));
        await database.Evolutions.ShareAsync(Ada, id, "key", Token);
        Assert.Equal(id, (await database.Evolutions.FindSharedAsync("key", Token))?.Id);
        await database.Evolutions.ShareAsync(Ada, id, null, Token);
        Assert.Null(await database.Evolutions.FindSharedAsync("key", Token));
    }

    [Fact]
    public async Task Remove_Session_CanBeTakenBackUntilItIsPurged()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.Evolutions.AddAsync(Ada, "Tune", "{}", Melodies(2), Token);
        await database.Evolutions.ShareAsync(Ada, id, "key", Token);

        Assert.True(await database.Evolutions.RemoveAsync(Ada, id, Token));
        Assert.Null(await database.Evolutions.FindAsync(Ada, id, Token));
        Assert.Null(await database.Evolutions.FindSharedAsync("key", Token));
        Assert.True(await database.Evolutions.RestoreAsync(Ada, id, Token));
        Assert.NotNull(await database.Evolutions.FindAsync(Ada, id, Token));

        await database.Evolutions.RemoveAsync(Ada, id, Token);
        var tomorrow = database.Clock.GetUtcNow().UtcDateTime.AddDays(1);
        Assert.Equal(1, await database.Evolutions.PurgeAsync(tomorrow, Token));
        Assert.False(await database.Evolutions.RestoreAsync(Ada, id, Token));
    }

    [Fact]
    public async Task ListRated_OfSeveralSessions_TellsTheLatestFirst()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (first, second) = (Melodies(2), Melodies(2));
        var one = await database.Evolutions.AddAsync(Ada, "First", "one", first, Token);
        var two = await database.Evolutions.AddAsync(Ada, "Second", "two", second, Token);
        await database.Evolutions.RateAsync(Ada, one, first[0].Id, 1, Token);
        database.Clock.Move(TimeSpan.FromMinutes(1));
        await database.Evolutions.RateAsync(Ada, two, second[1].Id, 4, Token);

        var rated = await database.Evolutions.ListRatedAsync(Ada, 10, Token);

        Assert.Equal(
            [(two, "two", second[1].Genome, 4), (one, "one", first[0].Genome, 1)],
            rated.Select(melody => (melody.EvolutionId, melody.Settings, melody.Genome, melody.Stars)));
        Assert.Single(await database.Evolutions.ListRatedAsync(Ada, 1, Token));
        Assert.Empty(await database.Evolutions.ListRatedAsync("bob", 10, Token));
    }

    private static async Task<EvolutionRecord> FindAsync(TestDatabase database, Guid id) =>
        (await database.Evolutions.FindAsync(Ada, id, Token))!;

    private static List<NewEvolutionMelody> Melodies(int count) =>
    [
        .. Enumerable.Range(0, count).Select(
            place => new NewEvolutionMelody(Guid.CreateVersion7(), $"{place % 10}abc", "Random")),
    ];
}
