using System.Text.Json;
using MoodLab.Lab.Composing;
using MoodLab.Music.Moods;
using MoodLab.Web.Tests.Fakes;

namespace MoodLab.Web.Tests.Hubs;

/// <summary>The hub over a bare WebSocket, through the real host.</summary>
public sealed class CompositionHubTests : IAsyncDisposable
{
    private readonly MoodLabHost _host = new();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Connection_WhenMade_IsToldTheRanges()
    {
        await using var hub = await RawHub.ConnectAsync(_host.Address);

        var welcome = await hub.ReceiveWelcomeAsync();

        Assert.Equal(4, welcome.GetProperty("moods").GetArrayLength());
        Assert.Equal(CompositionLimits.MaxSeconds, welcome.GetProperty("seconds")[1].GetDouble());
        Assert.Equal(
            ["guided", "conditioned", "none"],
            welcome.GetProperty("methods").EnumerateArray().Select(method => method.GetString()));
        Assert.Equal(JsonValueKind.Null, welcome.GetProperty("unavailable").ValueKind);
    }

    [Fact]
    public async Task Compose_ValidRequest_StreamsTheComposersEventsInOrder()
    {
        await using var hub = await RawHub.ConnectAsync(_host.Address);
        await hub.ReceiveWelcomeAsync();

        await hub.ComposeAsync("""{"mood":"delighted","seconds":10,"seed":7}""");
        var (events, error) = await hub.ReceiveAllAsync();

        var request = new CompositionRequest { Mood = Mood.Delighted, Seconds = 10, Seed = 7 };
        Assert.Null(error);
        Assert.Equal(Enumerable.Range(0, events.Count), events.Select(item => item.GetProperty("sequence").GetInt32()));
        Assert.Equal("started", events[0].GetProperty("kind").GetString());
        Assert.Equal(7, events[0].GetProperty("seed").GetInt32());
        Assert.Equal("finished", events[^1].GetProperty("kind").GetString());
        Assert.Equal(
            ScriptedComposer.Notes(request).Select(note => (note.Start, note.Pitch)),
            events.Where(item => item.GetProperty("kind").GetString() == "note")
                .Select(item => (item.GetProperty("start").GetDouble(), item.GetProperty("pitch").GetInt32())));
    }

    [Fact]
    public async Task Compose_WithoutCookie_StoresNothing()
    {
        await using var hub = await RawHub.ConnectAsync(_host.Address);
        await hub.ReceiveWelcomeAsync();

        await hub.ComposeAsync("""{"mood":"calm","seconds":5}""");
        var (events, _) = await hub.ReceiveAllAsync();

        Assert.False(events[^1].TryGetProperty("pieceId", out _));
    }

    [Fact]
    public async Task Compose_WithAVisitorsCookie_StoresThePieceForThem()
    {
        using var visit = await Visit.StartAsync(_host);
        await using var hub = await RawHub.ConnectAsync(_host.Address, visit.Cookies);
        await hub.ReceiveWelcomeAsync();

        await hub.ComposeAsync("""{"mood":"calm","seconds":5}""");
        var (events, _) = await hub.ReceiveAllAsync();

        var id = events[^1].GetProperty("pieceId").GetGuid();
        using var download = await visit.Client.GetAsync($"pieces/{id}.mid", TestContext.Current.CancellationToken);
        Assert.True(download.IsSuccessStatusCode);
    }

    [Theory]
    [InlineData("""{"mood":"calm","seconds":5}""", "guided", 5)]
    [InlineData("""{"mood":"calm","seconds":5,"method":"guided","strength":2}""", "guided", 2)]
    [InlineData("""{"mood":"calm","seconds":5,"method":"Conditioned"}""", "conditioned", 1)]
    [InlineData("""{"mood":"calm","seconds":5,"method":"none","strength":0}""", "none", 0)]
    public async Task Compose_WithAMethod_IsComposedByIt(string request, string method, double strength)
    {
        using var visit = await Visit.StartAsync(_host);
        await using var hub = await RawHub.ConnectAsync(_host.Address, visit.Cookies);
        await hub.ReceiveWelcomeAsync();

        await hub.ComposeAsync(request);
        var (events, error) = await hub.ReceiveAllAsync();

        Assert.Null(error);
        var id = events[^1].GetProperty("pieceId").GetGuid();
        var card = await _host.Library.FindAsync(
            Assert.Single(_host.Library.Owners), id, TestContext.Current.CancellationToken);
        Assert.Equal((method, strength), (card!.Method, card.Settings.Strength));
        Assert.InRange(events[0].GetProperty("seed").GetInt32(), 100_000, 999_999);
    }

    [Theory]
    [InlineData("""{"mood":"merry"}""", "mood must be one of depressed, calm, angry, delighted.")]
    [InlineData("{}", "mood must be one of depressed, calm, angry, delighted.")]
    [InlineData("null", "Compose needs a request.")]
    [InlineData("""{"mood":"calm","strength":8.1}""", "strength must lie between 0 and 8.")]
    [InlineData("""{"mood":"calm","memory":-1}""", "memory must lie between 0 and 4.")]
    [InlineData("""{"mood":"calm","method":"neurons"}""", "method must be one of guided, conditioned, none.")]
    [InlineData(
        """{"mood":"calm","method":"conditioned","strength":2}""",
        "The method conditioned has the strength 1 and takes no other.")]
    [InlineData("""{"mood":"calm","seconds":4}""", "seconds must lie between 5 and 300.")]
    [InlineData("""{"mood":"calm","seconds":1e300}""", "seconds must lie between 5 and 300.")]
    [InlineData("""{"mood":"calm","temperature":0}""", "temperature must lie between 0.1 and 2.")]
    [InlineData("""{"mood":"calm","seed":-1}""", "seed must lie between 0 and 2147483647.")]
    [InlineData("""{"mood":"calm","seed":2147483648}""", "seed must lie between 0 and 2147483647.")]
    [InlineData("""{"mood":"calm","seed":1.5}""", "seed must be a whole number.")]
    public async Task Compose_SettingOutOfRange_IsRefusedWithTheRange(string request, string expected)
    {
        await using var hub = await RawHub.ConnectAsync(_host.Address);
        await hub.ReceiveWelcomeAsync();

        await hub.ComposeAsync(request);
        var (events, error) = await hub.ReceiveAllAsync();

        Assert.Empty(events);
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.Equal(0, _host.Script.Started);
    }

    [Theory]
    [InlineData("\"calm\"")]
    [InlineData("""{"mood":"calm","seconds":"long"}""")]
    [InlineData("[[[]]]")]
    public async Task Compose_ArgumentOfAnotherShape_IsRefusedAndTheConnectionLives(string request)
    {
        await using var hub = await RawHub.ConnectAsync(_host.Address);
        await hub.ReceiveWelcomeAsync();

        await hub.ComposeAsync(request);
        var (_, refused) = await hub.ReceiveAllAsync();
        await hub.ComposeAsync("""{"mood":"calm","seconds":5}""");
        var (events, error) = await hub.ReceiveAllAsync();

        Assert.NotNull(refused);
        Assert.Null(error);
        Assert.NotEmpty(events);
    }

    [Fact]
    public async Task Compose_TooManyWaiting_IsRefusedWithTheirNumber()
    {
        _host.Script.Waiting = 16;
        await using var hub = await RawHub.ConnectAsync(_host.Address);
        await hub.ReceiveWelcomeAsync();

        await hub.ComposeAsync("""{"mood":"calm"}""");
        var (_, error) = await hub.ReceiveAllAsync();

        Assert.Contains("16 pieces are waiting", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compose_ModelMissing_IsRefusedWithTheReason()
    {
        _host.Script.Unavailable = "models/language.safetensors is missing.";
        await using var hub = await RawHub.ConnectAsync(_host.Address);
        var welcome = await hub.ReceiveWelcomeAsync();

        await hub.ComposeAsync("""{"mood":"calm"}""");
        var (_, error) = await hub.ReceiveAllAsync();

        Assert.Equal(_host.Script.Unavailable, welcome.GetProperty("unavailable").GetString());
        Assert.Contains(_host.Script.Unavailable, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compose_ComposerFails_KeepsTheReasonOnTheServer()
    {
        _host.Script.Failure = new InvalidOperationException("secret of the machine room");
        await using var hub = await RawHub.ConnectAsync(_host.Address);
        await hub.ReceiveWelcomeAsync();

        await hub.ComposeAsync("""{"mood":"calm"}""");
        var (_, error) = await hub.ReceiveAllAsync();

        Assert.NotNull(error);
        Assert.DoesNotContain("secret", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compose_Queued_TellsThePlaces()
    {
        _host.Script.QueueLength = 2;
        await using var hub = await RawHub.ConnectAsync(_host.Address);
        await hub.ReceiveWelcomeAsync();

        await hub.ComposeAsync("""{"mood":"calm","seconds":5}""");
        var (events, _) = await hub.ReceiveAllAsync();

        Assert.Equal([2, 1], events.Take(2).Select(item => item.GetProperty("position").GetInt32()));
    }

    [Fact]
    public Task Cancel_InMidPiece_EndsTheWork() => EndAsync(hub => hub.CancelAsync());

    [Fact]
    public Task Connection_GoneInMidPiece_EndsTheWork() =>
        EndAsync(hub =>
        {
            hub.Abort();
            return Task.CompletedTask;
        });

    private async Task EndAsync(Func<RawHub, Task> end)
    {
        _host.Script.Speed = 2;
        await using var hub = await RawHub.ConnectAsync(_host.Address);
        await hub.ReceiveWelcomeAsync();
        await hub.ComposeAsync("""{"mood":"calm","seconds":300}""");
        await hub.ReceiveUntilAsync("note");
        Assert.Equal(1, _host.Script.Running);

        await end(hub);

        await Eventually.HoldsAsync(() => _host.Script.Running == 0, "nothing is being composed");
    }
}
