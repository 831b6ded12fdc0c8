using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MoodLab.Data.Accounts;
using MoodLab.Data.Evolving;
using MoodLab.Data.Pieces;
using MoodLab.Data.Sqlite;
using MoodLab.Data.Surveys;

namespace MoodLab.Data;

/// <summary>Registers the database and its stores.</summary>
public static class DataServiceCollectionExtensions
{
    // A writer waits this long for another one's transaction, which is always short.
    private const int LockTimeoutSeconds = 15;

    /// <summary>Adds the stores on an SQLite file.</summary>
    /// <param name="services">Where to register; a <see cref="TimeProvider"/> must be registered too.</param>
    /// <param name="databaseFile">The file; it and its folder are created by
    /// <see cref="LabDatabase.MigrateAsync"/>.</param>
    public static IServiceCollection AddMoodLabData(
        this IServiceCollection services, Func<IServiceProvider, string> databaseFile)
    {
        SqliteNative.Load();
        services.AddDbContextFactory<LabDbContext>((provider, options) => options
            .UseSqlite(new SqliteConnectionStringBuilder
            {
                DataSource = databaseFile(provider),
                DefaultTimeout = LockTimeoutSeconds,
            }.ConnectionString)
            .AddInterceptors(new SqlitePragmaInterceptor(), new VersionInterceptor()));
        services.AddSingleton<WriteQueue>();
        services.AddSingleton(provider => new LabDatabase(Contexts(provider)));
        services.AddSingleton(provider =>
            new PieceStore(Contexts(provider), Writes(provider), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider =>
            new EvolutionStore(Contexts(provider), Writes(provider), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider =>
            new SurveyStore(Contexts(provider), Writes(provider), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new SurveyParticipantStore(
            Contexts(provider), Writes(provider), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider =>
            new AccountStore(Contexts(provider), Writes(provider), provider.GetRequiredService<TimeProvider>()));
        services.AddIdentityCore<LabUser>().AddRoles<IdentityRole>().AddEntityFrameworkStores<LabDbContext>();
        return services;
    }

    private static WriteQueue Writes(IServiceProvider provider) => provider.GetRequiredService<WriteQueue>();

    private static IDbContextFactory<LabDbContext> Contexts(IServiceProvider provider) =>
        provider.GetRequiredService<IDbContextFactory<LabDbContext>>();
}
