using Microsoft.AspNetCore.Components;
using MoodLab.Lab.Corpora;
using MoodLab.Web.Corpora;

namespace MoodLab.Web.Components.Pages.Corpora;

/// <summary>A corpus that is opened: how the work on it stands, then what is in it.</summary>
/// <param name="library">Opens it.</param>
public sealed partial class OpenCorpus(CorpusLibrary library) : IAsyncDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private CorpusWork? _work;
    private CorpusState? _state;
    private Task _watch = Task.CompletedTask;

    /// <summary>Gets or sets the corpus' name.</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = string.Empty;

    /// <summary>Gets or sets what is shown of it.</summary>
    [Parameter, EditorRequired]
    public CorpusAddress Address { get; set; } = new();

    /// <summary>Gets or sets what follows when something else shall be shown.</summary>
    [Parameter, EditorRequired]
    public EventCallback<CorpusAddress> OnAddress { get; set; }

    /// <summary>Gets or sets who is told that work on it has ended.</summary>
    [Parameter]
    public EventCallback OnEnd { get; set; }

    // A failed import leaves no corpus behind.
    private bool IsThere => library.List().Any(
        corpus => string.Equals(corpus.Name, Name, StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        await _watch;
        _leaving.Dispose();
    }

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        // Work that failed or was stopped is not begun anew: whoever comes then shall see why.
        Watch(library.Find(Name) ?? library.Open(Name));
    }

    private void Watch(CorpusWork? work)
    {
        (_work, _state) = (work, work?.State);
        if (work is not null)
        {
            _watch = WatchAsync(work);
        }
    }

    private async Task AgainAsync()
    {
        await _watch;
        Watch(library.Open(Name));
    }

    private async Task RefreshAsync()
    {
        await _watch;
        Watch(library.Refresh(Name));
    }

    private async Task WatchAsync(CorpusWork work)
    {
        try
        {
            await foreach (var state in work.WatchAsync(_leaving.Token))
            {
                _state = state;
                StateHasChanged();
            }

            await OnEnd.InvokeAsync();
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // The page was left; the work goes on.
        }
        catch (Exception fault)
        {
            await DispatchExceptionAsync(fault);
        }
    }
}
