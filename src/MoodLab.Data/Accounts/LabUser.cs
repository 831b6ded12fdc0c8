using Microsoft.AspNetCore.Identity;

namespace MoodLab.Data.Accounts;

/// <summary>
/// Somebody with an account. The one entity that leaves this project: ASP.NET Core Identity hands it from its store to
/// its managers.
/// </summary>
public sealed class LabUser : IdentityUser
{
    /// <summary>Gets or sets when the account was made, UTC.</summary>
    public DateTime CreatedAt { get; set; }
}
