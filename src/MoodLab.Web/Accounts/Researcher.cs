using Microsoft.AspNetCore.Components.Authorization;

namespace MoodLab.Web.Accounts;

/// <summary>The researcher at the other end of a circuit, asked for anew before everything that is done.</summary>
/// <param name="authentication">The circuit's identity, which ends with the sign-in.</param>
public sealed class Researcher(AuthenticationStateProvider authentication)
{
    /// <summary>Gets the id of the account.</summary>
    /// <exception cref="UnauthorizedAccessException">Nobody is signed in any more, or not as a researcher.</exception>
    public async Task<string> IdAsync() => await authentication.ResearcherAsync()
        ?? throw new UnauthorizedAccessException("You are signed out. Sign in again and go on.");
}
