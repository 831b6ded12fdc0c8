namespace MoodLab.Web.Components.Pages.Accounts;

/// <summary>What is typed to change a password.</summary>
internal sealed class PasswordForm
{
    /// <summary>Gets or sets the password that is good now.</summary>
    public string? Current { get; set; }

    /// <summary>Gets or sets the new one.</summary>
    public string? New { get; set; }
}
