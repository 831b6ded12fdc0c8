using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using MoodLab.Web.Hosting;

namespace MoodLab.E2E;

/// <summary>The program as it is, on a real port, with the shipped model and a data folder of its own.</summary>
internal sealed class LaboratoryHost : WebApplicationFactory<Program>
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("moodlab-data-");
    private readonly string? _model;
    private readonly (string Key, string Value)[] _settings;

    /// <param name="model">Another model than the shipped one.</param>
    /// <param name="settings">Settings beside the usual ones.</param>
    public LaboratoryHost(string? model = null, params (string Key, string Value)[] settings)
    {
        (_model, _settings) = (model, settings);
        UseKestrel(0);
        StartServer();
    }

    /// <summary>Gets where the program listens.</summary>
    public Uri Address => ClientOptions.BaseAddress;

    /// <summary>Changes the database behind the program's back.</summary>
    public async Task ExecuteSqlAsync(string sql)
    {
        await using SqliteConnection connection = new($"Data Source={Path.Combine(_data.FullName, "moodlab.db")}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _data.Delete(recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseContentRoot(RepoLayout.FindContentRoot([])!);
        builder.UseEnvironment("Development");
        builder.UseSetting("MoodLab:DataDirectory", _data.FullName);
        if (_model is not null)
        {
            builder.UseSetting("Composer:Model", _model);
        }

        foreach (var (key, value) in _settings)
        {
            builder.UseSetting(key, value);
        }
    }
}
