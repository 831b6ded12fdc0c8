using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

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
