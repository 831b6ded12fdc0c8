using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MoodLab.Data;
using MoodLab.Data.Pieces;
using MoodLab.Lab.Composing;
using MoodLab.Lab.Pieces;
using MoodLab.Lab.Tests.Composing;

namespace MoodLab.Lab.Tests;

/// <summary>The laboratory's services on a temporary folder, with a model that has learnt nothing.</summary>
internal sealed class TestLab : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly IHost _host;
    private readonly AsyncServiceScope _scope;
    private bool _isStarted;

    private TestLab(DirectoryInfo folder, IHost host)
    {
        _folder = folder;
        _host = host;
        _scope = host.Services.CreateAsyncScope();
    }

    public IServiceProvider Services => _host.Services;

    public CompositionEngine Engine => Services.GetRequiredService<CompositionEngine>();

    public PieceStore Pieces => Services.GetRequiredService<PieceStore>();

    public IComposer Composer => _scope.ServiceProvider.GetRequiredService<IComposer>();

    public IPieceLibrary Library => _scope.ServiceProvider.GetRequiredService<IPieceLibrary>();

    /// <summary>Makes the services and the database; hosted services run from <see cref="StartAsync"/> on.</summary>
    public static async Task<TestLab> CreateAsync(
        TimeProvider? clock = null, params (string Key, string Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("moodlab-");
        TinyModel.Write(Path.Combine(folder.FullName, "models"));
        var builder = Host.CreateEmptyApplicationBuilder(
            new HostApplicationBuilderSettings { ContentRootPath = folder.FullName });
        builder.Configuration.AddInMemoryCollection(
            settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        builder.Services.AddSingleton(clock ?? TimeProvider.System);
        builder.Services.AddMoodLab();
        TestLab lab = new(folder, builder.Build());
        try
        {
            await lab.Services.GetRequiredService<LabDatabase>().MigrateAsync(TestContext.Current.CancellationToken);
            return lab;
        }
        catch
        {
            await lab.DisposeAsync();
            throw;
        }
    }

    public async Task StartAsync()
    {
        await _host.StartAsync(TestContext.Current.CancellationToken);
        _isStarted = true;
    }

    public async ValueTask DisposeAsync()
    {
        if (_isStarted)
        {
            await _host.StopAsync(CancellationToken.None);
        }

        await _scope.DisposeAsync();
        _host.Dispose();
        _folder.Delete(recursive: true);
    }
}
