using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using MoodLab.Lab.Composing;
using MoodLab.Lab.Pieces;
using MoodLab.Web.Hosting;

namespace MoodLab.Web.Tests.Fakes;

/// <summary>The real program on a real port, with a scripted composer and a library in memory.</summary>
public sealed class MoodLabHost : WebApplicationFactory<Program>
{
    private readonly string _data = Path.Combine(Path.GetTempPath(), $"moodlab-{Guid.NewGuid():N}");

    private readonly int _triesPerMinute;

    // All tests of a class come from one address.
    public MoodLabHost()
        : this(triesPerMinute: 1000)
    {
    }

    internal MoodLabHost(int triesPerMinute)
    {
        _triesPerMinute = triesPerMinute;
        UseKestrel(0);
        StartServer();
    }

    /// <summary>What the composers do.</summary>
    public ComposerScript Script { get; } = new();

    /// <summary>What they have composed.</summary>
    public MemoryLibrary Library { get; } = new();

    /// <summary>Where the program listens.</summary>
    public Uri Address => ClientOptions.BaseAddress;

    /// <summary>Opens the database behind the program's back.</summary>
    public async Task<SqliteConnection> OpenDatabaseAsync()
    {
        SqliteConnection connection = new($"Data Source={Path.Combine(_data, "moodlab.db")};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return connection;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (Directory.Exists(_data))
        {
            Directory.Delete(_data, recursive: true);
        }
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseContentRoot(RepoLayout.FindContentRoot([])!);
        builder.UseEnvironment("Development");
        builder.UseSetting("MoodLab:DataDirectory", _data);
        builder.UseSetting("SignIn:TriesPerMinute", $"{_triesPerMinute}");
        builder.ConfigureTestServices(services => services
            .AddSingleton(Script)
            .AddSingleton(Library)
            .AddSingleton<IPieceLibrary>(Library)
            .AddScoped<IComposer, ScriptedComposer>());
    }
}
