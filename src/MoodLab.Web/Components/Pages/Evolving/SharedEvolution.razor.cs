using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MoodLab.Lab.Evolving;

namespace MoodLab.Web.Components.Pages.Evolving;

/// <summary>Somebody else's session, to listen to.</summary>
/// <param name="sessions">Where it lies.</param>
/// <param name="js">Reaches the browser, which plays and draws.</param>
public sealed partial class SharedEvolution(EvolutionSessions sessions, IJSRuntime js) : IAsyncDisposable
{
    /// <summary>Gets or sets the key of the link.</summary>
    [Parameter, EditorRequired]
    public string Key { get; set; } = string.Empty;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        try
        {
            if (_handle is not null)
            {
                await _handle.InvokeVoidAsync("dispose");
                await _handle.DisposeAsync();
            }

            if (_module is not null)
            {
                await _module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and its sound with it.
        }

        _leaving.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        _view = await sessions.OpenSharedAsync(Key, _leaving.Token);
        _missing = _view is null;
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        _module = await js.InvokeAsync<IJSObjectReference>(
            "import", _leaving.Token, $"./{Assets["lib/evolve.js"]}");
        _handle = await _module.InvokeAsync<IJSObjectReference>("attach", _leaving.Token, _root, null);
    }
}
