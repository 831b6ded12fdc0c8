using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace MoodLab.Web.Tests.Surveys.Taking;

/// <summary>
/// Somebody who takes a survey with a browser's cookies and forms and nothing else of a browser. Keeps all that comes
/// back.
/// </summary>
public sealed partial class Listener : IDisposable
{
    private readonly SocketsHttpHandler _handler = new() { AllowAutoRedirect = false };
    private readonly HttpClient _client;

    /// <param name="site">Where the program listens.</param>
    /// <param name="link">The survey.</param>
    /// <param name="from">The address that the listener comes from; null for the usual one.</param>
    public Listener(Uri site, string link, IPAddress? from = null)
    {
        Path = $"/listen/{link}";
        if (from is not null)
        {
            _handler.ConnectCallback = async (context, token) =>
            {
                Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                socket.Bind(new IPEndPoint(from, 0));
                await socket.ConnectAsync(context.DnsEndPoint, token);
                return new NetworkStream(socket, ownsSocket: true);
            };
        }

        _client = new HttpClient(_handler) { BaseAddress = site };
    }

    /// <summary>Gets the address of the survey's page.</summary>
    public string Path { get; }

    /// <summary>Gets what came back, in order.</summary>
    public List<Reply> Replies { get; } = [];

    /// <summary>Gets the last page.</summary>
    public Reply Page { get; private set; } = new("", 0, "", []);

    /// <summary>Gets the step that the last page shows; empty for none.</summary>
    public string Step => StepMark().Match(Page.Text).Groups[1].Value;

    /// <summary>Gets the address of the page's sound; empty for none.</summary>
    public string Sound => SoundMark().Match(Page.Text).Groups[1].Value;

    public CookieContainer Cookies => _handler.CookieContainer;

    /// <summary>Opens a page: the survey's own unless told.</summary>
    public async Task<Reply> OpenAsync(string? address = null, CancellationToken? token = null) =>
        Page = await GetAsync(address ?? Path, token);

    /// <summary>Fetches something.</summary>
    public Task<Reply> GetAsync(string address, CancellationToken? token = null) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, address), token);

    /// <summary>Sends the form of the last page with what was filled in, and opens the page that it leads to.</summary>
    /// <returns>The answer to the post.</returns>
    public async Task<Reply> SubmitAsync(
        IEnumerable<KeyValuePair<string, string>>? filled = null, CancellationToken? token = null)
    {
        var reply = await PostAsync(filled, token);
        if (reply.Location is { } next)
        {
            await OpenAsync(next, token);
        }
        else if (reply.Text.Contains("<html", StringComparison.Ordinal))
        {
            Page = reply;
        }

        return reply;
    }

    /// <summary>Sends the form of the last page and stays there.</summary>
    public Task<Reply> PostAsync(
        IEnumerable<KeyValuePair<string, string>>? filled = null, CancellationToken? token = null)
    {
        var fields = Hidden();
        foreach (var (name, value) in filled ?? Usual())
        {
            fields[name] = value;
        }

        var action = ActionMark().Match(Page.Text).Groups[1].Value;
        HttpRequestMessage post = new(HttpMethod.Post, action.Length > 0 ? action : Path)
        {
            Content = new FormUrlEncodedContent(fields),
        };
        return SendAsync(post, token);
    }

    /// <summary>Goes on until the page shows a step.</summary>
    public async Task GoToAsync(string step, CancellationToken? token = null)
    {
        for (var pages = 0; Step != step; pages++)
        {
            Assert.True(pages < 30, $"The page shows '{Step}' and never '{step}'.");
            await SubmitAsync(token: token);
        }
    }

    /// <summary>The hidden fields of the last page's form.</summary>
    public Dictionary<string, string> Hidden() => HiddenMark().Matches(Page.Text)
        .Select(mark => (Name: NameMark().Match(mark.Value).Groups[1].Value, Value: ValueMark().Match(mark.Value)))
        .ToDictionary(field => field.Name, field => WebUtility.HtmlDecode(field.Value.Groups[1].Value));

    /// <summary>What a listener fills in who hears everything as it should be heard.</summary>
    public Dictionary<string, string> Usual(string mood = "calm") => Step switch
    {
        "welcome" => new() { ["agrees"] = "yes" },
        "questions" => new() { ["age"] = "25-34", ["device"] = "headphones", ["item0"] = "3" },
        "sound" => new() { ["level"] = "70" },
        "headphones" => new() { ["headphones"] = "5" },
        "practice" or "piece" => new()
        {
            ["mood"] = mood,
            ["confidence"] = "4",
            ["plays"] = "1",
            ["heard"] = "60",
            ["length"] = "60",
            ["refocuses"] = "0",
        },
        _ => [],
    };

    public void Dispose()
    {
        _client.Dispose();
        _handler.Dispose();
    }

    private async Task<Reply> SendAsync(HttpRequestMessage request, CancellationToken? token)
    {
        using (request)
        {
            var cancellation = token ?? TestContext.Current.CancellationToken;
            using var response = await _client.SendAsync(request, cancellation);
            var body = await response.Content.ReadAsByteArrayAsync(cancellation);
            StringBuilder headers = new();
            foreach (var (name, values) in response.Headers.Concat(response.Content.Headers))
            {
                headers.Append(CultureInfo.InvariantCulture, $"{name}: {string.Join(", ", values)}\n");
            }

            Reply reply = new(request.RequestUri!.ToString(), response.StatusCode, headers.ToString(), body)
            {
                Location = response.Headers.Location?.ToString(),
            };
            Replies.Add(reply);
            return reply;
        }
    }

    [GeneratedRegex("data-listen=\"(\\w+)\"")]
    private static partial Regex StepMark();

    [GeneratedRegex("data-sound=\"([^\"]+)\"")]
    private static partial Regex SoundMark();

    [GeneratedRegex("<form method=\"post\" action=\"([^\"]+)\"")]
    private static partial Regex ActionMark();

    [GeneratedRegex("<input type=\"hidden\"[^>]*>")]
    private static partial Regex HiddenMark();

    [GeneratedRegex(" name=\"([^\"]*)\"")]
    private static partial Regex NameMark();

    [GeneratedRegex(" value=\"([^\"]*)\"")]
    private static partial Regex ValueMark();

    /// <summary>Something that came back.</summary>
    public sealed record Reply(string Address, HttpStatusCode Status, string Headers, byte[] Body)
    {
        public string? Location { get; init; }

        public string Text => Encoding.UTF8.GetString(Body);
    }
}
