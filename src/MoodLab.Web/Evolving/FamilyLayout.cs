using System.Globalization;
using System.Text;
using MoodLab.Lab.Evolving;

namespace MoodLab.Web.Evolving;

/// <summary>Where the melodies of a family tree are drawn: a row a generation, the newest on top.</summary>
public sealed class FamilyLayout
{
    /// <summary>The width and height of a melody in pixels.</summary>
    public const int NodeSize = 32;

    private const int FirstColumn = 136;
    private const int Column = 44;
    private const int RowHeight = 56;
    private const int Margin = 12;

    // Of the same melody there may be several nodes: one in each generation that it lives in.
    private readonly Dictionary<(Guid Generation, Guid Melody), (int X, int Y)> _places = [];

    private FamilyLayout(IReadOnlyList<FamilyRow> rows)
    {
        Rows = rows;
        Width = FirstColumn + (Column * rows.Select(row => row.Nodes.Count).DefaultIfEmpty(0).Max());
        Height = (2 * Margin) + (RowHeight * rows.Count);
        foreach (var row in rows)
        {
            foreach (var node in row.Nodes)
            {
                _places[(row.Generation.Id, node.Melody.Id)] = (node.X, row.Top + (NodeSize / 2) + 2);
            }
        }
    }

    /// <summary>Gets the layout of nothing.</summary>
    public static FamilyLayout Empty { get; } = new([]);

    /// <summary>Gets the rows.</summary>
    public IReadOnlyList<FamilyRow> Rows { get; }

    /// <summary>Gets the width in pixels.</summary>
    public int Width { get; }

    /// <summary>Gets the height in pixels.</summary>
    public int Height { get; }

    /// <summary>Gets the lines from all parents to their children, as the data of an SVG path.</summary>
    public string Lines { get; private init; } = string.Empty;

    /// <summary>Lays a session out.</summary>
    /// <param name="view">The session.</param>
    public static FamilyLayout Of(EvolutionView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        HashSet<Guid> bredFrom = [];
        List<FamilyRow> rows = [];
        foreach (var generation in view.Generations)
        {
            var isBranch = generation.ParentId is { } parent && !bredFrom.Add(parent);
            rows.Add(new FamilyRow(
                generation,
                isBranch,
                Margin + (RowHeight * (view.Generations.Length - 1 - rows.Count)),
                [
                    .. generation.MelodyIds.Select((id, place) => new FamilyNode(
                        view.Melodies[id], FirstColumn + (Column * place) + (NodeSize / 2))),
                ]));
        }

        rows.Reverse();
        FamilyLayout layout = new(rows);
        return new FamilyLayout(rows) { Lines = layout.LinesOf(view, null) };
    }

    /// <summary>Draws the lines that lead to some melodies.</summary>
    /// <param name="view">The session.</param>
    /// <param name="melodies">The melodies; null for all.</param>
    /// <returns>The data of an SVG path.</returns>
    public string LinesOf(EvolutionView view, IReadOnlySet<Guid>? melodies)
    {
        ArgumentNullException.ThrowIfNull(view);
        StringBuilder path = new();
        foreach (var row in Rows)
        {
            if (row.Generation.ParentId is not { } before)
            {
                continue;
            }

            foreach (var (melody, _) in row.Nodes)
            {
                if (melodies?.Contains(melody.Id) != false)
                {
                    // One that lives on comes from itself.
                    foreach (var parent in new[] { melody.FirstParentId, melody.SecondParentId, melody.Id })
                    {
                        Draw(path, row.Generation.Id, melody.Id, before, parent);
                    }
                }
            }
        }

        return path.ToString();
    }

    private void Draw(StringBuilder path, Guid generation, Guid melody, Guid before, Guid? parent)
    {
        if (parent is { } known && _places.TryGetValue((before, known), out var from))
        {
            var to = _places[(generation, melody)];
            path.Append(CultureInfo.InvariantCulture, $"M{from.X} {from.Y}L{to.X} {to.Y}");
        }
    }
}
