using Microsoft.EntityFrameworkCore;
using MoodLab.Data.Pieces;
using MoodLab.Music.Moods;

namespace MoodLab.Data.Tests.Pieces;

public sealed class PieceStoreTests
{
    private const string Ada = "ada";
    private const string Ben = "ben";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Find_AfterAdd_GivesEverythingBack()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.Pieces.AddAsync(Sample(Ada), Token);

        var piece = await database.Pieces.FindAsync(Ada, id, Token);

        Assert.NotNull(piece);
        Assert.Equal(
            new PieceRecord(
                id, "Delighted 7", Mood.Delighted, "guided", "mood", new string('a', 64), "int8", 7, 1.5, 0.95, 0.5, 30,
                31.25, database.Clock.GetUtcNow().UtcDateTime, null, piece.Midi),
            piece);
        Assert.Equal([1, 2, 3], piece.Midi);
        Assert.Equal(DateTimeKind.Utc, piece.CreatedAt.Kind);
    }

    [Fact]
    public async Task Add_ThenAnotherProcessOpensTheFile_PieceIsThere()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.Pieces.AddAsync(Sample(Ada), Token);
        var copy = database.PathBeside("copy.db");

        await database.Database.BackUpAsync(copy, Token);

        var options = new DbContextOptionsBuilder<LabDbContext>().UseSqlite($"Data Source={copy}").Options;
        await using LabDbContext context = new(options);
        Assert.Equal(id, (await context.Pieces.SingleAsync(Token)).Id);
    }

    [Fact]
    public async Task AnyOperation_OnAPieceOfSomebodyElse_FindsNothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var store = database.Pieces;
        var id = await store.AddAsync(Sample(Ada), Token);
        await store.KeepAsync(Ada, id, Token);

        Assert.Null(await store.FindAsync(Ben, id, Token));
        Assert.Empty(await store.ListKeptAsync(Ben, 0, 10, Token));
        Assert.False(await store.KeepAsync(Ben, id, Token));
        Assert.False(await store.RenameAsync(Ben, id, "mine", Token));
        Assert.False(await store.RemoveAsync(Ben, id, Token));
        await store.RemoveAsync(Ada, id, Token);
        Assert.False(await store.RestoreAsync(Ben, id, Token));
    }

    [Fact]
    public async Task ListKept_WithDraftsAndRemovedOnes_ListsKeptOnesNewestFirst()
    {
        await using var database = await TestDatabase.CreateAsync();
        var store = database.Pieces;
        await store.AddAsync(Sample(Ada), Token);
        var kept = new Guid[4];
        for (var i = 0; i < kept.Length; i++)
        {
            kept[i] = await store.AddAsync(Sample(Ada), Token);
            database.Clock.Move(TimeSpan.FromMinutes(1));
            await store.KeepAsync(Ada, kept[i], Token);
        }

        await store.RemoveAsync(Ada, kept[1], Token);

        Assert.Equal([kept[3], kept[2], kept[0]], (await store.ListKeptAsync(Ada, 0, 10, Token)).Select(p => p.Id));
        Assert.Equal([kept[2]], (await store.ListKeptAsync(Ada, 1, 1, Token)).Select(p => p.Id));
    }

    [Fact]
    public async Task Keep_Twice_LeavesTheFirstTime()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.Pieces.AddAsync(Sample(Ada), Token);
        await database.Pieces.KeepAsync(Ada, id, Token);
        database.Clock.Move(TimeSpan.FromHours(1));

        Assert.True(await database.Pieces.KeepAsync(Ada, id, Token));

        var piece = await database.Pieces.FindAsync(Ada, id, Token);
        Assert.Equal(database.Clock.GetUtcNow().UtcDateTime.AddHours(-1), piece!.KeptAt);
    }

    [Fact]
    public async Task Restore_AfterRemove_BringsThePieceBack()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.Pieces.AddAsync(Sample(Ada), Token);
        await database.Pieces.KeepAsync(Ada, id, Token);

        Assert.True(await database.Pieces.RemoveAsync(Ada, id, Token));
        Assert.Null(await database.Pieces.FindAsync(Ada, id, Token));
        Assert.True(await database.Pieces.RestoreAsync(Ada, id, Token));

        Assert.Single(await database.Pieces.ListKeptAsync(Ada, 0, 10, Token));
    }

    [Fact]
    public async Task Rename_ToATitleThatIsBlankOrTooLong_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.Pieces.AddAsync(Sample(Ada), Token);

        await Assert.ThrowsAsync<ArgumentException>(() => database.Pieces.RenameAsync(Ada, id, " ", Token));
        await Assert.ThrowsAsync<ArgumentException>(
            () => database.Pieces.RenameAsync(Ada, id, new string('x', 101), Token));
        Assert.True(await database.Pieces.RenameAsync(Ada, id, new string('x', 100), Token));
    }

    [Fact]
    public async Task Purge_OfOldDrafts_SparesWhatWasKept()
    {
        await using var database = await TestDatabase.CreateAsync();
        var store = database.Pieces;
        var kept = await store.AddAsync(Sample(Ada), Token);
        await store.KeepAsync(Ada, kept, Token);
        var removed = await store.AddAsync(Sample(Ada), Token);
        await store.RemoveAsync(Ada, removed, Token);
        await store.AddAsync(Sample(Ada), Token);
        database.Clock.Move(TimeSpan.FromDays(8));
        var fresh = await store.AddAsync(Sample(Ada), Token);

        var purged = await store.PurgeAsync(database.Clock.GetUtcNow().UtcDateTime.AddDays(-7), Token);

        Assert.Equal(2, purged);
        Assert.NotNull(await store.FindAsync(Ada, kept, Token));
        Assert.NotNull(await store.FindAsync(Ada, fresh, Token));
    }

    [Fact]
    public async Task Save_OfAnEntityThatAnotherWriterChanged_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.Pieces.AddAsync(Sample(Ada), Token);
        await using var context = await database.Contexts.CreateDbContextAsync(Token);
        var stale = await context.Pieces.SingleAsync(Token);
        await database.Pieces.RenameAsync(Ada, id, "the first writer's", Token);

        stale.Title = "the second writer's";

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => context.SaveChangesAsync(Token));
    }

    private static NewPiece Sample(string owner) => new()
    {
        Owner = owner,
        Title = "Delighted 7",
        Mood = Mood.Delighted,
        Method = "guided",
        Model = "mood",
        ModelSha256 = new string('a', 64),
        Precision = "int8",
        Seed = 7,
        Strength = 1.5,
        Temperature = 0.95,
        Memory = 0.5,
        RequestedSeconds = 30,
        Seconds = 31.25,
        NoteCount = 120,
        Midi = [1, 2, 3],
        Sha256 = new string('b', 64),
    };
}
