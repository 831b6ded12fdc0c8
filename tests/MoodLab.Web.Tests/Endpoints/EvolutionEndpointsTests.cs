using System.Net;
using Microsoft.Extensions.DependencyInjection;
using MoodLab.Lab.Evolving;
using MoodLab.Music.Midi;
using MoodLab.Web.Tests.Fakes;

namespace MoodLab.Web.Tests.Endpoints;

public sealed class EvolutionEndpointsTests : IAsyncLifetime
{
    private readonly MoodLabHost _host = new();
    private Visit _owner = default!;
    private EvolutionView _view = default!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Melody => $"evolve/{_view.Id}/melodies/{_view.Current.MelodyIds[2]}.mid";

    private string Generation => $"evolve/{_view.Id}/generations/{_view.Current.Id}.zip";

    public async ValueTask InitializeAsync()
    {
        _owner = await Visit.StartAsync(_host);

        // Only the program itself knows a visitor's id; what they compose tells it.
        await using var hub = await Hubs.RawHub.ConnectAsync(_host.Address, _owner.Cookies);
        await hub.ReceiveWelcomeAsync();
        await hub.ComposeAsync("""{"mood":"calm","seconds":5,"seed":7}""");
        await hub.ReceiveAllAsync();
        var owner = Assert.Single(_host.Library.Owners);
        var sessions = _host.Services.GetRequiredService<EvolutionSessions>();
        var id = await sessions.StartAsync(owner, new EvolutionSettings { Seed = 7 }, "Tune", cancellationToken: Token);
        _view = (await sessions.OpenAsync(owner, id, Token))!;
    }

    public async ValueTask DisposeAsync()
    {
        _owner.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Download_OwnMelody_IsTheMidiFileUnderItsName()
    {
        using var response = await _owner.Client.GetAsync(Melody, Token);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("audio/midi", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("tune-1-3.mid", response.Content.Headers.ContentDisposition?.FileName);
        var score = MidiReader.Read(await response.Content.ReadAsByteArrayAsync(Token)).Score;
        Assert.Equal(_view.CurrentMelodies.ElementAt(2).Melody.ToScore().Parts[0].Notes, score.Parts[0].Notes);
    }

    [Fact]
    public async Task Download_OwnGeneration_IsAZipUnderItsName()
    {
        using var response = await _owner.Client.GetAsync(Generation, Token);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/zip", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("tune-1.zip", response.Content.Headers.ContentDisposition?.FileName);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Download_ByOthers_IsNotFound(bool hasCookie)
    {
        using var other = hasCookie ? await Visit.StartAsync(_host) : new Visit(_host);

        foreach (var path in new[] { Melody, Generation })
        {
            using var response = await other.Client.GetAsync(path, Token);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }

    [Fact]
    public async Task Download_OfWhatIsNotInTheSession_IsNotFound()
    {
        string[] paths =
        [
            $"evolve/{_view.Id}/melodies/{Guid.NewGuid()}.mid", $"evolve/{_view.Id}/generations/{Guid.NewGuid()}.zip",
            $"evolve/{Guid.NewGuid()}/melodies/{_view.Current.MelodyIds[0]}.mid", $"evolve/{_view.Id}/melodies/7.mid",
        ];
        foreach (var path in paths)
        {
            using var response = await _owner.Client.GetAsync(path, Token);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }
}
