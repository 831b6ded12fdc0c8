using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MoodLab.Lab.Evolving;
using MoodLab.Web.Components.Shared;

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
        if (_script is not null)
        {
            await _script.DisposeAsync();
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

        _script = await AttachedScript.AttachAsync(
            js, Assets["lib/evolve.js"], "attach", _root, component: null, _leaving.Token);
    }
}
