using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MoodLab.Lab.Identifying;
using MoodLab.Web.Components.Shared;

namespace MoodLab.Web.Components.Pages.Identifying;

/// <summary>A piano on the page, on the computer's keys and on MIDI keyboards, and what was played on it.</summary>
/// <param name="js">Reaches the browser.</param>
public sealed partial class PhraseKeyboard(IJSRuntime js) : IAsyncDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private readonly PlayedPhrase _phrase = new();
    private ElementReference _piano;
    private AttachedScript? _script;
    private string[]? _midi;
    private string? _midiFault;
    private bool _midiImpossible;

    /// <summary>Gets or sets who is told of the phrase while it grows, once there is enough of it.</summary>
    [Parameter, EditorRequired]
    public EventCallback<PhraseHeard> OnPhrase { get; set; }

    /// <summary>Gets or sets what follows when the phrase shall be forgotten.</summary>
    [Parameter, EditorRequired]
    public EventCallback OnForget { get; set; }

    private string Count => _phrase.Count switch
    {
        0 => $"Nothing played yet; from {ComposerIdentifier.FewestNotes} notes on there is an answer.",
        1 => "1 note",
        < ComposerIdentifier.FewestNotes => string.Create(
            CultureInfo.InvariantCulture,
            $"{_phrase.Count} notes; {ComposerIdentifier.FewestNotes - _phrase.Count} more for a first guess"),
        PlayedPhrase.MostNotes => $"{PlayedPhrase.MostNotes} notes; more are not written down",
        _ => string.Create(CultureInfo.InvariantCulture, $"{_phrase.Count} notes; the more, the surer"),
    };

    private string? MidiLine => _midiImpossible
        ? "This browser cannot reach MIDI keyboards."
        : !string.IsNullOrEmpty(_midiFault)
            ? $"No MIDI keyboard: {_midiFault}"
            : _midi switch
            {
                null => null,
                [] => "No MIDI keyboard is plugged in yet; it will be heard as soon as one is.",
                _ => $"Listening to {string.Join(" and ", _midi)}.",
            };

    /// <summary>Begins anew.</summary>
    public void Forget() => _phrase.Clear();

    /// <summary>Called by the browser while it is played.</summary>
    /// <param name="notes">What was completed.</param>
    /// <param name="held">How many keys are down.</param>
    [JSInvokable("OnNotes")]
    public async Task OnNotesAsync(PlayedNote[] notes, int held)
    {
        _phrase.Add(notes);
        StateHasChanged();
        if (_phrase.Count >= ComposerIdentifier.FewestNotes)
        {
            await OnPhrase.InvokeAsync(new PhraseHeard(_phrase, held == 0));
        }
    }

    /// <summary>Called by the browser when it knows about MIDI keyboards.</summary>
    /// <param name="names">Their names; null where the browser cannot reach any.</param>
    /// <param name="fault">Why it may not, or empty.</param>
    [JSInvokable("OnMidi")]
    public void OnMidi(string[]? names, string fault)
    {
        (_midiImpossible, _midiFault) = (names is null, fault);
        _midi = fault.Length > 0 ? null : names;
        StateHasChanged();
    }

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
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _script = await AttachedScript.AttachAsync(
                js, Assets["lib/keyboard.js"], "attach", _piano, DotNetObjectReference.Create(this), _leaving.Token);
            await _script.CallAsync("focus", _leaving.Token);
            StateHasChanged();
        }
    }

    private async Task ForgetAsync()
    {
        await OnForget.InvokeAsync();
        await _script!.CallAsync("focus", _leaving.Token);
    }

    private Task ConnectAsync() => _script!.CallAsync("connect", _leaving.Token);
}
