using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace MoodLab.Data;

/// <summary>The database as a whole: brought up to date at start, backed up while in use.</summary>
public sealed class LabDatabase
{
    private readonly IDbContextFactory<LabDbContext> _contexts;

    internal LabDatabase(IDbContextFactory<LabDbContext> contexts) => _contexts = contexts;

    /// <summary>Creates the database where there is none and applies the migrations that it lacks.</summary>
    /// <param name="cancellationToken">Gives up between two migrations.</param>
    public async Task MigrateAsync(CancellationToken cancellationToken = default)
    {
        var context = await _contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            if (new SqliteConnectionStringBuilder(context.Database.GetConnectionString()).DataSource is var file
                && Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder)
            {
                Directory.CreateDirectory(folder);
            }

            await context.Database.MigrateAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Writes a complete copy to a new file, while the database is in use.</summary>
    /// <param name="path">Where the copy goes; no file may be there.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task BackUpAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var context = await _contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            await context.Database.ExecuteSqlAsync($"VACUUM INTO {path}", cancellationToken).ConfigureAwait(false);
        }
    }
}
