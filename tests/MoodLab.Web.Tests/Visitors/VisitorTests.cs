using System.Net;
using Microsoft.Net.Http.Headers;
using MoodLab.Web.Tests.Fakes;

namespace MoodLab.Web.Tests.Visitors;

public sealed class VisitorTests(MoodLabHost host) : IClassFixture<MoodLabHost>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Page_FirstVisit_GivesACookieForAYear()
    {
        using var client = new HttpClient { BaseAddress = host.Address };

        using var response = await client.GetAsync("compose", Token);

        var cookie = Assert.Single(
            response.Headers.GetValues("Set-Cookie").Select(text => SetCookieHeaderValue.Parse(text)),
            candidate => candidate.Name == "moodlab.visitor");
        Assert.True(cookie.HttpOnly);
        Assert.Equal(SameSiteMode.Lax, cookie.SameSite);
        Assert.Equal(TimeSpan.FromDays(365), cookie.MaxAge);
    }

    [Fact]
    public async Task Page_SecondVisit_KeepsTheCookie()
    {
        using var visit = await Visit.StartAsync(host);

        using var response = await visit.Client.GetAsync("library", Token);

        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Page_WithAForgedCookie_GivesAFreshOne()
    {
        using var visit = new Visit(host);
        visit.Cookies.Add(host.Address, new Cookie("moodlab.visitor", "CfDJ8forged"));

        using var response = await visit.Client.GetAsync("compose", Token);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(response.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("app.css")]
    [InlineData("health")]
    public async Task File_Asked_GivesNoCookie(string path)
    {
        using var visit = new Visit(host);

        using var response = await visit.Client.GetAsync(path, Token);

        Assert.False(response.Headers.Contains("Set-Cookie"));
    }
}
