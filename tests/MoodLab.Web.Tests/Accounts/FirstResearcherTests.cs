using System.Net;
using Microsoft.Extensions.DependencyInjection;
using MoodLab.Lab.Accounts;
using MoodLab.Web.Tests.Fakes;

namespace MoodLab.Web.Tests.Accounts;

/// <summary>How a laboratory gets its researchers: a host each, since there is one first.</summary>
public sealed class FirstResearcherTests : IAsyncDisposable
{
    private readonly MoodLabHost _host = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private FirstResearcher First => _host.Services.GetRequiredService<FirstResearcher>();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Link_Used_MakesOneResearcherWhoIsSignedIn()
    {
        var link = $"first-researcher?key={First.Key}";
        using Visit visit = new(_host);
        using Visit late = new(_host);

        using var made = await MakeAsync(visit, link, "ada", Person.Password);
        using var research = await visit.Client.GetAsync("research", Token);
        var used = await late.Client.GetStringAsync(link, Token);

        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        Assert.Equal(HttpStatusCode.OK, research.StatusCode);
        Assert.Contains("does not work any more", used, StringComparison.Ordinal);
        Assert.Null(First.Key);
    }

    [Theory]
    [InlineData("a", Person.Password, "A name has 2 to 64 characters.")]
    [InlineData("ada lovelace", Person.Password, "letters a to z")]
    [InlineData("ada", "short", "A password has 10 to 200 characters.")]
    [InlineData("ada", "my name is ada", "does not contain the name")]
    public async Task Link_WithWhatNoAccountMayHave_SaysSoAndStaysGood(string name, string password, string fault)
    {
        using Visit visit = new(_host);
        var link = $"first-researcher?key={First.Key}";

        using var refused = await MakeAsync(visit, link, name, password);
        var html = await refused.Content.ReadAsStringAsync(Token);

        Assert.Contains(fault, html, StringComparison.Ordinal);
        Assert.DoesNotContain(password, html, StringComparison.Ordinal);
        Assert.True(First.Accepts(First.Key));
    }

    [Theory]
    [InlineData("first-researcher")]
    [InlineData("first-researcher?key=guessed")]
    public async Task Page_WithoutTheKey_HasNoForm(string path)
    {
        using Visit visit = new(_host);

        var html = await visit.Client.GetStringAsync(path, Token);

        Assert.DoesNotContain("<form", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_UsedByTwoAtOnce_MakesOneAccount()
    {
        var key = First.Key;

        var results = await Task.WhenAll(
            First.MakeAsync(key, "ada", Person.Password, Token), First.MakeAsync(key, "bob", Person.Password, Token));

        Assert.Single(results, result => result.User is not null);
    }

    [Fact]
    public async Task Invitation_Used_MakesOneAccountOfItsRole()
    {
        await Person.JoinAsync(_host, "ada", Roles.Researcher);
        using var ada = await Person.SignInAsync(_host, "ada");
        using var invited = await ada.SendAsync(
            "research/people",
            "invite",
            ("Form.Role", Roles.Musician),
            ("Form.Note", "Bob of the band"),
            ("Form.Days", "3"));
        var html = await invited.Content.ReadAsStringAsync(Token);
        var link = html[html.IndexOf("/join?key=", StringComparison.Ordinal)..].Split('"')[0];
        using Visit bob = new(_host);
        using Visit late = new(_host);

        using var joined = await bob.SendAsync(
            link, "join", ("Form.Name", "bob"), ("Form.Password", Person.Password), ("Form.Again", Person.Password));
        using var research = await bob.Client.GetAsync("research", Token);

        Assert.Contains("Bob of the band", html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, joined.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, research.StatusCode);
        Assert.Contains(
            "does not work any more", await late.Client.GetStringAsync(link, Token), StringComparison.Ordinal);
        Assert.Contains(
            "This room is for researchers", await research.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> MakeAsync(Visit visit, string link, string name, string password) =>
        visit.SendAsync(
            link,
            "first-researcher",
            ("Form.Name", name), ("Form.Password", password), ("Form.Again", password));
}
