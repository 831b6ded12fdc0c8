using System.Net;
using MoodLab.Web.Tests.Fakes;

namespace MoodLab.Web.Tests.Hosting;

/// <summary>What every page has in common, seen from outside.</summary>
public sealed class PageTests(MoodLabHost host) : IClassFixture<MoodLabHost>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("compose")]
    [InlineData("library")]
    [InlineData("evolve")]
    [InlineData("evolve/00000000-0000-0000-0000-000000000001")]
    [InlineData("evolve/shared/nothing")]
    public async Task Page_Asked_IsServedWithSafeHeaders(string path)
    {
        using var visit = new Visit(host);

        using var response = await visit.Client.GetAsync(path, Token);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src 'self' 'unsafe", policy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("not-found", false)]
    [InlineData("compose", true)]
    [InlineData("library", true)]
    [InlineData("evolve", true)]
    public async Task Page_WithoutCircuit_ComesWithoutItsScripts(string path, bool circuit)
    {
        using var visit = new Visit(host);

        var html = await visit.Client.GetStringAsync(path, Token);

        Assert.Equal(circuit, html.Contains("blazor.web", StringComparison.Ordinal));
        Assert.Equal(circuit, html.Contains("components-reconnect-modal", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_Unknown_IsNotFoundAndSaysSo()
    {
        using var visit = new Visit(host);

        using var response = await visit.Client.GetAsync("nowhere", Token);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        var html = await response.Content.ReadAsStringAsync(Token);
        Assert.Contains("There is nothing here", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("app.css", "text/css")]
    [InlineData("lib/composition.js", "text/javascript")]
    [InlineData("lib/client.css", "text/css")]
    [InlineData("_framework/blazor.web.js", "text/javascript")]
    [InlineData("audio/fluid-piano.sf3", "application/octet-stream")]
    public async Task Asset_Asked_IsServed(string path, string type)
    {
        using var visit = new Visit(host);

        using var response = await visit.Client.GetAsync(path, Token);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
    }
}
