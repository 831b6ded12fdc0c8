namespace MoodLab.Web.Components.Pages.Accounts;

/// <summary>What is typed to make an account.</summary>
internal sealed class NewAccountForm
{
    /// <summary>Gets or sets the name.</summary>
    public string? Name { get; set; }

    /// <summary>Gets or sets the password.</summary>
    public string? Password { get; set; }

    /// <summary>Gets or sets the password once more.</summary>
    public string? Again { get; set; }
}
