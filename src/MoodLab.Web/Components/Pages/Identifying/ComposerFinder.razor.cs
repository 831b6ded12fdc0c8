using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using MoodLab.Lab.Identifying;
using MoodLab.Lab.Pieces;
using MoodLab.Music.Midi;
using MoodLab.Music.Scores;
using MoodLab.Web.Components.Shared;
using MoodLab.Web.Identifying;
using MoodLab.Web.Visitors;

namespace MoodLab.Web.Components.Pages.Identifying;

/// <summary>The body of the page that names composers. Nothing that is brought here is kept.</summary>
/// <param name="identifier">Names them.</param>
/// <param name="library">Where the visitor's kept pieces lie.</param>
/// <param name="visitor">Whose pieces may be asked about.</param>
/// <param name="js">Reaches the browser.</param>
public sealed partial class ComposerFinder(
    ComposerIdentifier identifier, IPieceLibrary library, Visitor visitor, IJSRuntime js) : IAsyncDisposable
{
    private const int MostKept = 100;
    private const int BufferBytes = 1 << 16;

    private readonly CancellationTokenSource _leaving = new();
    private CancellationToken _left;
    private CancellationTokenSource? _asking;
    private ElementReference _root;
    private ElementReference _heading;
    private AttachedScript? _script;
    private PhraseKeyboard? _keyboard;
    private Player? _player;
    private string? _owner;
    private IReadOnlyList<PieceCard> _kept = [];
    private Guid _chosen;
    private bool _plays;
    private bool _isWorking;
    private double? _arrived;
    private double _position;
    private string _asked = string.Empty;
    private string _name = string.Empty;
    private string? _fault;
    private Identification? _found;
    private IReadOnlyList<RollTint> _windows = [];

    // What the roll shall show after the render that makes it; null where it shows that already.
    private Score? _undrawn;

    /// <summary>Gets or sets the kept piece that is asked about at once; null for none.</summary>
    [SupplyParameterFromQuery(Name = "piece")]
    public Guid? Piece { get; set; }

    private string? Status => _isWorking
        ? _arrived is { } share && share < 1
            ? FormattableString.Invariant($"Fetching “{_asked}”: {100 * share:0} %")
            : $"Looking at “{_asked}”"
        : _found?.Verdict is { } verdict ? IdentifyingText.Finding(verdict) : null;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        _asking?.Dispose();
        _leaving.Dispose();
        if (_script is not null)
        {
            await _script.DisposeAsync();
        }
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        _left = _leaving.Token;
        _owner = await visitor.OwnerAsync();
        if (_owner is null || !identifier.IsAvailable)
        {
            return;
        }

        _kept = await library.ListAsync(_owner, 0, MostKept, _left);
        _chosen = _kept is [var newest, ..] ? newest.Id : default;
        if (Piece is { } asked)
        {
            await ReadKeptAsync(asked);
        }
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && identifier.IsAvailable)
        {
            _script = await AttachedScript.AttachAsync(js, Assets["lib/drop.js"], "attach", _root, null, _left);
        }

        if (_undrawn is { } score && _player is not null)
        {
            _undrawn = null;
            await _player.LoadAsync(MidiWriter.Write(score), _left);
            await _player.TintAsync(_windows, _left);
        }
    }

    private async Task ReadFileAsync(InputFileChangeEventArgs change)
    {
        if (change.FileCount == 0)
        {
            return;
        }

        // Several files can be dropped, though only one can be chosen.
        var file = change.GetMultipleFiles(change.FileCount)[0];
        await AskAsync(file.Name, draws: true, async token =>
        {
            if (file.Size > ComposerIdentifier.LargestFile)
            {
                return ComposerIdentifier.TooLarge;
            }

            return await identifier.IdentifyAsync(await ReceiveAsync(file, token), token);
        });
    }

    private async Task<byte[]> ReceiveAsync(IBrowserFile file, CancellationToken cancellationToken)
    {
        var bytes = new byte[file.Size];
        var stream = file.OpenReadStream(ComposerIdentifier.LargestFile, cancellationToken);
        await using (stream)
        {
            var size = 0;
            for (var read = -1; read != 0 && size < bytes.Length; size += read)
            {
                read = await stream.ReadAsync(
                    bytes.AsMemory(size, Math.Min(BufferBytes, bytes.Length - size)), cancellationToken);
                _arrived = (double)size / bytes.Length;
                StateHasChanged();
            }

            return bytes[..size];
        }
    }

    private async Task ReadKeptAsync(Guid id)
    {
        var title = _kept.FirstOrDefault(piece => piece.Id == id)?.Title ?? "the piece";
        await AskAsync(title, draws: true, async token =>
            await library.ReadMidiAsync(_owner!, id, token) is { } file
                ? await identifier.IdentifyAsync(file.Content, token)
                : new Identification { Reason = "It is not in your library any more." });
    }

    private async Task TogglePlayingAsync()
    {
        _plays = !_plays;
        if (!_plays)
        {
            await _heading.FocusAsync();
        }
    }

    // While keys are down the roll stays as it is: drawing it anew could silence what sounds.
    private Task HearPhraseAsync(PhraseHeard heard) =>
        AskAsync("your phrase", heard.IsResting, token => identifier.IdentifyAsync(heard.Phrase.ToScore(), token));

    // Only the last question counts.
    private async Task AskAsync(string name, bool draws, Func<CancellationToken, Task<Identification>> ask)
    {
        if (_asking is not null)
        {
            await _asking.CancelAsync();
            _asking.Dispose();
        }

        _asking = CancellationTokenSource.CreateLinkedTokenSource(_left);
        var token = _asking.Token;
        (_asked, _arrived, _fault) = (name, null, null);

        // A phrase is asked about again and again while it is played, and answered at once: nothing shall flicker.
        _isWorking = !_plays;
        StateHasChanged();
        try
        {
            var found = await ask(token);
            token.ThrowIfCancellationRequested();
            Take(name, found, draws);
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            return;
        }
        catch (Exception lost) when (lost is IOException or JSException)
        {
            token.ThrowIfCancellationRequested();
            Take(
                name,
                new Identification
                {
                    Reason = "The file did not arrive whole. It may be a folder, or it was moved meanwhile: choose it "
                        + "again.",
                },
                draws);
        }

        StateHasChanged();
    }

    private void Take(string name, Identification found, bool draws)
    {
        var isSame = _found?.Verdict is not null && found.Verdict is not null;
        (_name, _isWorking, _arrived, _fault) = (name, false, null, found.Reason);
        _found = found.Verdict is null ? null : found;
        if (found.Verdict is { } verdict)
        {
            _windows = EvidenceWindows.Of(verdict.Evidence, found.MusicSeconds);
            _undrawn = draws || !isSame ? found.Score : _undrawn;
        }
    }

    private async Task StartOverAsync()
    {
        if (_asking is not null)
        {
            await _asking.CancelAsync();
        }

        (_found, _fault, _isWorking, _arrived, _undrawn, _name) = (null, null, false, null, null, string.Empty);
        _keyboard?.Forget();
        await _heading.FocusAsync();
    }

    private void Follow(PlayerState state) => _position = state.Position;
}
