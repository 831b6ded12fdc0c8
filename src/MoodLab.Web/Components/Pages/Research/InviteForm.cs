namespace MoodLab.Web.Components.Pages.Research;

/// <summary>What is chosen to invite somebody.</summary>
internal sealed class InviteForm
{
    /// <summary>Gets or sets the role of their account.</summary>
    public string? Role { get; set; }

    /// <summary>Gets or sets whom it is for.</summary>
    public string? Note { get; set; }

    /// <summary>Gets or sets how many days the link is good for.</summary>
    public int Days { get; set; } = 7;
}
