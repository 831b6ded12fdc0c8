using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using MoodLab.Lab.Accounts;
using MoodLab.Web.Accounts;
using MoodLab.Web.Visitors;

namespace MoodLab.Web.Tests.Accounts;

public sealed class CircuitAccountTests : IAsyncDisposable
{
    private readonly SignOuts _signOuts = new();
    private readonly ServiceProvider _services = new ServiceCollection().BuildServiceProvider();

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    [Fact]
    public async Task Account_SignedOutElsewhere_LeavesTheVisitor()
    {
        using var circuit = Open("here");
        var researcher = new Researcher(circuit);
        Assert.Equal("ada", await researcher.IdAsync());

        _signOuts.End("there");
        Assert.Equal("ada", await researcher.IdAsync());
        _signOuts.End("here");

        await Assert.ThrowsAsync<UnauthorizedAccessException>(researcher.IdAsync);
        var user = (await circuit.GetAuthenticationStateAsync()).User;
        Assert.NotNull(user.Owner());
        Assert.Null(user.AccountId());
    }

    [Fact]
    public void Circuit_Closed_WaitsForNothing()
    {
        var circuit = Open("here");
        Assert.Equal(1, _signOuts.Subscribers);

        ((IDisposable)circuit).Dispose();

        Assert.Equal(0, _signOuts.Subscribers);
    }

    private CircuitAccount Open(string session)
    {
        CircuitAccount circuit = new(
            NullLoggerFactory.Instance, _services.GetRequiredService<IServiceScopeFactory>(), _signOuts);
        ClaimsIdentity account = new(
            [
                new(ClaimTypes.NameIdentifier, "ada"),
                new(ClaimTypes.Role, Roles.Researcher),
                new(AccountClaims.Session, session),
            ],
            IdentityConstants.ApplicationScheme);
        ClaimsPrincipal user = new([account, .. VisitorClaims.Create().Identities]);
        circuit.SetAuthenticationState(Task.FromResult(new AuthenticationState(user)));
        return circuit;
    }
}
