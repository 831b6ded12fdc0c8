using Microsoft.AspNetCore.Components.Authorization;
using MoodLab.Lab.Accounts;

namespace MoodLab.Web.Accounts;

/// <summary>Tells the components of a circuit who does research in it.</summary>
internal static class CircuitResearcher
{
    /// <summary>Gets the id of the researcher's account, or null where nobody is signed in as one any more.</summary>
    /// <param name="authentication">The circuit's identity.</param>
    public static async Task<string?> ResearcherAsync(this AuthenticationStateProvider authentication)
    {
        var user = (await authentication.GetAuthenticationStateAsync()).User;
        return user.IsInRole(Roles.Researcher) ? user.AccountId() : null;
    }
}
