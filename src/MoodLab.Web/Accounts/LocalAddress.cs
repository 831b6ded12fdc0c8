using Microsoft.AspNetCore.Http.HttpResults;

namespace MoodLab.Web.Accounts;

/// <summary>Where to go after signing in: on this site, whatever a link says.</summary>
internal static class LocalAddress
{
    /// <summary>Gets an address of this site.</summary>
    /// <param name="wanted">What was asked for.</param>
    /// <param name="otherwise">Where to go where that is missing or leads elsewhere.</param>
    public static string Of(string? wanted, string otherwise) =>
        RedirectHttpResult.IsLocalUrl(wanted) && wanted!.StartsWith('/') ? wanted : otherwise;
}
