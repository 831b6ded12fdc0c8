using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using MoodLab.Lab.Corpora;
using MoodLab.Music.Midi;
using MoodLab.Web.Components.Shared;
using MoodLab.Web.Corpora;

namespace MoodLab.Web.Components.Pages.Corpora;

/// <summary>What is in a corpus, as the study looked at it, down to ten seconds of each piece.</summary>
/// <param name="library">Knows where the pieces are.</param>
public sealed partial class CorpusExplorer(CorpusLibrary library) : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private IReadOnlyList<(string Name, int Pieces)> _composers = [];
    private IReadOnlyList<CorpusChart> _charts = [];
    private IReadOnlyList<CorpusFile> _chosen = [];
    private IReadOnlyList<CorpusFile> _behind = [];
    private List<CorpusFile> _unreadable = [];
    private CorpusScan? _shownScan;
    private CorpusAddress? _shown;
    private string? _markedIn;
    private CorpusRow? _marked;
    private CorpusFile? _open;
    private CorpusFile? _opening;
    private Player? _player;
    private string? _fault;
    private int _hidden;

    /// <summary>Gets or sets the corpus' name.</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = string.Empty;

    /// <summary>Gets or sets what was read of it.</summary>
    [Parameter, EditorRequired]
    public CorpusScan Scan { get; set; } = default!;

    /// <summary>Gets or sets what is shown of it.</summary>
    [Parameter, EditorRequired]
    public CorpusAddress Address { get; set; } = new();

    /// <summary>Gets or sets what follows when something else shall be shown.</summary>
    [Parameter, EditorRequired]
    public EventCallback<CorpusAddress> OnAddress { get; set; }

    /// <summary>Gets or sets what follows when the corpus shall be read again.</summary>
    [Parameter]
    public EventCallback OnRefresh { get; set; }

    private string ExcerptAddress => QueryHelpers.AddQueryString(
        $"research/corpus/{Uri.EscapeDataString(Name)}/excerpt.mid", "piece", _open!.Path);

    private IEnumerable<string> Cautions
    {
        get
        {
            if (Scan.Files.Count == 0)
            {
                yield return "There is no MIDI file in this corpus.";
            }
            else if (Scan.Pieces.Count == 0)
            {
                yield return "None of its files has a note that can be read, so there is nothing to draw.";
            }
            else if (_composers is [(Name: "", _)])
            {
                yield return "Its files lie in no folders: nothing says who wrote them, and there are no composers to "
                    + "compare.";
            }
            else if (_composers.All(of => of.Pieces == 1))
            {
                yield return "Every composer has one piece only: box plots are lines, and nothing can be both learnt "
                    + "and tested.";
            }
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (!ReferenceEquals(_shownScan, Scan))
        {
            _shownScan = Scan;
            _shown = null;
            _unreadable = [.. Scan.Files.Where(file => file.Reason is not null)];
            _composers =
            [
                .. Scan.Pieces.CountBy(piece => piece.Class ?? string.Empty)
                    .OrderByDescending(of => of.Value).ThenBy(of => of.Key, StringComparer.Ordinal)
                    .Select(of => (of.Key, of.Value)),
            ];
        }

        if (!ReferenceEquals(_shown, Address))
        {
            _shown = Address;
            Draw();
        }
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_opening is { } piece && _player is not null)
        {
            _opening = null;
            await PlayAsync(_player, piece);
        }
    }

    private void Draw()
    {
        _chosen = Address.Classes.Count == 0
            ? Scan.Files
            : [.. Scan.Files.Where(file => Address.Classes.Contains(file.Class ?? string.Empty))];
        _charts = CorpusCharts.Of(CorpusFigures.Of(_chosen, Address.IsClipped), _chosen, Address.HasAllRows);
        _hidden = _charts.Sum(chart => chart.Hidden);
        (_markedIn, _marked) = (null, null);
    }

    private Task ChooseAsync(ImmutableSortedSet<string> composers) =>
        OnAddress.InvokeAsync(Address with { Classes = composers });

    private Task ClipAsync(ChangeEventArgs change) =>
        OnAddress.InvokeAsync(Address with { IsClipped = change.Value is true });

    private Task ToggleAllAsync() => OnAddress.InvokeAsync(Address with { HasAllRows = !Address.HasAllRows });

    private void MarkAsync(string chart, CorpusRow? row)
    {
        (_markedIn, _marked) = (row is null ? null : chart, row);
        _behind = row is null ? [] : [.. _chosen.Where(row.Mark.Holds)];
    }

    private void Hear(CorpusFile piece) => (_open, _opening, _fault) = (piece, piece, null);

    // Runs after the render that made the player.
    private async Task PlayAsync(Player player, CorpusFile piece)
    {
        try
        {
            var path = library.PathOf(Name, piece.Path);
            var midi = path is null ? null : await Task.Run(() => CorpusExcerpt.Read(path), _leaving.Token);
            if (midi is not null)
            {
                await player.StopAsync(_leaving.Token);
                await player.LoadAsync(midi, _leaving.Token);
                await player.PlayAsync(_leaving.Token);
                return;
            }
        }
        catch (Exception gone) when (gone is MidiFileException or IOException or UnauthorizedAccessException)
        {
            // Told below.
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            return;
        }

        _open = null;
        _fault = $"“{CorpusText.Piece(piece.Path)}” cannot be read any more. Look for changes to bring this page up to date.";
        StateHasChanged();
    }

    private async Task CloseAsync()
    {
        await _player!.StopAsync(_leaving.Token);
        _open = null;
    }
}
