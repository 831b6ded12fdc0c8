using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MoodLab.Lab.Comparing;
using MoodLab.Lab.Pieces;
using MoodLab.Web.Components.Shared;
using MoodLab.Web.Visitors;
using Radzen;

namespace MoodLab.Web.Components.Pages.Pieces;

/// <summary>The body of the library: the visitor's kept pieces, and the player of the one that was opened.</summary>
/// <param name="library">Where the pieces lie.</param>
/// <param name="visitor">Whose pieces are shown.</param>
/// <param name="notifications">Says what was done, and how to undo it.</param>
/// <param name="js">Reaches the browser, where the small rolls are drawn.</param>
public sealed partial class PieceShelf(
    IPieceLibrary library, Visitor visitor, NotificationService notifications, IJSRuntime js) : IAsyncDisposable
{
    private const int PageSize = 24;

    private readonly CancellationTokenSource _leaving = new();
    private CancellationToken _left;
    private ElementReference _root;
    private ElementReference _heading;
    private AttachedScript? _script;
    private string? _owner;
    private readonly List<Guid> _chosen = [];
    private List<PieceCard>? _pieces;
    private bool _more;
    private PieceCard? _open;
    private Opening? _opening;
    private Player? _player;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
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
        await ShowMoreAsync();
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _script = await AttachedScript.AttachAsync(
                js, Assets["lib/miniroll.js"], "attachMini", _root, component: null, _left);
        }

        if (_opening is { } opening && _player is not null)
        {
            _opening = null;
            await OpenAsync(_player, _open!, opening);
        }
    }

    private async Task ShowMoreAsync()
    {
        // One more than is shown tells whether there are more.
        var shown = _pieces ?? [];
        IReadOnlyList<PieceCard> next = _owner is null
            ? []
            : await library.ListAsync(_owner, shown.Count, PageSize + 1, _left);
        shown.AddRange(next.Take(PageSize));
        _pieces = shown;
        _more = next.Count > PageSize;
    }

    private string ChoiceText => _chosen.Count switch
    {
        1 => "1 piece chosen; choose one to three more",
        PieceComparison.Most => $"{PieceComparison.Most} pieces chosen; more do not fit side by side",
        _ => $"{_chosen.Count} pieces chosen",
    };

    private void Choose(PieceCard piece, bool isChosen)
    {
        _chosen.Remove(piece.Id);
        if (isChosen && _chosen.Count < PieceComparison.Most)
        {
            _chosen.Add(piece.Id);
        }
    }

    private async Task ClearChoiceAsync()
    {
        _chosen.Clear();
        await _heading.FocusAsync();
    }

    private void Open(PieceCard piece, Opening opening)
    {
        _open = piece;
        _opening = opening;
    }

    // Runs after the render that made the player.
    private async Task OpenAsync(Player player, PieceCard piece, Opening opening)
    {
        if (await library.ReadMidiAsync(_owner!, piece.Id, _left) is not { } file)
        {
            notifications.Tell(NotificationSeverity.Warning, $"“{piece.Title}” is not here any more.");
            return;
        }

        await player.StopAsync(_left);
        await player.LoadAsync(file.Content, _left);
        if (opening is Opening.Play)
        {
            await player.PlayAsync(_left);
            return;
        }

        try
        {
            await player.DownloadWavAsync(Path.ChangeExtension(file.FileName, ".wav"), _left);
        }
        catch (JSException fault)
        {
            notifications.Tell(NotificationSeverity.Warning, $"The WAV file could not be made: {fault.Message}");
        }
    }

    private async Task CloseAsync()
    {
        await _player!.StopAsync(_left);
        _open = null;
        await _heading.FocusAsync();
    }

    private async Task RenameAsync(PieceCard piece, string title)
    {
        if (await library.RenameAsync(_owner!, piece.Id, title, _left))
        {
            _pieces![_pieces.IndexOf(piece)] = piece with { Title = title };
        }
        else
        {
            notifications.Tell(NotificationSeverity.Warning, $"“{piece.Title}” is not here any more.");
        }
    }

    private async Task RemoveAsync(PieceCard piece)
    {
        await library.RemoveAsync(_owner!, piece.Id, _left);
        var place = _pieces!.IndexOf(piece);
        _pieces.RemoveAt(place);
        _chosen.Remove(piece.Id);
        if (_open?.Id == piece.Id)
        {
            await _player!.StopAsync(_left);
            _open = null;
        }

        await _heading.FocusAsync();
        notifications.TellUndoable(this, $"Removed “{piece.Title}”.", () => RestoreAsync(piece, place));
    }

    private async Task RestoreAsync(PieceCard piece, int place)
    {
        if (await library.RestoreAsync(_owner!, piece.Id, _left))
        {
            _pieces!.Insert(Math.Min(place, _pieces.Count), piece);
            StateHasChanged();
        }
    }
}
