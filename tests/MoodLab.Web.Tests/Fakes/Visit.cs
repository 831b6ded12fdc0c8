using System.Net;

namespace MoodLab.Web.Tests.Fakes;

/// <summary>A visitor with a browser's cookies and nothing else of a browser.</summary>
public sealed class Visit : IDisposable
{
    private readonly HttpClientHandler _handler = new() { AllowAutoRedirect = false };

    public Visit(MoodLabHost host)
    {
        Client = new HttpClient(_handler) { BaseAddress = host.Address };
    }

    public HttpClient Client { get; }

    public CookieContainer Cookies => _handler.CookieContainer;

    /// <summary>Opens the home page, which gives the visitor an id.</summary>
    public static async Task<Visit> StartAsync(MoodLabHost host)
    {
        var visit = new Visit(host);
        using var response = await visit.Client.GetAsync("", TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        return visit;
    }

    public void Dispose()
    {
        Client.Dispose();
        _handler.Dispose();
    }
}
