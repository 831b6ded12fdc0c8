using System.Security.Claims;
using Microsoft.AspNetCore.Identity;

namespace MoodLab.Web.Accounts;

/// <summary>Reads who is signed in. An identity of the visitor, who needs no account, may stand beside.</summary>
internal static class AccountClaims
{
    /// <summary>The claim that tells one sign-in from another.</summary>
    public const string Session = "moodlab.session";

    /// <summary>Gets the account's part of an identity, or null for somebody who is not signed in.</summary>
    /// <param name="user">The identity of a request, a circuit or a hub call.</param>
    public static ClaimsIdentity? Account(this ClaimsPrincipal? user) =>
        user?.Identities.FirstOrDefault(identity => identity.AuthenticationType == IdentityConstants.ApplicationScheme);

    /// <summary>Gets the id of the account, or null for somebody who is not signed in.</summary>
    /// <param name="user">The identity of a request, a circuit or a hub call.</param>
    public static string? AccountId(this ClaimsPrincipal? user) =>
        user.Account()?.FindFirst(ClaimTypes.NameIdentifier)?.Value;

    /// <summary>Gets the identity without its account.</summary>
    /// <param name="user">The identity.</param>
    public static ClaimsPrincipal WithoutAccount(this ClaimsPrincipal user) =>
        new(user.Identities.Where(identity => identity.AuthenticationType != IdentityConstants.ApplicationScheme));
}
