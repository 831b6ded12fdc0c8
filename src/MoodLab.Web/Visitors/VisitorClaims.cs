using System.Security.Claims;

namespace MoodLab.Web.Visitors;

/// <summary>Reads and makes visitors' identities.</summary>
internal static class VisitorClaims
{
    /// <summary>The name of the cookie scheme.</summary>
    public const string Scheme = "Visitor";

    /// <summary>Gets the id under which the visitor's pieces are stored, or null for one without an id.</summary>
    /// <param name="user">The identity of a request, a circuit or a hub call; an account may be part of it.</param>
    public static string? Owner(this ClaimsPrincipal? user) => user?.Identities
        .FirstOrDefault(identity => identity.AuthenticationType == Scheme)?
        .FindFirst(ClaimTypes.NameIdentifier)?.Value;

    /// <summary>Makes an identity with a fresh random id.</summary>
    public static ClaimsPrincipal Create() =>
        new(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, Guid.NewGuid().ToString("N"))], Scheme));
}
