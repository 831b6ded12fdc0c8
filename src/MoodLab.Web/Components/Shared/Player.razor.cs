using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MoodLab.Lab.Composing;
using MoodLab.Music.Moods;

namespace MoodLab.Web.Components.Shared;

/// <summary>
/// The piano roll with its sound and its transport: draws what is being composed, plays what is complete. The work is
/// done by <c>client/src/composition.ts</c>; this side holds what the controls show.
/// </summary>
/// <param name="js">Reaches the browser.</param>
public sealed partial class Player(IJSRuntime js) : IAsyncDisposable
{
    private static readonly double[] s_rates = [0.5, 0.75, 1, 1.25, 1.5, 2];

    private readonly TaskCompletionSource _attached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _leaving = new();
    private ElementReference _root;
    private AttachedScript? _script;
    private Task _sound = Task.CompletedTask;
    private double? _rendered;
    private bool _loop;
    private double _rate = 1;
    private double _volume = 0.8;

    /// <summary>Gets or sets what a screen reader calls this region.</summary>
    [Parameter]
    public string Label { get; set; } = "Piano roll";

    /// <summary>Gets or sets the mood whose colour the notes have; null for none.</summary>
    [Parameter, EditorRequired]
    public Mood? Mood { get; set; }

    /// <summary>Gets or sets what lies over the roll while there is nothing to draw.</summary>
    [Parameter]
    public RenderFragment? Empty { get; set; }

    /// <summary>Gets or sets who is told when the sound starts, moves on or ends.</summary>
    [Parameter]
    public EventCallback<PlayerState> OnState { get; set; }

    /// <summary>Gets what the browser told last.</summary>
    public PlayerState State { get; private set; }

    /// <summary>Gets whether there is something to play.</summary>
    public bool HasPiece { get; private set; }

    /// <summary>Gets whether the piece is complete, so that every place of it can be reached.</summary>
    public bool CanSeek { get; private set; }

    /// <summary>Clears the roll for a piece that is about to be composed, and wakes the sound.</summary>
    /// <param name="seconds">The length that was asked for.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task BeginAsync(double seconds, CancellationToken cancellationToken)
    {
        await _attached.Task.WaitAsync(cancellationToken);
        State = default;
        HasPiece = false;
        CanSeek = false;
        PrepareSound();
        await CallAsync("begin", cancellationToken, new { mood = Mood?.Name(), seconds });
    }

    /// <summary>Draws and sounds what was just composed.</summary>
    /// <param name="events">A batch, in order.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task AppendAsync(IReadOnlyList<ComposedEvent> events, CancellationToken cancellationToken)
    {
        HasPiece |= events.Any(composed => composed.Kind is ComposedEventKind.Note);
        return CallAsync("append", cancellationToken, events);
    }

    /// <summary>Hands the complete piece over; what sounds goes on sounding.</summary>
    /// <param name="midi">The piece as a MIDI file.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task FinishAsync(byte[] midi, CancellationToken cancellationToken)
    {
        await CallAsync("finish", cancellationToken, midi);
        HasPiece = CanSeek = true;
        StateHasChanged();
    }

    /// <summary>Opens a complete piece.</summary>
    /// <param name="midi">The piece as a MIDI file.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task LoadAsync(byte[] midi, CancellationToken cancellationToken)
    {
        await _attached.Task.WaitAsync(cancellationToken);
        await CallAsync("load", cancellationToken, midi, null, Mood?.Name());
        HasPiece = CanSeek = true;
        StateHasChanged();
    }

    /// <summary>Colours stretches of the piece that is open, until another one is.</summary>
    /// <param name="tints">From -1 to 1 each; the roll shows colours and edges for below and above 0.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task TintAsync(IReadOnlyList<RollTint> tints, CancellationToken cancellationToken) =>
        CallAsync("tint", cancellationToken, tints);

    /// <summary>Plays from a place on.</summary>
    /// <param name="seconds">The place, in seconds of music.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task PlayFromAsync(double seconds, CancellationToken cancellationToken = default)
    {
        await CallAsync("seek", cancellationToken, seconds);
        await PlayAsync(cancellationToken);
    }

    /// <summary>Plays from where it is.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task PlayAsync(CancellationToken cancellationToken = default)
    {
        PrepareSound();
        await CallAsync("play", cancellationToken);
    }

    /// <summary>Silences it at once.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public Task StopAsync(CancellationToken cancellationToken = default) => CallAsync("stop", cancellationToken);

    /// <summary>Renders the piece in the browser and offers it as a WAV file.</summary>
    /// <param name="fileName">The name of the file.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="JSException">The browser could not render it; the message says why.</exception>
    public async Task DownloadWavAsync(string fileName, CancellationToken cancellationToken = default)
    {
        _rendered = 0;
        try
        {
            await CallAsync("downloadWav", cancellationToken, fileName);
        }
        finally
        {
            _rendered = null;
        }
    }

    /// <summary>Called by the browser while it renders a WAV file.</summary>
    /// <param name="share">How much of it is done, 0 to 1.</param>
    [JSInvokable("OnRender")]
    public void OnRender(double share)
    {
        _rendered = share;
        StateHasChanged();
    }

    /// <summary>Called by the browser.</summary>
    /// <param name="state">What sounds, and where.</param>
    [JSInvokable("OnPlayer")]
    public async Task OnPlayerAsync(PlayerState state)
    {
        State = state;
        StateHasChanged();
        await OnState.InvokeAsync(state);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _attached.TrySetCanceled();
        await _leaving.CancelAsync();
        await _sound;
        if (_script is not null)
        {
            await _script.DisposeAsync();
        }

        _leaving.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        _script = await AttachedScript.AttachAsync(
            js, Assets["lib/composition.js"], "attach", _root, DotNetObjectReference.Create(this), _leaving.Token);
        await CallAsync("setVolume", _leaving.Token, _volume);
        _attached.TrySetResult();
    }

    // The bank of sounds takes a moment the first time; notes are drawn meanwhile, so nothing waits for it. The browser
    // tells by OnPlayer how far it is, and why there is no sound.
    private void PrepareSound() => _sound = PrepareSoundAsync(_sound);

    private async Task PrepareSoundAsync(Task before)
    {
        await before;
        try
        {
            await CallAsync("prepare", _leaving.Token);
        }
        catch (Exception gone) when (gone is OperationCanceledException or JSDisconnectedException)
        {
            // A browser that does not answer is silent anyway.
        }
    }

    private static string Clock(double seconds) =>
        TimeSpan.FromSeconds(Math.Max(0, Math.Floor(seconds))).ToString(@"m\:ss", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    private static double Read(ChangeEventArgs change, double otherwise) =>
        double.TryParse(change.Value as string, CultureInfo.InvariantCulture, out var value) ? value : otherwise;

    private Task PlayOrPauseAsync() => State.Playing ? CallAsync("pause", _leaving.Token) : PlayAsync();

    private async Task SeekAsync(ChangeEventArgs change)
    {
        State = State with { Position = Read(change, State.Position) };
        await CallAsync("seek", _leaving.Token, State.Position);
    }

    private async Task ToggleLoopAsync()
    {
        _loop = !_loop;
        await CallAsync("setLoop", _leaving.Token, _loop);
    }

    private async Task RateAsync(ChangeEventArgs change)
    {
        _rate = Read(change, _rate);
        await CallAsync("setRate", _leaving.Token, _rate);
    }

    private async Task VolumeAsync(ChangeEventArgs change)
    {
        _volume = Read(change, _volume);
        await CallAsync("setVolume", _leaving.Token, _volume);
    }

    private async Task CallAsync(string method, CancellationToken cancellationToken, params object?[] arguments)
    {
        if (_script is not null)
        {
            await _script.CallAsync(method, cancellationToken, arguments);
        }
    }
}
