using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MoodLab.Data.Accounts;
using MoodLab.Lab.Accounts;
using MoodLab.Web.Tests.Fakes;

namespace MoodLab.Web.Tests.Accounts;

/// <summary>How roles are taken away: a host each, since it matters who else is a researcher.</summary>
public sealed class PeopleTests : IAsyncLifetime
{
    private readonly MoodLabHost _host = new();
    private string _ada = string.Empty;
    private string _bob = string.Empty;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private People People => _host.Services.GetRequiredService<People>();

    public async ValueTask InitializeAsync()
    {
        _ada = await JoinAsync("ada", Roles.Researcher);
        _bob = await JoinAsync("bob", Roles.Researcher);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Role_TakenAway_EndsTheSessionAndTheRight()
    {
        // A cookie is believed for a minute; here it is looked at every time.
        _host.Services.GetRequiredService<IOptions<SecurityStampValidatorOptions>>().Value.ValidationInterval =
            TimeSpan.Zero;
        using var ada = await Person.SignInAsync(_host, "ada");
        using var bob = await Person.SignInAsync(_host, "bob");
        Assert.Equal(HttpStatusCode.OK, (await bob.Client.GetAsync("research", Token)).StatusCode);

        using var taken = await ada.SendToAsync("research/people", Take(_bob));

        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        Assert.Equal(["ada"], await ResearchersAsync());
        Assert.Equal(HttpStatusCode.Redirect, (await bob.Client.GetAsync("research", Token)).StatusCode);
        using var again = await Person.SignInAsync(_host, "bob");
        Assert.Equal(HttpStatusCode.Forbidden, (await again.Client.GetAsync("research", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await ada.Client.GetAsync("research", Token)).StatusCode);
    }

    [Fact]
    public async Task Page_OffersTheRolesOfOthersOnly()
    {
        using var ada = await Person.SignInAsync(_host, "ada");

        var html = await ada.Client.GetStringAsync("research/people", Token);

        Assert.Contains(Take(_bob), html, StringComparison.Ordinal);
        Assert.DoesNotContain(Take(_ada), html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Role_OfOneself_IsKept()
    {
        using var ada = await Person.SignInAsync(_host, "ada");

        using var kept = await ada.SendToAsync("research/people", Take(_ada));

        Assert.Equal(HttpStatusCode.Redirect, kept.StatusCode);
        Assert.Equal(["ada", "bob"], await ResearchersAsync());
    }

    [Fact]
    public async Task Role_TakenBySomebodyWhoLostTheirs_IsKept()
    {
        var mia = await JoinAsync("mia", Roles.Musician);
        Assert.True(await People.TakeRoleAsync(_ada, _bob, Roles.Researcher, Token));

        Assert.False(await People.TakeRoleAsync(_bob, _ada, Roles.Researcher, Token));
        Assert.False(await People.TakeRoleAsync(mia, _ada, Roles.Researcher, Token));
        Assert.False(await People.TakeRoleAsync(_ada, _bob, Roles.Researcher, Token));

        Assert.Equal(["ada"], await ResearchersAsync());
        Assert.True(await People.TakeRoleAsync(_ada, mia, Roles.Musician, Token));
    }

    [Fact]
    public async Task Roles_TakenFromEachOtherAtOnce_LeaveOneResearcher()
    {
        var taken = await Task.WhenAll(
            People.TakeRoleAsync(_ada, _bob, Roles.Researcher, Token),
            People.TakeRoleAsync(_bob, _ada, Roles.Researcher, Token));

        Assert.Single(taken, isTaken => isTaken);
        Assert.Single(await ResearchersAsync());
    }

    private static string Take(string id) => $"research/people/{id}/roles/researcher/take";

    private async Task<IEnumerable<string>> ResearchersAsync() => (await People.ListAsync(Token))
        .Where(person => person.Roles.Contains(Roles.Researcher)).Select(person => person.Name);

    private async Task<string> JoinAsync(string name, string role)
    {
        await Person.JoinAsync(_host, name, role);
        await using var scope = _host.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<UserManager<LabUser>>().FindByNameAsync(name))!.Id;
    }
}
