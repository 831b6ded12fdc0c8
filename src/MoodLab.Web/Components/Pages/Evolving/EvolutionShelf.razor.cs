using Microsoft.AspNetCore.Components;
using MoodLab.Lab.Evolving;
using MoodLab.Music.Scales;
using MoodLab.Web.Evolving;
using MoodLab.Web.Visitors;
using Radzen;

namespace MoodLab.Web.Components.Pages.Evolving;

/// <summary>Where sessions are started, and found again.</summary>
/// <param name="sessions">Where they lie.</param>
/// <param name="visitor">Whose they are.</param>
/// <param name="navigation">Goes to a session.</param>
/// <param name="notifications">Says what was done, and how to undo it.</param>
/// <param name="random">Draws seeds.</param>
/// <param name="clock">Names sessions by the day.</param>
public sealed partial class EvolutionShelf(
    EvolutionSessions sessions,
    Visitor visitor,
    NavigationManager navigation,
    NotificationService notifications,
    Random random,
    TimeProvider clock) : IDisposable
{
    private const int PageSize = 20;
    private const double UndoMilliseconds = 10_000;

    private readonly EvolutionForm _form = new();
    private readonly CancellationTokenSource _leaving = new();
    private ElementReference _heading;
    private List<EvolutionCard>? _sessions;
    private bool _more;
    private string? _owner;
    private string? _fault;

    private string? StartHint => _form.ToSettings()?.Melody is { } melody
        ? FormattableString.Invariant(
            $"{melody.Bars} bars in {melody.Tonic} {melody.Scale.Title()}, {melody.Seconds:0.#} seconds each.")
        : "One of the settings is out of its range; it says which.";

    /// <inheritdoc />
    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        _form.Seed.Set(random.Next());
        _owner = await visitor.OwnerAsync();
        await ShowMoreAsync();
    }

    private async Task ShowMoreAsync()
    {
        // One more than is shown tells whether there are more.
        var shown = _sessions ?? [];
        IReadOnlyList<EvolutionCard> next = _owner is null
            ? []
            : await sessions.ListAsync(_owner, shown.Count, PageSize + 1, _leaving.Token);
        shown.AddRange(next.Take(PageSize));
        _sessions = shown;
        _more = next.Count > PageSize;
    }

    private async Task StartAsync()
    {
        if (_form.ToSettings() is not { } settings)
        {
            _fault = "One of the settings is out of its range; open the settings to see which.";
            return;
        }

        var melody = settings.Melody;
        var title = FormattableString.Invariant(
            $"{melody.Tonic} {melody.Scale.Title()}, {clock.GetLocalNow():d MMM yyyy}");
        var id = await sessions.StartAsync(_owner!, settings, title, _leaving.Token);
        navigation.NavigateTo($"evolve/{id}");
    }

    private async Task RemoveAsync(EvolutionCard session)
    {
        await sessions.RemoveAsync(_owner!, session.Id, _leaving.Token);
        var place = _sessions!.IndexOf(session);
        _sessions.RemoveAt(place);
        await _heading.FocusAsync();
        var message = new NotificationMessage
        {
            Severity = NotificationSeverity.Info,
            Summary = $"Removed “{session.Title}”.",
            Duration = UndoMilliseconds,
        };
        message.DetailContent = _ => UndoButton(async () =>
        {
            notifications.Messages.Remove(message);
            if (await sessions.RestoreAsync(_owner!, session.Id, _leaving.Token))
            {
                _sessions.Insert(Math.Min(place, _sessions.Count), session);
                StateHasChanged();
            }
        });
        notifications.Notify(message);
    }
}
