using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using MoodLab.Data.Accounts;

namespace MoodLab.Web.Accounts;

/// <summary>
/// Who sits at the other end of a circuit. A page outlives its request: the account is taken from it at once when its
/// owner signs out in another tab, and within half a minute when the account's password or roles were changed.
/// </summary>
internal sealed class CircuitAccount : RevalidatingServerAuthenticationStateProvider
{
    private readonly IServiceScopeFactory _scopes;
    private readonly SignOuts _signOuts;
    private IDisposable? _subscription;

    /// <summary>Makes the state of a circuit that nobody has taken yet.</summary>
    /// <param name="logger">Where faults of the checks go.</param>
    /// <param name="scopes">Makes what accounts are looked up with.</param>
    /// <param name="signOuts">Tells that somebody signs out.</param>
    public CircuitAccount(ILoggerFactory logger, IServiceScopeFactory scopes, SignOuts signOuts)
        : base(logger)
    {
        _scopes = scopes;
        _signOuts = signOuts;
        AuthenticationStateChanged += Watch;
    }

    /// <inheritdoc/>
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    protected override async Task<bool> ValidateAuthenticationStateAsync(
        AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        if (authenticationState.User.Account() is { } account && !await IsGoodAsync(account))
        {
            TakeAway(authenticationState);
        }

        // Whoever loses the account goes on as the visitor that they are besides.
        return true;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        AuthenticationStateChanged -= Watch;
        _subscription?.Dispose();
        base.Dispose(disposing);
    }

    // The state of a circuit is known when it is set; there is nothing to wait for.
    private void Watch(Task<AuthenticationState> set)
    {
        _subscription?.Dispose();
        _subscription = set is { IsCompletedSuccessfully: true, Result: var state }
            && state.User.FindFirstValue(AccountClaims.Session) is { } session
            ? _signOuts.Subscribe(session, () => TakeAway(state))
            : null;
    }

    private void TakeAway(AuthenticationState state) =>
        SetAuthenticationState(Task.FromResult(new AuthenticationState(state.User.WithoutAccount())));

    private async Task<bool> IsGoodAsync(ClaimsIdentity account)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<LabUser>>();
        return account.FindFirst(ClaimTypes.NameIdentifier)?.Value is { } id
            && await users.FindByIdAsync(id) is { } user
            && account.FindFirst(users.Options.ClaimsIdentity.SecurityStampClaimType)?.Value
                == await users.GetSecurityStampAsync(user);
    }
}
