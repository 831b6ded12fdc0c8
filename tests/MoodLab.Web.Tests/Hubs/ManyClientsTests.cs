using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using MoodLab.Lab.Composing;
using MoodLab.Lab.Tests.Composing;
using MoodLab.Web.Hosting;
using MoodLab.Web.Tests.Fakes;

namespace MoodLab.Web.Tests.Hubs;

/// <summary>Many clients of the hub at once, on the real host with the real composer.</summary>
public sealed class ManyClientsTests : IAsyncDisposable
{
    private const int Clients = 32;
    private static readonly string[] s_moods = ["depressed", "calm", "angry", "delighted"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("moodlab-");
    private readonly Host _host;

    public ManyClientsTests() => _host = new Host(_folder.FullName);

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Compose_ThirtyTwoAtOnce_GivesEachThePieceThatItGetsAlone()
    {
        var address = _host.ClientOptions.BaseAddress;
        var engine = _host.Services.GetRequiredService<CompositionEngine>();
        var hubs = await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => RawHub.ConnectAsync(address)));
        await Task.WhenAll(hubs.Select(hub => hub.ReceiveWelcomeAsync()));

        var together = Task.WhenAll(hubs.Select(ComposeAsync));
        await Eventually.HoldsAsync(() => engine.ActiveCount == Clients, "all clients' pieces are in the making");
        var pieces = await together;

        for (var i = 0; i < Clients; i++)
        {
            Assert.Equal(await ComposeAsync(hubs[i], i), pieces[i]);
            await hubs[i].DisposeAsync();
        }

        Assert.Equal(Clients, pieces.Distinct().Count());
    }

    // Returns all that was told of the piece but the rates.
    private static async Task<string> ComposeAsync(RawHub hub, int i)
    {
        await hub.ComposeAsync($$"""{"mood":"{{s_moods[i % 4]}}","seconds":120,"seed":{{i}}}""");
        var (events, error) = await hub.ReceiveAllAsync();
        Assert.Null(error);
        Assert.Equal(Enumerable.Range(0, events.Count), events.Select(item => item.GetProperty("sequence").GetInt32()));
        Assert.Equal("started", Kind(events[0]));
        Assert.Equal("finished", Kind(events[^1]));

        // The last bar may end in silence, which the file does not have.
        Assert.InRange(events[^1].GetProperty("seconds").GetDouble(), 110, 140);
        var notes = events.Where(item => Kind(item) is "note" or "tempo").Select(item => item.GetRawText());
        return $"{events[^1].GetProperty("sha256")}: {string.Join(' ', notes)}";
    }

    private static string? Kind(JsonElement item) => item.GetProperty("kind").GetString();

    private sealed class Host : WebApplicationFactory<Program>
    {
        private readonly string _folder;

        public Host(string folder)
        {
            _folder = folder;
            UseKestrel(0);
            StartServer();
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseContentRoot(RepoLayout.FindContentRoot([])!);
            builder.UseEnvironment("Development");
            builder.UseSetting("MoodLab:DataDirectory", _folder);
            builder.UseSetting("Composer:Model", TinyModel.Write(Path.Combine(_folder, "models")));
        }
    }
}
