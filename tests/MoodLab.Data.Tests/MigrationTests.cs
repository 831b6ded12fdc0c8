using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace MoodLab.Data.Tests;

public sealed class MigrationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Model_AfterTheNewestMigration_HasNoPendingChanges()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var context = await database.Contexts.CreateDbContextAsync(Token);

        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task Migrate_OnAnEmptyFile_GivesTheModelsSchema()
    {
        await using var migrated = await TestDatabase.CreateAsync();
        await using var migratedContext = await migrated.Contexts.CreateDbContextAsync(Token);
        var createdFile = migrated.PathBeside("created.db");
        var options = new DbContextOptionsBuilder<LabDbContext>().UseSqlite($"Data Source={createdFile}").Options;
        await using LabDbContext created = new(options);
        await created.Database.EnsureCreatedAsync(Token);

        var expected = await ReadSchemaAsync(created);

        Assert.NotEmpty(expected);
        Assert.Equal(expected, await ReadSchemaAsync(migratedContext));
    }

    [Fact]
    public async Task Migrate_Twice_ChangesNothing()
    {
        await using var database = await TestDatabase.CreateAsync();

        await database.Database.MigrateAsync(Token);

        await using var context = await database.Contexts.CreateDbContextAsync(Token);
        Assert.Equal(
            context.Database.GetMigrations(), await context.Database.GetAppliedMigrationsAsync(Token));
    }

    [Fact]
    public async Task Migrate_PieceOfTheFirstVersion_KeepsItAndAddsThePrecisionOfItsTime()
    {
        await using var database = await TestDatabase.CreateAsync();
        var options = new DbContextOptionsBuilder<LabDbContext>()
            .UseSqlite($"Data Source={database.PathBeside("first.db")}").Options;
        await using LabDbContext context = new(options);
        await context.GetService<IMigrator>().MigrateAsync("20261121000000_Pieces", Token);
        await context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO Pieces VALUES (
                {Guid.NewGuid()}, {Guid.NewGuid()}, 'ada', 'Calm 7', '2026-11-21 12:00:00', NULL, NULL, 'Calm',
                'guided', 'mood', 'a', 7, 1.5, 0.95, 30, 31.25, 120, x'010203', 'b')
            """,
            Token);

        await context.Database.MigrateAsync(Token);

        var piece = await context.Pieces.SingleAsync(Token);
        Assert.Equal(("Calm 7", "int8", 7), (piece.Title, piece.Precision, piece.Seed));
        Assert.Equal([1, 2, 3], piece.Midi);
    }

    [Theory]
    [InlineData("PRAGMA journal_mode", "wal")]
    [InlineData("PRAGMA synchronous", "2")]
    [InlineData("PRAGMA foreign_keys", "1")]
    public async Task Connection_OfAnyContext_IsDurable(string pragma, string expected)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var context = await database.Contexts.CreateDbContextAsync(Token);
        await context.Database.OpenConnectionAsync(Token);
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = pragma;

        Assert.Equal(expected, $"{await command.ExecuteScalarAsync(Token)}");
    }

    // Columns sorted by name: a table keeps the order in which migrations added them.
    private static async Task<List<string>> ReadSchemaAsync(LabDbContext context)
    {
        await context.Database.OpenConnectionAsync(Token);
        await using var command = (SqliteCommand)context.Database.GetDbConnection().CreateCommand();
        command.CommandText =
            """
            SELECT t.name || '.' || c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || c.pk
            FROM sqlite_master t, pragma_table_info(t.name) c
            WHERE t.type = 'table' AND t.name NOT LIKE '\_\_%' ESCAPE '\' AND t.name NOT LIKE 'sqlite%'
            UNION ALL SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL
            ORDER BY 1
            """;
        List<string> schema = [];
        await using var reader = await command.ExecuteReaderAsync(Token);
        while (await reader.ReadAsync(Token))
        {
            schema.Add(reader.GetString(0));
        }

        return schema;
    }
}
