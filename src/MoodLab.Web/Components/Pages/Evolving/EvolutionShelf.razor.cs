using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using MoodLab.Lab.Composing;
using MoodLab.Lab.Evolving;
using MoodLab.Lab.Pieces;
using MoodLab.Learning.Evolving;
using MoodLab.Music.Midi;
using MoodLab.Music.Scales;
using MoodLab.Web.Components.Shared;
using MoodLab.Web.Evolving;
using MoodLab.Web.Visitors;
using Radzen;

namespace MoodLab.Web.Components.Pages.Evolving;

/// <summary>Where sessions are started, and found again.</summary>
/// <param name="sessions">Where they lie.</param>
/// <param name="library">Where pieces lie to begin from.</param>
/// <param name="visitor">Whose they are.</param>
/// <param name="navigation">Goes to a session.</param>
/// <param name="notifications">Says what was done, and how to undo it.</param>
/// <param name="random">Draws seeds.</param>
/// <param name="clock">Names sessions by the day.</param>
public sealed partial class EvolutionShelf(
    EvolutionSessions sessions,
    IPieceLibrary library,
    Visitor visitor,
    NavigationManager navigation,
    NotificationService notifications,
    Random random,
    TimeProvider clock) : IDisposable
{
    private const int PageSize = 20;
    private const int MaxFile = 4 << 20;
    private const int MaxTitle = 100;

    // Eighths: finer ones make small melodies hard to change, coarser ones lose too much.
    private const int FinestGrid = 8;

    private static readonly MelodySettings s_usual = new();

    private readonly EvolutionForm _form = new();
    private readonly CancellationTokenSource _leaving = new();
    private ElementReference _heading;
    private List<EvolutionCard>? _sessions;
    private bool _more;
    private string? _owner;
    private string? _fault;
    private BeginningPiece? _piece;

    /// <summary>Gets or sets the piece of the library that a session is to begin from; null for none.</summary>
    [SupplyParameterFromQuery(Name = "from")]
    public Guid? From { get; set; }

    private string? StartHint => _form.ToSettings()?.Melody is { } melody
        ? FormattableString.Invariant(
            $"{melody.Bars} bars in {melody.Tonic} {melody.Scale.Title()}, {melody.Seconds:0.#} seconds each.")
        : "One of the settings is out of its range; it says which.";

    /// <inheritdoc />
    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        _form.Seed.Set(CompositionRequest.DrawSeed(random));
        _owner = await visitor.OwnerAsync();
        await ShowMoreAsync();
        if (From is { } id && _owner is not null)
        {
            await ReadPieceAsync(id);
        }
    }

    private async Task ReadPieceAsync(Guid id)
    {
        var card = await library.FindAsync(_owner!, id, _leaving.Token);
        var file = await library.ReadMidiAsync(_owner!, id, _leaving.Token);
        if (card is null || file is null)
        {
            _fault = "The piece that this was to begin from is not here any more.";
            return;
        }

        Take(card.Title, file.Content);
    }

    private async Task ReadFileAsync(InputFileChangeEventArgs change)
    {
        if (change.File.Size > MaxFile)
        {
            _fault = $"“{change.File.Name}” is larger than the {MaxFile >> 20} MB that a MIDI file may have here.";
            return;
        }

        using MemoryStream bytes = new();
        var stream = change.File.OpenReadStream(MaxFile, _leaving.Token);
        await using (stream)
        {
            await stream.CopyToAsync(bytes, _leaving.Token);
        }

        Take(Path.GetFileNameWithoutExtension(change.File.Name).Replace('_', ' '), bytes.ToArray());
    }

    // Finds bars, key, scale and tempo that fit the piece.
    private void Take(string name, byte[] content)
    {
        try
        {
            var score = MidiReader.Read(content, MidiReadOptions.Tolerant).Score;
            var bars = (int)(_form.Bars.Value ?? s_usual.Bars);
            var imported = MelodyImport.Fit(score, bars, FinestGrid);
            _form.Read(imported.Settings);
            _piece = new BeginningPiece(name, score);
            _fault = null;
        }
        catch (MidiFileException damaged)
        {
            _fault = ArchiveSignature.IsArchive(content)
                ? $"“{name}” is an archive. Unpack it, and choose one of its MIDI files."
                : $"“{name}” cannot be read as MIDI: {damaged.Message}";
        }
        catch (InvalidDataException silent)
        {
            _fault = $"“{name}”: {silent.Message}";
        }
    }

    private void DropPiece() => _piece = null;

    private string? PieceReport(BeginningPiece piece) => _form.ToSettings() is { } settings
        ? $"With these settings, {MelodyImport.Into(piece.Score, settings.Melody).Describe()}"
        : null;

    private async Task ShowMoreAsync()
    {
        // One more than is shown tells whether there are more.
        var shown = _sessions ?? [];
        IReadOnlyList<EvolutionCard> next = _owner is null
            ? []
            : await sessions.ListAsync(_owner, shown.Count, PageSize + 1, _leaving.Token);
        shown.AddRange(next.Take(PageSize));
        _sessions = shown;
        _more = next.Count > PageSize;
    }

    private async Task StartAsync()
    {
        if (_form.ToSettings() is not { } settings)
        {
            _fault = "One of the settings is out of its range; open the settings to see which.";
            return;
        }

        var melody = settings.Melody;
        var title = FormattableString.Invariant(
            $"{melody.Tonic} {melody.Scale.Title()}, {clock.GetLocalNow():d MMM yyyy}");
        if (_piece is not null)
        {
            title = _piece.Name.Length > MaxTitle ? _piece.Name[..MaxTitle] : _piece.Name;
        }

        try
        {
            var id = await sessions.StartAsync(_owner!, settings, title, _piece?.Score, _leaving.Token);
            navigation.NavigateTo($"evolve/{id}");
        }
        catch (EvolutionException refused)
        {
            _fault = refused.Message;
        }
    }

    private async Task RemoveAsync(EvolutionCard session)
    {
        await sessions.RemoveAsync(_owner!, session.Id, _leaving.Token);
        var place = _sessions!.IndexOf(session);
        _sessions.RemoveAt(place);
        await _heading.FocusAsync();
        notifications.TellUndoable(this, $"Removed “{session.Title}”.", async () =>
        {
            if (await sessions.RestoreAsync(_owner!, session.Id, _leaving.Token))
            {
                _sessions.Insert(Math.Min(place, _sessions.Count), session);
                StateHasChanged();
            }
        });
    }
}
