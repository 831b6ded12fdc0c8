using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MoodLab.Lab.Composing;
using MoodLab.Lab.Judging;
using MoodLab.Lab.Pieces;
using MoodLab.Learning.Control;
using MoodLab.Music.Moods;
using MoodLab.Web.Components.Shared;
using MoodLab.Web.Composing;
using MoodLab.Web.Visitors;

namespace MoodLab.Web.Components.Pages.Composing;

/// <summary>
/// The body of the compose page: settings, the piece as it grows, and what can be done with it. One piece is composed
/// at a time; a second one, Stop, leaving the page and a lost connection end the work on the first.
/// </summary>
/// <param name="composer">The circuit's composer.</param>
/// <param name="library">Where finished pieces lie.</param>
/// <param name="judge">Says how finished pieces are heard.</param>
/// <param name="visitor">Whose pieces they are.</param>
/// <param name="connections">Tells when the browser is gone.</param>
/// <param name="navigation">Knows the address, which carries the settings and the finished piece.</param>
/// <param name="js">Reaches the browser.</param>
/// <param name="clock">Measures how long composing takes.</param>
/// <param name="random">Draws seeds.</param>
public sealed partial class Studio(
    IComposer composer,
    IPieceLibrary library,
    MoodJudge judge,
    Visitor visitor,
    ConnectionWatch connections,
    NavigationManager navigation,
    IJSRuntime js,
    TimeProvider clock,
    Random random) : IAsyncDisposable
{
    private const string Page = "compose";

    private static readonly string[] s_lengths = ["15", "30", "60", "120"];

    private readonly CompositionForm _form = new();
    private readonly CancellationTokenSource _leaving = new();
    private CancellationToken _left;
    private IDisposable? _watch;
    private Player _player = default!;
    private ElementReference _status;
    private Mood _shownMood;
    private bool _sounds;
    private bool _kept;
    private bool _rendering;
    private string? _owner;
    private string? _fault;
    private OpenPiece? _piece;
    private CompositionProgress? _progress;
    private CompositionRun? _run;
    private Task _following = Task.CompletedTask;

    private bool Busy => Stage is CompositionStage.Waiting or CompositionStage.Composing;

    private CompositionStage Stage => _progress?.Stage ?? CompositionStage.Idle;

    // Read out when it changes, so it must not change with every note.
    private string Status => Stage switch
    {
        CompositionStage.Waiting when _progress!.Position is { } position =>
            position == 1 ? "You are next in the queue." : $"{position - 1} pieces are waiting before yours.",
        CompositionStage.Waiting => "Getting ready…",
        CompositionStage.Composing => "Composing…",
        CompositionStage.Finished => $"Finished: {OpenPiece.Measure(_progress!.Seconds, _progress.Notes)}.",
        CompositionStage.Stopped when _fault is null =>
            "Stopped. Nothing of it was stored; Compose with this seed writes it again.",
        CompositionStage.Idle when _piece is { } piece => $"{piece.Size}.",
        _ => string.Empty,
    };

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _watch?.Dispose();
        await _leaving.CancelAsync();
        await EndRunAsync();
        _leaving.Dispose();
    }

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        _left = _leaving.Token;
        _form.Seed.Set(CompositionRequest.DrawSeed(random));
        _form.Read(navigation.ToAbsoluteUri(navigation.Uri).Query);
        _shownMood = _form.Mood;
        _watch = connections.OnLost(() => _run?.Stop());
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        _owner ??= await visitor.OwnerAsync();
        if (firstRender && CompositionForm.ReadPiece(navigation.ToAbsoluteUri(navigation.Uri).Query) is { } id)
        {
            await OpenAsync(id);
            StateHasChanged();
        }
    }

    private static Mood? Asked(CompositionRequest request) =>
        request.Method == ControlMethod.None ? null : request.Mood;

    private void Pick(MoodChoice choice)
    {
        _form.Mood = choice.Mood;
        if (choice.Strength is { } strength && _form.Method.TakesStrength())
        {
            _form.Strength.Set(strength);
        }
    }

    private void PlayerChanged(PlayerState state) => _sounds = state.Playing;

    // The button is about to go: whoever works by keys stays where the next buttons come up.
    private async Task AgainAsync(CompositionRequest request)
    {
        await _status.FocusAsync(preventScroll: true);
        _form.Read(request);
        await ComposeAsync();
    }

    private Task OtherLuckAsync(CompositionRequest request) =>
        AgainAsync(request with { Seed = CompositionRequest.DrawSeed(random) });

    private async Task ComposeAsync()
    {
        if (_form.ToRequest() is not { } request)
        {
            _fault = "One of the settings is out of its range; it says which.";
            return;
        }

        await EndRunAsync();
        if (_run is not null || _left.IsCancellationRequested)
        {
            // A second click was faster, or the page is gone.
            return;
        }

        _fault = null;
        _piece = null;
        _kept = false;
        _shownMood = request.Mood;
        _progress = new CompositionProgress(clock);
        var beginning = _player.BeginAsync(request.Seconds, _left);
        _run = CompositionRun.Start(
            composer.ComposeAsync(request, _owner),
            async (events, cancellationToken) =>
            {
                await beginning;
                await DeliverAsync(events, cancellationToken);
            },
            clock);
        _following = FollowAsync(_run, _progress);
        await RememberAsync(piece: null);
    }

    private async Task StopAsync()
    {
        _run?.Stop();
        await _player.StopAsync(_left);
        await EndRunAsync();
    }

    private async Task DeliverAsync(IReadOnlyList<ComposedEvent> events, CancellationToken cancellationToken)
    {
        _progress!.Add(events);
        StateHasChanged();
        await _player.AppendAsync(events, cancellationToken);
    }

    private async Task FollowAsync(CompositionRun run, CompositionProgress progress)
    {
        try
        {
            await run.Completion;
            await FinishAsync(progress);
        }
        catch (Exception known) when (known is ComposerBusyException or ComposerUnavailableException)
        {
            _fault = known.Message;
        }
        catch (Exception gone) when (gone is OperationCanceledException or JSDisconnectedException)
        {
            // Stopped by the visitor, by leaving, or by the connection: all that is left to do is to say so.
        }
        catch (Exception failure)
        {
            await DispatchExceptionAsync(failure);
        }

        progress.Stop();
        StateHasChanged();
    }

    private async Task FinishAsync(CompositionProgress progress)
    {
        if (progress.PieceId is not { } id || _owner is null)
        {
            _fault = "This browser takes no cookie from us, so the piece can be heard but not kept.";
            return;
        }

        if (await ReadAsync(_owner, id) is var (piece, content))
        {
            await _player.FinishAsync(content, _left);
            _piece = piece;
            await RememberAsync(id);
        }
    }

    private async Task OpenAsync(Guid id)
    {
        if (_owner is null || await ReadAsync(_owner, id) is not var (piece, content))
        {
            _fault = "The piece in the address is not here any more; its settings are, and Compose writes it again.";
            return;
        }

        _form.Read(piece.Card.Mood, piece.Card.Settings);
        _shownMood = piece.Card.Mood;
        _kept = piece.Card.IsKept;
        _piece = piece;
        await _player.LoadAsync(content, _left);
    }

    private async Task<(OpenPiece Piece, byte[] Content)?> ReadAsync(string owner, Guid id) =>
        await library.FindAsync(owner, id, _left) is { } card
        && await library.ReadMidiAsync(owner, id, _left) is { } file
            ? (new OpenPiece(card, file.FileName, judge.Hear(file.Content)), file.Content)
            : null;

    private async Task KeepAsync() => _kept = await library.KeepAsync(_owner!, _piece!.Id, _left);

    private async Task DownloadWavAsync()
    {
        _rendering = true;
        try
        {
            await _player.DownloadWavAsync(_piece!.WaveFileName, _left);
        }
        catch (JSException fault)
        {
            _fault = $"The WAV file could not be made: {fault.Message}";
        }
        finally
        {
            _rendering = false;
        }
    }

    private async Task EndRunAsync()
    {
        if (_run is { } run)
        {
            var following = _following;
            _run = null;
            await run.DisposeAsync();
            await following;
        }
    }

    // Written over the present entry of the history: going back leaves the page, as it should.
    private ValueTask RememberAsync(Guid? piece) =>
        js.InvokeVoidAsync("history.replaceState", _left, null, string.Empty, _form.ToAddress(Page, piece));
}
