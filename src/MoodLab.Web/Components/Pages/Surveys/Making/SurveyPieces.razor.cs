using Microsoft.AspNetCore.Components;
using MoodLab.Music.Moods;
using MoodLab.Web.Components.Shared;
using MoodLab.Web.Surveys;
using Radzen;

namespace MoodLab.Web.Components.Pages.Surveys.Making;

/// <summary>The pieces of a survey: their order, their titles, their sound.</summary>
/// <param name="notifications">Says what was removed, and how to undo it.</param>
public sealed partial class SurveyPieces(NotificationService notifications) : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private readonly Dictionary<Guid, ElementReference> _ups = [];
    private readonly Dictionary<Guid, ElementReference> _downs = [];
    private ElementReference _heading;
    private ElementReference? _toFocus;
    private EditedPiece? _open;
    private bool _isOpening;
    private Player? _player;

    /// <summary>Gets or sets the survey that is edited.</summary>
    [Parameter, EditorRequired]
    public SurveyForm Form { get; set; } = default!;

    /// <summary>Gets or sets whether the pieces may change still.</summary>
    [Parameter]
    public bool CanChange { get; set; }

    /// <summary>Gets or sets what follows when something was changed.</summary>
    [Parameter]
    public EventCallback OnChange { get; set; }

    // What the key is made of: a listener who guesses must not be right by its lopsidedness.
    private string Balance => Form.Pieces.Count == 0
        ? string.Empty
        : string.Join(", ", Enum.GetValues<Mood>()
            .Select(mood => (Mood: mood, Count: Form.Pieces.Count(edited => edited.Piece.Mood == mood)))
            .Select(counted => $"{counted.Count} {counted.Mood.Name()}"))
            + $"; {SurveyWords.Length(Form.Pieces.Sum(edited => edited.Piece.Seconds))} of music";

    /// <inheritdoc />
    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_toFocus is { } element)
        {
            _toFocus = null;
            await element.FocusAsync();
        }

        if (_isOpening && _player is not null)
        {
            _isOpening = false;
            await _player.StopAsync(_leaving.Token);
            await _player.LoadAsync(_open!.Piece.Midi, _leaving.Token);
            await _player.PlayAsync(_leaving.Token);
        }
    }

    private void Open(EditedPiece edited) => (_open, _isOpening) = (edited, true);

    private async Task CloseAsync()
    {
        await _player!.StopAsync(_leaving.Token);
        _open = null;
        _toFocus = _heading;
    }

    private Task MoveAsync(EditedPiece edited, int by)
    {
        var place = Form.Pieces.IndexOf(edited);
        Form.Pieces.RemoveAt(place);
        Form.Pieces.Insert(place + by, edited);

        // A row that moves loses the focus; at the end of the list the other button takes it.
        var isAtEnd = by < 0 ? place + by == 0 : place + by == Form.Pieces.Count - 1;
        _toFocus = (by < 0) != isAtEnd ? _ups[edited.Key] : _downs[edited.Key];
        return OnChange.InvokeAsync();
    }

    private Task PractiseAsync(EditedPiece edited)
    {
        Form.Pieces.Remove(edited);
        if (Form.Practice is { } before)
        {
            Form.Pieces.Add(before);
        }

        Form.Practice = edited;
        _toFocus = _heading;
        return OnChange.InvokeAsync();
    }

    private Task EndPracticeAsync()
    {
        Form.Pieces.Add(Form.Practice!);
        Form.Practice = null;
        _toFocus = _heading;
        return OnChange.InvokeAsync();
    }

    private async Task RemoveAsync(EditedPiece edited)
    {
        var place = Form.Pieces.IndexOf(edited);
        Form.Pieces.RemoveAt(place);
        if (_open == edited)
        {
            _open = null;
        }

        _toFocus = _heading;
        notifications.TellUndoable(this, $"Removed “{edited.Piece.Title}”.", () =>
        {
            Form.Pieces.Insert(Math.Min(place, Form.Pieces.Count), edited);
            return OnChange.InvokeAsync();
        });
        await OnChange.InvokeAsync();
    }
}
