using System.Net;
using Microsoft.Net.Http.Headers;
using MoodLab.Lab.Accounts;
using MoodLab.Web.Tests.Fakes;

namespace MoodLab.Web.Tests.Accounts;

public sealed class SignInTests(MoodLabHost host) : IClassFixture<MoodLabHost>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SignIn_WithTheRightPassword_GivesACookieThatScriptsCannotRead()
    {
        var name = await JoinAsync(Roles.Researcher);
        using Visit visit = new(host);

        using var response = await visit.SendAsync(
            "sign-in", "sign-in", ("Form.Name", name), ("Form.Password", Person.Password));

        Assert.Equal("/research", new Uri(host.Address, response.Headers.Location!).AbsolutePath);
        var cookie = Assert.Single(
            response.Headers.GetValues("Set-Cookie").Select(text => SetCookieHeaderValue.Parse(text)),
            candidate => candidate.Name == "moodlab.account");
        Assert.True(cookie.HttpOnly);
        Assert.Equal(SameSiteMode.Lax, cookie.SameSite);
        Assert.Null(cookie.Expires);
        Assert.Contains("Surveys", await visit.Client.GetStringAsync("research", Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_Remembered_GivesACookieForTwoWeeks()
    {
        var name = await JoinAsync(Roles.Musician);
        using Visit visit = new(host);

        using var response = await visit.SendAsync(
            "sign-in",
            "sign-in",
            ("Form.Name", name), ("Form.Password", Person.Password), ("Form.Remember", "true"));

        var cookie = Assert.Single(
            response.Headers.GetValues("Set-Cookie").Select(text => SetCookieHeaderValue.Parse(text)),
            candidate => candidate.Name == "moodlab.account");
        Assert.NotNull(cookie.Expires);
    }

    [Fact]
    public async Task SignIn_OfNobodyAndWithAWrongPassword_AreAnsweredAlike()
    {
        var name = await JoinAsync(Roles.Researcher);
        using Visit visit = new(host);

        var wrong = await RefusalAsync(visit, name, "a wrong password");
        var nobody = await RefusalAsync(visit, new string('n', name.Length), "a wrong password");

        Assert.Contains("That did not work", wrong, StringComparison.Ordinal);
        Assert.Equal(Text(wrong, name), Text(nobody, new string('n', name.Length)));
    }

    [Fact]
    public async Task SignIn_AfterEightWrongPasswords_RefusesTheRightOne()
    {
        var name = await JoinAsync(Roles.Researcher);
        using Visit visit = new(host);
        for (var i = 0; i < 8; i++)
        {
            await RefusalAsync(visit, name, "a wrong password");
        }

        Assert.Contains(
            "That did not work", await RefusalAsync(visit, name, Person.Password), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/research/surveys?state=open", "/research/surveys?state=open")]
    [InlineData("https://example.org/research", "/research")]
    [InlineData("//example.org", "/research")]
    [InlineData("/\\example.org", "/research")]
    [InlineData("~/library", "/research")]
    public async Task SignIn_WithAnAddressToReturnTo_StaysOnThisSite(string wanted, string expected)
    {
        var name = await JoinAsync(Roles.Researcher);
        using Visit visit = new(host);

        using var response = await visit.SendAsync(
            $"sign-in?return={Uri.EscapeDataString(wanted)}",
            "sign-in",
            ("Form.Name", name),
            ("Form.Password", Person.Password));

        var target = new Uri(host.Address, response.Headers.Location!);
        Assert.Equal(new Uri(host.Address, expected), target);
    }

    [Fact]
    public async Task SignIn_WithoutTheFormsToken_IsRefused()
    {
        var name = await JoinAsync(Roles.Researcher);
        using Visit visit = new(host);

        using var response = await visit.PostAsync(
            "sign-in", ("_handler", "sign-in"), ("Form.Name", name), ("Form.Password", Person.Password));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(
            "This page is too old", await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Null(visit.Cookies.GetCookies(host.Address)["moodlab.account"]);
    }

    [Fact]
    public async Task SignOut_ThenAPageOfResearch_AsksToSignInAndReturn()
    {
        using var visit = await Person.SignInAsync(host, await JoinAsync(Roles.Researcher));

        using var forged = await visit.PostAsync("sign-out");
        using var before = await visit.Client.GetAsync("research", Token);
        using var left = await visit.SendToAsync("research", "sign-out");
        using var after = await visit.Client.GetAsync("research/people?x=1", Token);

        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Contains(
            "This page is too old", await forged.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, left.StatusCode);
        Assert.Equal(
            "/sign-in?return=%2Fresearch%2Fpeople%3Fx%3D1",
            new Uri(host.Address, after.Headers.Location!).PathAndQuery);
    }

    [Fact]
    public async Task SignIn_MoreOftenThanIsAllowedInAMinute_IsToldToWait()
    {
        await using MoodLabHost strict = new(triesPerMinute: 2);
        using Visit visit = new(strict);
        await RefusalAsync(visit, "somebody", "a wrong password");
        await RefusalAsync(visit, "somebody", "a wrong password");

        using var third = await visit.SendAsync(
            "sign-in", "sign-in", ("Form.Name", "somebody"), ("Form.Password", "a wrong password"));

        Assert.Equal(HttpStatusCode.TooManyRequests, third.StatusCode);
        Assert.Contains(
            "Too many tries", await third.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    // What is left of a page without the name that was typed and what is encrypted.
    private static string Text(string html, string name) =>
        Person.WithoutSecrets(html).Replace(name, string.Empty, StringComparison.Ordinal);

    private static async Task<string> RefusalAsync(Visit visit, string name, string password)
    {
        using var response = await visit.SendAsync(
            "sign-in", "sign-in", ("Form.Name", name), ("Form.Password", password));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync(Token);
    }

    private async Task<string> JoinAsync(string role)
    {
        var name = $"p{Guid.NewGuid():N}"[..12];
        await Person.JoinAsync(host, name, role);
        return name;
    }
}
