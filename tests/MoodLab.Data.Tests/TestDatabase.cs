using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MoodLab.Data.Evolving;
using MoodLab.Data.Pieces;
using MoodLab.Data.Surveys;
using MoodLab.Tests.Shared;

namespace MoodLab.Data.Tests;

/// <summary>A migrated database in a file of its own, with a clock that the test moves.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("moodlab-data-").FullName;
    private readonly ServiceProvider _services;

    private TestDatabase()
    {
        File = Path.Combine(_folder, "below", "lab.db");
        _services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Clock)
            .AddMoodLabData(_ => File)
            .BuildServiceProvider();
    }

    public string File { get; }

    internal SetClock Clock { get; } = new();

    public LabDatabase Database => _services.GetRequiredService<LabDatabase>();

    public PieceStore Pieces => _services.GetRequiredService<PieceStore>();

    public EvolutionStore Evolutions => _services.GetRequiredService<EvolutionStore>();

    public SurveyStore Surveys => _services.GetRequiredService<SurveyStore>();

    public SurveyParticipantStore Participants => _services.GetRequiredService<SurveyParticipantStore>();

    internal IDbContextFactory<LabDbContext> Contexts =>
        _services.GetRequiredService<IDbContextFactory<LabDbContext>>();

    public static async Task<TestDatabase> CreateAsync()
    {
        TestDatabase database = new();
        await database.Database.MigrateAsync(TestContext.Current.CancellationToken);
        return database;
    }

    public string PathBeside(string name) => Path.Combine(_folder, name);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
