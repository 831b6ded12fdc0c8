using Microsoft.AspNetCore.Components;
using MoodLab.Data.Surveys;
using MoodLab.Lab.Surveys;
using MoodLab.Lab.Surveys.Making;
using MoodLab.Web.Accounts;
using MoodLab.Web.Components.Shared;
using MoodLab.Web.Surveys;
using Radzen;

namespace MoodLab.Web.Components.Pages.Surveys.Making;

/// <summary>A survey in the making. What is typed is stored by itself.</summary>
/// <param name="maker">Stores it.</param>
/// <param name="watch">Tells that listeners came.</param>
/// <param name="researcher">Whose survey it is.</param>
/// <param name="navigation">Goes to a copy.</param>
/// <param name="notifications">Says what was done.</param>
/// <param name="clock">Waits until nothing more is typed.</param>
public sealed partial class SurveyEditor(
    SurveyMaker maker,
    SurveyWatch watch,
    Researcher researcher,
    NavigationManager navigation,
    NotificationService notifications,
    TimeProvider clock) : IAsyncDisposable
{
    // Long enough not to store every letter, short enough to be done before a page is left.
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(600);

    private readonly SurveyForm _form = new();
    private readonly CancellationTokenSource _leaving = new();
    private readonly SemaphoreSlim _store = new(1, 1);
    private SurveyView? _view;
    private bool _isGone;
    private bool _wasEmpty;
    private string? _fault;
    private IDisposable? _subscription;
    private SavingState _saving;
    private int _edits;
    private int _stored;

    /// <summary>Gets or sets the survey.</summary>
    [Parameter, EditorRequired]
    public Guid Id { get; set; }

    private SurveyRecord Record => _view!.Record;

    private bool CanChange => _view!.CanChange;

    private int Places => SurveyContent.MostPieces - _form.Pieces.Count;

    private string SavingText => _saving switch
    {
        _ when !CanChange => string.Empty,
        SavingState.Saved => "All is saved.",
        SavingState.Waiting => "Saving.",
        SavingState.Invalid => "Not saved: something below has to be put right first.",
        _ => "Not saved.",
    };

    private string LockedText => this switch
    {
        { _view.IsOwn: false } => "This survey is the laboratory's own: every researcher can read and copy it.",
        { Record.IsImported: true } => "The answers of this survey were given elsewhere; it can be copied.",
        { Record.Participants: > 0 } =>
            "This survey has answers. A change would make them worthless, so it cannot be changed any more.",
        _ => "While a survey is open it cannot be changed. Close it first, as long as nobody has taken it.",
    };

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _subscription?.Dispose();
        await _leaving.CancelAsync();
        if (_edits != _stored && _form.IsValid && _view is { CanChange: true })
        {
            await StoreAsync();
        }

        _leaving.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        _view = await maker.OpenAsync(await researcher.IdAsync(), Id, _leaving.Token);
        if (_view is null)
        {
            _isGone = true;
            return;
        }

        _form.Read(_view.Content);
        _wasEmpty = _form.Pieces.Count == 0;
        _subscription = watch.Subscribe(Id, () => _ = InvokeAsync(RefreshAsync));
    }

    // What is being typed stays; otherwise what was changed in another tab is shown.
    private async Task RefreshAsync()
    {
        if (_leaving.IsCancellationRequested || _view is null)
        {
            return;
        }

        try
        {
            var account = await researcher.IdAsync();
            if (await maker.FindAsync(account, Id, _leaving.Token) is not { } record)
            {
                return;
            }

            _view = _view with { Record = record };
            if (CanChange && _edits == _stored
                && await maker.OpenAsync(account, Id, _leaving.Token) is { } stored
                && _edits == _stored && _form.Write()?.IsSameAs(stored.Content) == false)
            {
                _form.Read(stored.Content);
            }

            StateHasChanged();
        }
        catch (Exception over) when (over is OperationCanceledException or UnauthorizedAccessException)
        {
            // The page is being left.
        }
    }

    private void Add(IReadOnlyList<NewSurveyPiece> pieces)
    {
        _form.Pieces.AddRange(pieces.Take(Places).Select(piece => new EditedPiece(piece)));
        Changed();
    }

    private void Changed()
    {
        _edits++;
        _saving = _form.IsValid ? SavingState.Waiting : SavingState.Invalid;
        _ = StoreSoonAsync(_edits);
    }

    private async Task StoreSoonAsync(int edit)
    {
        try
        {
            await Task.Delay(s_pause, clock, _leaving.Token);
            if (edit == _edits)
            {
                await StoreAsync();
                StateHasChanged();
            }
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // Whoever leaves the page has it stored at once.
        }
        catch (Exception fault)
        {
            await DispatchExceptionAsync(fault);
        }
    }

    // Returns whether all that was typed is stored.
    private async Task<bool> StoreAsync()
    {
        await _store.WaitAsync(CancellationToken.None);
        try
        {
            var edit = _edits;
            if (edit == _stored)
            {
                return true;
            }

            if (_form.Write() is not { } content)
            {
                _saving = SavingState.Invalid;
                return false;
            }

            await maker.ChangeAsync(await researcher.IdAsync(), Id, content, CancellationToken.None);
            _stored = edit;
            _saving = edit == _edits ? SavingState.Saved : SavingState.Waiting;
            _fault = null;
            return true;
        }
        catch (Exception refused) when (refused is SurveyException or UnauthorizedAccessException)
        {
            _saving = SavingState.Failed;
            _fault = refused.Message;
            return false;
        }
        finally
        {
            _store.Release();
        }
    }

    private Task MoveAsync(SurveyState state) => TryAsync(async account =>
    {
        if (!CanChange || await StoreAsync())
        {
            await maker.MoveAsync(account, Id, state, _leaving.Token);
            await RefreshAsync();
        }
    });

    private Task CopyAsync() => TryAsync(async account =>
    {
        if (!CanChange || await StoreAsync())
        {
            navigation.NavigateTo($"research/surveys/{await maker.CopyAsync(account, Id, _leaving.Token)}");
        }
    });

    private Task DeleteAsync() => TryAsync(async account =>
    {
        _stored = _edits;
        await maker.DeleteAsync(account, Id, _leaving.Token);
        navigation.NavigateTo("research/surveys");
    });

    private Task ChangeLimitsAsync(SurveyDesign limits) => TryAsync(async account =>
    {
        // What is being stored at this moment has the limits of before.
        await _store.WaitAsync(_leaving.Token);
        try
        {
            await maker.ChangeLimitsAsync(
                account, Id, limits.MostParticipants, limits.OpensAt, limits.ClosesAt, _leaving.Token);
            _form.Design = _form.Design with
            {
                MostParticipants = limits.MostParticipants,
                OpensAt = limits.OpensAt,
                ClosesAt = limits.ClosesAt,
            };
        }
        finally
        {
            _store.Release();
        }

        notifications.Tell(NotificationSeverity.Info, "The limits are saved.");
    });

    private async Task TryAsync(Func<string, Task> act)
    {
        try
        {
            _fault = null;
            await act(await researcher.IdAsync());
        }
        catch (Exception refused) when (refused is SurveyException or UnauthorizedAccessException)
        {
            _fault = refused.Message;
        }
    }
}
