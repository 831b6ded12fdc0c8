using Microsoft.AspNetCore.Components;
using MoodLab.Lab.Identifying;
using MoodLab.Learning.Identifying;
using MoodLab.Web.Components.Shared;
using MoodLab.Web.Corpora;
using MoodLab.Web.Identifying;

namespace MoodLab.Web.Components.Pages.Identifying;

/// <summary>The pieces that are most alike, to compare by ear where they are on this server.</summary>
/// <param name="taught">Where they are.</param>
public sealed partial class NearestPieces(TaughtPieces taught) : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private Player? _player;
    private NearPiece? _open;
    private byte[]? _unheard;
    private bool _gone;

    /// <summary>Gets or sets the pieces, the nearest first.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<NearPiece> Pieces { get; set; } = [];

    /// <inheritdoc />
    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (_open is not null && !Pieces.Contains(_open))
        {
            (_open, _unheard) = (null, null);
        }

        _gone = false;
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_unheard is { } midi && _player is not null)
        {
            _unheard = null;
            await _player.LoadAsync(midi, _leaving.Token);
            await _player.PlayAsync(_leaving.Token);
        }
    }

    private static string Title(NearPiece piece) =>
        $"{IdentifyingText.Name(piece.Composer)}, {CorpusText.Piece(piece.Path)}";

    private async Task HearAsync(NearPiece piece)
    {
        var midi = await Task.Run(() => taught.Excerpt(piece.Path), _leaving.Token);
        (_open, _unheard, _gone) = midi is null ? (null, null, true) : (piece, midi, false);
    }
}
