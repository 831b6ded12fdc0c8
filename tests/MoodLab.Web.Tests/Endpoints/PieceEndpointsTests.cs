using System.Net;
using MoodLab.Lab.Composing;
using MoodLab.Lab.Pieces;
using MoodLab.Music.Moods;
using MoodLab.Web.Tests.Fakes;

namespace MoodLab.Web.Tests.Endpoints;

public sealed class PieceEndpointsTests(MoodLabHost host) : IClassFixture<MoodLabHost>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Download_OwnPiece_IsTheMidiFileUnderItsName()
    {
        using var visit = await Visit.StartAsync(host);
        var (id, notes) = await ComposeAsync(visit);

        using var response = await visit.Client.GetAsync($"pieces/{id}.mid", Token);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("audio/midi", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("calm-7.mid", response.Content.Headers.ContentDisposition?.FileName);
        Assert.Equal(MidiBytes.Write(notes), await response.Content.ReadAsByteArrayAsync(Token));
    }

    [Fact]
    public async Task Download_AnotherVisitorsPiece_IsNotFound()
    {
        using var owner = await Visit.StartAsync(host);
        using var other = await Visit.StartAsync(host);
        var (id, _) = await ComposeAsync(owner);

        using var response = await other.Client.GetAsync($"pieces/{id}.mid", Token);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Download_WithoutCookie_IsNotFound()
    {
        using var owner = await Visit.StartAsync(host);
        using var nobody = new Visit(host);
        var (id, _) = await ComposeAsync(owner);

        using var response = await nobody.Client.GetAsync($"pieces/{id}.mid", Token);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("pieces/7.mid")]
    [InlineData("pieces/..%2f..%2fappsettings.json.mid")]
    [InlineData("pieces/00000000-0000-0000-0000-000000000000.mid")]
    public async Task Download_NoPiece_IsNotFound(string path)
    {
        using var visit = await Visit.StartAsync(host);

        using var response = await visit.Client.GetAsync(path, Token);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    /// <summary>Composes over the hub, since only the program itself knows a visitor's id.</summary>
    private async Task<(Guid Id, IReadOnlyList<PieceNote> Notes)> ComposeAsync(Visit visit)
    {
        await using var hub = await Hubs.RawHub.ConnectAsync(host.Address, visit.Cookies);
        await hub.ReceiveWelcomeAsync();
        await hub.ComposeAsync("""{"mood":"calm","seconds":5,"seed":7}""");
        var (events, _) = await hub.ReceiveAllAsync();
        var request = new CompositionRequest { Mood = Mood.Calm, Seconds = 5, Seed = 7 };
        return (events[^1].GetProperty("pieceId").GetGuid(), [.. ScriptedComposer.Notes(request)]);
    }
}
