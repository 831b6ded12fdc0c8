using System.Globalization;
using Microsoft.AspNetCore.Components;
using MoodLab.Lab.Surveys.Taking;
using MoodLab.Web.Surveys.Taking;

namespace MoodLab.Web.Components.Pages.Surveys.Taking;

/// <summary>The page on which a survey is taken: what is stored decides what it shows, and nothing runs on it but the
/// script for the sound.</summary>
/// <param name="taking">Takes surveys.</param>
public sealed partial class ListenPage(SurveyTaking taking)
{
    private ListenView? _view;
    private ListenReply? _reply;
    private string _words = "";
    private string? _key;

    /// <summary>Gets or sets the survey.</summary>
    [Parameter]
    public string Link { get; set; } = "";

    /// <summary>Gets or sets the piece to go back to, from 1.</summary>
    [SupplyParameterFromQuery(Name = "at")]
    private int? At { get; set; }

    /// <summary>Gets or sets what the panel that sent the listener calls them.</summary>
    [SupplyParameterFromQuery(Name = "id")]
    private string? Panel { get; set; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    private string StepName => _view!.Step.ToString().ToLowerInvariant();

    private string? Sound => _view?.Token is { } token ? ListenAddress.Sound(Link, token) : null;

    private string? Share => Sound is null
        ? null
        : _view!.Design.HeardShare.ToString(CultureInfo.InvariantCulture);

    private string Withdrawal => ListenAddress.Withdrawal(Link, ListenerKey.Withdrawal(_key!));

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _reply = ListenReply.Of(Context);
        _key = ListenerCookie.Read(Context);
        if (_reply is { Trouble: ListenTrouble.TooMuch, Post: null })
        {
            Fail(_reply);
            return;
        }

        try
        {
            var position = _reply?.Post?.Whole(ListenField.Position) ?? At;
            _view = await taking.OpenAsync(Link, _key, position, Context.RequestAborted);
        }
        catch (SurveyBusyException)
        {
            Fail(new ListenReply(ListenTrouble.Busy));
            return;
        }

        if (_view.Door == SurveyDoor.Unknown)
        {
            // Not before the page is written: the page for all that is not found would take its place, and this one
            // says it better.
            Context.Response.OnStarting(() =>
            {
                Context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            });
        }

        // A key is given before they begin, so that a form that is sent twice begins once.
        if (_view is { Door: SurveyDoor.Open, HasBegun: false } && (_key is null || _view.IsKeyUsed))
        {
            ListenerCookie.Issue(Context, Link);
        }
    }

    private void Fail(ListenReply reply)
    {
        _words = reply.Words!;
        Context.Response.StatusCode = reply.Status;
        Context.Response.Headers.RetryAfter = "5";
    }
}
