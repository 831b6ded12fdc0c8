using System.Globalization;
using Microsoft.AspNetCore.Components;
using MoodLab.Data.Accounts;
using MoodLab.Lab.Accounts;
using MoodLab.Web.Accounts;

namespace MoodLab.Web.Components.Pages.Research;

/// <summary>Who works in the laboratory, and who is invited.</summary>
/// <param name="people">Lists who has an account.</param>
/// <param name="invitations">Makes and lists links to new ones.</param>
/// <param name="navigation">Knows the laboratory's address.</param>
public sealed partial class PeoplePage(People people, Invitations invitations, NavigationManager navigation)
{
    private IReadOnlyList<PersonRecord> _people = [];
    private IReadOnlyList<InvitationRecord> _invitations = [];
    private string? _link;
    private string? _fault;

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [SupplyParameterFromForm]
    private InviteForm? Form { get; set; }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Form ??= new InviteForm();
        Form.Role ??= Roles.Researcher;
        Context.Response.Headers.CacheControl = "no-store";
        await ReadAsync();
    }

    private static string Day(DateTime time) => time.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    private async Task ReadAsync()
    {
        _people = await people.ListAsync(Context.RequestAborted);
        _invitations = await invitations.ListAsync(Context.RequestAborted);
    }

    private async Task InviteAsync()
    {
        var note = Form!.Note?.Trim() ?? string.Empty;
        if (Form.Days is < 1 or > AccountLimits.LongestInvitationDays
            || note.Length > AccountLimits.LongestNote
            || !Roles.All.Contains(Form.Role))
        {
            _fault = $"An invitation is good for 1 to {AccountLimits.LongestInvitationDays} days, "
                + $"and its note has at most {AccountLimits.LongestNote} characters.";
            return;
        }

        var by = Context.User.Account()!.Name!;
        var key = await invitations.InviteAsync(Form.Role!, note, by, Form.Days, Context.RequestAborted);
        _link = navigation.ToAbsoluteUri($"join?key={key}").ToString();
        await ReadAsync();
    }
}
