using System.Globalization;
using Microsoft.AspNetCore.Components;
using MoodLab.Lab.Evolving;
using MoodLab.Lab.Pieces;
using MoodLab.Learning.Evolving;
using MoodLab.Web.Components.Pages.Pieces;

namespace MoodLab.Web.Components.Pages.Evolving;

/// <summary>
/// A melody to hear and to rate. What it does on clicks and keys, <c>client/src/evolve.ts</c> does in the browser,
/// so that the sound does not wait for the server.
/// </summary>
public sealed partial class MelodyCard
{
    private string _notes = "[]";
    private (MelodyView?, EvolutionSettings?) _drawn;

    /// <summary>Gets or sets the session.</summary>
    [Parameter, EditorRequired]
    public EvolutionView View { get; set; } = default!;

    /// <summary>Gets or sets the melody.</summary>
    [Parameter, EditorRequired]
    public MelodyView Melody { get; set; } = default!;

    /// <summary>Gets or sets how many stars the musician's taste expects; null where it is not known.</summary>
    [Parameter]
    public StarGuess? Guess { get; set; }

    /// <summary>Gets or sets who is told of the stars; without anybody the card is there to be heard only.</summary>
    [Parameter]
    public EventCallback<int?> OnRate { get; set; }

    /// <summary>Gets or sets what else can be done with the melody.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    private string Name => View.NameOf(Melody);

    private int Beats => 4 * View.Settings.Melody.Bars;

    private int Bpm => View.Settings.Melody.BeatsPerMinute;

    private string? Rated => Melody.Stars is null ? null : string.Empty;

    private string Label => Melody.Stars is { } stars
        ? $"Melody {Name}, {StarsText(stars)}"
        : $"Melody {Name}, not rated";

    private string? GuessText => (Melody.Stars, Guess) switch
    {
        (null, { } guess) => string.Create(CultureInfo.InvariantCulture, $"expected {guess.Stars:0.0}"),
        _ => null,
    };

    private IEnumerable<string> Badges
    {
        get
        {
            if (Melody.GenerationId != View.Current.Id && View.Current.MelodyIds.Contains(Melody.Id))
            {
                yield return "kept";
            }

            if (View.Settings.Lock is { IsEmpty: false } held && held.MelodyId == Melody.Id)
            {
                yield return "locked";
            }

            if (Melody.Origin is Origin.Surprise or Origin.Rerolled or Origin.Imported or Origin.Continued)
            {
                yield return Melody.Origin switch
                {
                    Origin.Surprise => "surprise",
                    Origin.Rerolled => "re-rolled",
                    Origin.Imported => "yours",
                    _ => "continued",
                };
            }
        }
    }

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        // Stars change often; what sounds, hardly ever.
        var (melody, settings) = _drawn;
        if (melody is null || melody.Genome != Melody.Genome || settings != View.Settings)
        {
            _notes = MiniRoll.Write(PieceNote.Of(MelodyFiles.Perform(View, Melody)));
        }

        _drawn = (Melody, View.Settings);
    }

    private static string StarsText(int stars) => stars == 1 ? "1 star" : $"{stars} stars";
}
