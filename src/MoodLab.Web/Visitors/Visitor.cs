using Microsoft.AspNetCore.Components.Authorization;

namespace MoodLab.Web.Visitors;

/// <summary>Who sits at the other end of a circuit.</summary>
/// <param name="authentication">The circuit's identity.</param>
public sealed class Visitor(AuthenticationStateProvider authentication)
{
    /// <summary>Gets the id under which this visitor's pieces are stored, or null for one without an id.</summary>
    public async Task<string?> OwnerAsync() => (await authentication.GetAuthenticationStateAsync()).User.Owner();
}
