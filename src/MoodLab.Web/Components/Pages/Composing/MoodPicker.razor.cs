using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MoodLab.Lab.Composing;
using MoodLab.Music.Moods;
using MoodLab.Web.Components.Shared;

namespace MoodLab.Web.Components.Pages.Composing;

/// <summary>
/// Where a mood is picked: a pad with valence from left to right and arousal from bottom to top, on which the distance
/// from the centre is the strength, and the four moods as buttons.
/// </summary>
/// <param name="js">Reaches the browser, where the pad is.</param>
public sealed partial class MoodPicker(IJSRuntime js) : IAsyncDisposable
{
    // As on the pad: negative left, positive right, high arousal above.
    private static readonly Mood[] s_moods = [Mood.Angry, Mood.Delighted, Mood.Depressed, Mood.Calm];

    // The corners lie at a distance of the square root of two and mean the greatest strength.
    private static readonly double s_strengthPerUnit = CompositionLimits.MaxStrength / Math.Sqrt(2);

    private ElementReference _pad;
    private AttachedScript? _script;
    private MoodChoice _shown;

    /// <summary>Gets or sets the mood.</summary>
    [Parameter, EditorRequired]
    public Mood Mood { get; set; }

    /// <summary>Gets or sets the strength, or null while it is no valid number.</summary>
    [Parameter]
    public double? Strength { get; set; }

    /// <summary>Gets or sets what is wrong with the mood.</summary>
    [Parameter]
    public string? Message { get; set; }

    /// <summary>Gets or sets who is told what was picked.</summary>
    [Parameter]
    public EventCallback<MoodChoice> OnPick { get; set; }

    /// <summary>Called by the pad.</summary>
    /// <param name="valence">From -1, negative, to 1, positive.</param>
    /// <param name="arousal">From -1, low, to 1, high.</param>
    [JSInvokable("OnMoodPad")]
    public Task OnMoodPadAsync(double valence, double arousal)
    {
        // On an axis the dot belongs to two moods: the one that was there stays.
        var mood = MoodExtensions.FromQuadrant(
            valence > 0 || (valence == 0 && Mood.IsPositive()), arousal > 0 || (arousal == 0 && Mood.IsAroused()));
        var distance = Math.Min(double.Hypot(valence, arousal), Math.Sqrt(2));
        _shown = new MoodChoice(mood, Math.Round(distance * s_strengthPerUnit, 2));
        return OnPick.InvokeAsync(_shown);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_script is not null)
        {
            await _script.DisposeAsync();
        }

    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _script = await AttachedScript.AttachAsync(
                js, Assets["lib/moodpad.js"], "attach", _pad, DotNetObjectReference.Create(this), CancellationToken.None);
        }

        // Only what was picked elsewhere moves the dot: one that is being dragged must not be pulled back.
        if (_script is not null && Strength is { } strength && _shown != new MoodChoice(Mood, strength))
        {
            _shown = new MoodChoice(Mood, strength);
            var along = strength / CompositionLimits.MaxStrength;
            await _script.CallAsync(
                "set", CancellationToken.None, Mood.IsPositive() ? along : -along, Mood.IsAroused() ? along : -along);
        }
    }
}
