using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace MoodLab.Web.Components.Shared;

/// <summary>A script of the client bundle that looks after an element of a component, for as long as that lives.</summary>
internal sealed class AttachedScript : IAsyncDisposable
{
    private readonly IJSObjectReference _module;
    private readonly IJSObjectReference _handle;
    private readonly IDisposable? _component;

    private AttachedScript(IJSObjectReference module, IJSObjectReference handle, IDisposable? component) =>
        (_module, _handle, _component) = (module, handle, component);

    /// <summary>Imports a module and hands it an element.</summary>
    /// <param name="js">Reaches the browser.</param>
    /// <param name="module">The module's address below the site's base.</param>
    /// <param name="function">What it exports to take an element; it returns an object with <c>dispose</c>.</param>
    /// <param name="element">The element.</param>
    /// <param name="component">What the script calls back; it is disposed with the script. Null for nothing.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<AttachedScript> AttachAsync(
        IJSRuntime js,
        string module,
        string function,
        ElementReference element,
        IDisposable? component,
        CancellationToken cancellationToken)
    {
        var imported = await js.InvokeAsync<IJSObjectReference>("import", cancellationToken, $"./{module}");
        var handle = await imported.InvokeAsync<IJSObjectReference>(function, cancellationToken, element, component);
        return new AttachedScript(imported, handle, component);
    }

    /// <summary>Calls a method of the script's object.</summary>
    /// <param name="method">The method.</param>
    /// <param name="cancellationToken">Gives up waiting for its end.</param>
    /// <param name="arguments">What it takes.</param>
    public async Task CallAsync(string method, CancellationToken cancellationToken, params object?[] arguments) =>
        await _handle.InvokeVoidAsync(method, cancellationToken, arguments);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await _handle.InvokeVoidAsync("dispose");
            await _handle.DisposeAsync();
            await _module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and all that the script held with it.
        }

        _component?.Dispose();
    }
}
