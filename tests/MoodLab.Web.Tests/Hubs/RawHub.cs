using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace MoodLab.Web.Tests.Hubs;

/// <summary>An outside client of the composition hub that has nothing but a WebSocket, as docs/hub.md describes.</summary>
internal sealed class RawHub : IAsyncDisposable
{
    private const byte RecordSeparator = 0x1e;

    private readonly ClientWebSocket _socket = new();
    private readonly List<byte> _received = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Connects and agrees on the JSON protocol.</summary>
    public static async Task<RawHub> ConnectAsync(Uri site, CookieContainer? cookies = null)
    {
        var hub = new RawHub();
        hub._socket.Options.Cookies = cookies;
        var address = new UriBuilder(new Uri(site, "hubs/composition")) { Scheme = "ws" }.Uri;
        await hub._socket.ConnectAsync(address, Token);
        await hub.SendAsync("""{"protocol":"json","version":1}""");
        Assert.Equal("{}", (await hub.ReceiveAsync()).GetRawText());
        return hub;
    }

    /// <summary>Asks for a piece as stream number 1.</summary>
    public Task ComposeAsync(string request) =>
        SendAsync($$"""{"type":4,"invocationId":"1","target":"Compose","arguments":[{{request}}]}""");

    /// <summary>Cancels stream number 1.</summary>
    public Task CancelAsync() => SendAsync("""{"type":5,"invocationId":"1"}""");

    /// <summary>Reads the next message that is no sign of life.</summary>
    public async Task<JsonElement> ReceiveAsync()
    {
        while (true)
        {
            var message = JsonDocument.Parse(await ReceiveRecordAsync()).RootElement;
            if (!message.TryGetProperty("type", out var type) || type.GetInt32() != 6)
            {
                return message;
            }
        }
    }

    /// <summary>Reads the welcome that follows a connection.</summary>
    public async Task<JsonElement> ReceiveWelcomeAsync()
    {
        var message = await ReceiveAsync();
        Assert.Equal("Welcome", message.GetProperty("target").GetString());
        return message.GetProperty("arguments")[0];
    }

    /// <summary>Reads the events of the stream and the error with which it ended, if any.</summary>
    public async Task<(List<JsonElement> Events, string? Error)> ReceiveAllAsync()
    {
        List<JsonElement> events = [];
        while (true)
        {
            var message = await ReceiveAsync();
            switch (message.GetProperty("type").GetInt32())
            {
                case 2:
                    events.Add(message.GetProperty("item"));
                    break;
                case 3:
                    return (events, message.TryGetProperty("error", out var error) ? error.GetString() : null);
            }
        }
    }

    /// <summary>Reads on until an event of the given kind has come.</summary>
    public async Task ReceiveUntilAsync(string kind)
    {
        while (true)
        {
            var message = await ReceiveAsync();
            if (message.TryGetProperty("item", out var item) && item.GetProperty("kind").GetString() == kind)
            {
                return;
            }
        }
    }

    /// <summary>Is gone without a goodbye.</summary>
    public void Abort() => _socket.Abort();

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private Task SendAsync(string json) =>
        _socket.SendAsync(
            new ArraySegment<byte>([.. Encoding.UTF8.GetBytes(json), RecordSeparator]),
            WebSocketMessageType.Text,
            endOfMessage: true,
            Token);

    private async Task<byte[]> ReceiveRecordAsync()
    {
        var buffer = new byte[16 * 1024];
        int end;
        while ((end = _received.IndexOf(RecordSeparator)) < 0)
        {
            var result = await _socket.ReceiveAsync(new ArraySegment<byte>(buffer), Token);
            Assert.NotEqual(WebSocketMessageType.Close, result.MessageType);
            _received.AddRange(buffer.AsSpan(0, result.Count));
        }

        var record = _received[..end].ToArray();
        _received.RemoveRange(0, end + 1);
        return record;
    }
}
