namespace MoodLab.Web.Components.Pages.Accounts;

/// <summary>What is typed to sign in.</summary>
internal sealed class SignInForm
{
    /// <summary>Gets or sets the name.</summary>
    public string? Name { get; set; }

    /// <summary>Gets or sets the password.</summary>
    public string? Password { get; set; }

    /// <summary>Gets or sets whether the browser remembers it when it is closed.</summary>
    public bool Remember { get; set; }
}
