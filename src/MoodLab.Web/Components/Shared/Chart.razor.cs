using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MoodLab.Web.Charts;

namespace MoodLab.Web.Components.Shared;

/// <summary>A chart that states its finding, with its table and its picture as a file.</summary>
/// <param name="js">Reaches the browser, where the picture is drawn.</param>
public sealed partial class Chart(IJSRuntime js) : IAsyncDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private ElementReference _figure;
    private AttachedScript? _script;
    private ChartModel? _shown;
    private string? _fault;

    /// <summary>Gets or sets the finding, which stands above the picture and in its file.</summary>
    [Parameter, EditorRequired]
    public string Title { get; set; } = string.Empty;

    /// <summary>Gets or sets what is drawn. A new one is drawn in place of the one before.</summary>
    [Parameter, EditorRequired]
    public ChartModel Model { get; set; } = default!;

    /// <summary>Gets or sets what a screen reader says instead of the picture; null for the title.</summary>
    [Parameter]
    public string? Description { get; set; }

    /// <summary>Gets or sets the table with all the numbers.</summary>
    [Parameter]
    public RenderFragment? Table { get; set; }

    /// <summary>Gets or sets who is told of a mark that is pressed. Whatever it leads to must be in the table's reach,
    /// too, for those who press keys.</summary>
    [Parameter]
    public EventCallback<PressedMark> OnMark { get; set; }

    private bool IsScrolled => Model.LeastWidth > 0;

    private string Size => string.Create(
        CultureInfo.InvariantCulture,
        $"height:{Model.Height}px{(IsScrolled ? $";min-width:{Model.LeastWidth}px" : string.Empty)}");

    /// <summary>Called by the browser.</summary>
    /// <param name="series">The kind of mark.</param>
    /// <param name="index">Its place.</param>
    [JSInvokable("OnMark")]
    public Task OnMarkAsync(string series, int index) => OnMark.InvokeAsync(new PressedMark(series, index));

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        if (_script is not null)
        {
            await _script.DisposeAsync();
        }

        _gone.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        try
        {
            if (firstRender)
            {
                var page = OnMark.HasDelegate ? DotNetObjectReference.Create(this) : null;
                _script = await AttachedScript.AttachAsync(
                    js, Assets["lib/charts.js"], "attach", _figure, page, _gone.Token);
                StateHasChanged();
            }

            if (_script is not null && !ReferenceEquals(_shown, Model))
            {
                _shown = Model;
                await _script.CallAsync("show", _gone.Token, Model, Title);
            }
        }
        catch (JSException)
        {
            Fail("The picture could not be drawn. The table has all its numbers.");
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The page was left.
        }
    }

    private async Task DownloadAsync(string kind)
    {
        try
        {
            await _script!.CallAsync("download", _gone.Token, kind);
        }
        catch (JSException)
        {
            Fail("The file could not be made. Please try again.");
        }
    }

    private void Fail(string fault)
    {
        _fault = fault;
        StateHasChanged();
    }
}
