using Microsoft.AspNetCore.Components;
using MoodLab.Lab.Pieces;
using MoodLab.Web.Composing;

namespace MoodLab.Web.Components.Pages.Pieces;

/// <summary>A kept piece as a card: its roll in small, what it is, and what can be done with it.</summary>
public sealed partial class PieceTile
{
    private const int LongestTitle = 100;

    private PieceCard? _written;
    private string _notes = "[]";
    private string? _title;
    private string? _message;
    private bool _focus;
    private ElementReference _input;

    /// <summary>Gets or sets the piece.</summary>
    [Parameter, EditorRequired]
    public PieceCard Piece { get; set; } = default!;

    /// <summary>Gets or sets whether the piece is chosen to be compared.</summary>
    [Parameter]
    public bool IsChosen { get; set; }

    /// <summary>Gets or sets whether one more piece can be chosen.</summary>
    [Parameter]
    public bool CanChoose { get; set; } = true;

    /// <summary>Gets or sets who chooses the piece, or takes the choice back.</summary>
    [Parameter]
    public EventCallback<bool> OnChoose { get; set; }

    /// <summary>Gets or sets who plays the piece.</summary>
    [Parameter]
    public EventCallback OnPlay { get; set; }

    /// <summary>Gets or sets who renders the piece as a WAV file.</summary>
    [Parameter]
    public EventCallback OnWave { get; set; }

    /// <summary>Gets or sets who removes the piece.</summary>
    [Parameter]
    public EventCallback OnRemove { get; set; }

    /// <summary>Gets or sets who gives the piece another title.</summary>
    [Parameter]
    public EventCallback<string> OnRename { get; set; }

    private string Length => FormattableString.Invariant($"{(int)Piece.Seconds / 60}:{(int)Piece.Seconds % 60:00}");

    // Without the piece itself: it is there already, and this address writes it again.
    private string Again
    {
        get
        {
            var form = new CompositionForm();
            form.Read(Piece.Mood, Piece.Settings);
            return form.ToAddress("compose");
        }
    }

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (!ReferenceEquals(_written, Piece))
        {
            _written = Piece;
            _notes = MiniRoll.Write(Piece.Notes);
        }
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focus)
        {
            _focus = false;
            await _input.FocusAsync();
        }
    }

    private void Rename()
    {
        _title = Piece.Title;
        _message = null;
        _focus = true;
    }

    private async Task SaveTitleAsync()
    {
        var title = _title!.Trim();
        if (title.Length is 0 or > LongestTitle)
        {
            _message = $"A title has 1 to {LongestTitle} characters.";
            return;
        }

        _title = null;
        await OnRename.InvokeAsync(title);
    }
}
