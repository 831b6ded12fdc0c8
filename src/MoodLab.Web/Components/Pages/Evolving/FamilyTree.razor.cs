using System.Globalization;
using Microsoft.AspNetCore.Components;
using MoodLab.Lab.Evolving;
using MoodLab.Learning.Evolving;
using MoodLab.Web.Evolving;

namespace MoodLab.Web.Components.Pages.Evolving;

/// <summary>Who came from whom: each melody of a session, to hear, and each generation, to go back to.</summary>
public sealed partial class FamilyTree
{
    private EvolutionView? _drawn;
    private FamilyLayout _layout = FamilyLayout.Empty;
    private MelodyView? _chosen;
    private HashSet<Guid> _line = [];
    private string _chosenLines = string.Empty;

    /// <summary>Gets or sets the session.</summary>
    [Parameter, EditorRequired]
    public EvolutionView View { get; set; } = default!;

    /// <summary>Gets or sets who is told that the session is to go on from a generation.</summary>
    [Parameter]
    public EventCallback<Guid> OnGoTo { get; set; }

    /// <summary>Gets or sets who plays a melody, whose card is there by then.</summary>
    [Parameter]
    public EventCallback<Guid> OnHear { get; set; }

    private string TreeSize => $"width:{_layout.Width}px;height:{_layout.Height}px";

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (ReferenceEquals(_drawn, View))
        {
            return;
        }

        _drawn = View;
        _layout = FamilyLayout.Of(View);
        if (_chosen is not null)
        {
            Trace(View.Melodies.GetValueOrDefault(_chosen.Id));
        }
    }

    private static string NodePlace(FamilyNode node) => $"left:{node.X - (FamilyLayout.NodeSize / 2)}px";

    private static string RowPlace(FamilyRow row) => $"top:{row.Top}px";

    private static string Stars(MelodyView melody) => melody.Stars?.ToString(CultureInfo.InvariantCulture) ?? "·";

    private static string RowLabel(FamilyRow row) => row.IsBranch
        ? $"generation {row.Generation.Number}, a branch"
        : $"generation {row.Generation.Number}";

    private bool IsCurrent(FamilyRow row) => row.Generation.Id == View.Current.Id;

    private IEnumerable<MelodyView> Parents(MelodyView melody) =>
        new[] { melody.FirstParentId, melody.SecondParentId }
            .Where(id => id is { } known && View.Melodies.ContainsKey(known))
            .Select(id => View.Melodies[id!.Value]);

    private string NodeLabel(MelodyView melody) => melody.Stars is { } stars
        ? $"Melody {View.NameOf(melody)}, {stars} stars"
        : $"Melody {View.NameOf(melody)}, not rated";

    private string Story(MelodyView melody)
    {
        var parents = Parents(melody).Select(View.NameOf).ToList();
        return (melody.Origin, parents.Count) switch
        {
            (Origin.Rerolled, > 0) => $"Melody {parents[0]} with a bar drawn anew.",
            (Origin.Continued, > 0) => $"A network went on from melody {parents[0]}.",
            (Origin.Imported, _) => "Taken from a piece of yours.",
            (_, 0) => "Drawn at random.",
            (_, 1) => $"A child of melody {parents[0]}.",
            _ => $"A child of melodies {parents[0]} and {parents[1]}.",
        };
    }

    private Task ChooseAsync(MelodyView melody)
    {
        Trace(melody);
        return OnHear.InvokeAsync(melody.Id);
    }

    // Marks all that the melody comes from.
    private void Trace(MelodyView? melody)
    {
        _chosen = melody;
        _line = melody is null ? [] : View.AncestorsOf(melody);
        _chosenLines = melody is null ? string.Empty : _layout.LinesOf(View, _line.Append(melody.Id).ToHashSet());
    }
}
