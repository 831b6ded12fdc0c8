using System.Globalization;
using System.Text;
using MoodLab.Music.Scores;

namespace MoodLab.Learning.Datasets;

/// <summary>
/// Tells whether a piece is among some others: by its title (the file's name, in whatever case) or by its notes
/// (the same onsets and pitches, whatever the file says beside them).
/// </summary>
/// <param name="pieces">The others.</param>
/// <param name="furtherTitles">Paths of further ones whose notes are not known.</param>
internal sealed class KnownPieces(IReadOnlyCollection<CorpusPiece> pieces, IEnumerable<string> furtherTitles)
{
    // Onsets in parts of a quarter note that common resolutions divide, so that files compare across resolutions.
    private const long OnsetsPerQuarter = 960;

    private readonly HashSet<string> _titles =
        pieces.Select(piece => piece.Path).Concat(furtherTitles).Select(Title).ToHashSet(
            StringComparer.OrdinalIgnoreCase);

    private readonly HashSet<string> _notes = pieces.Select(piece => Notes(piece.Score)).ToHashSet();

    /// <summary>Gets whether a piece is one of them.</summary>
    /// <param name="piece">The piece.</param>
    public bool Contains(CorpusPiece piece) =>
        _titles.Contains(Title(piece.Path)) || _notes.Contains(Notes(piece.Score));

    private static string Title(string path) => Path.GetFileNameWithoutExtension(path);

    private static string Notes(Score score)
    {
        var notes = score.Parts.Where(part => !part.IsPercussion).SelectMany(part => part.Notes)
            .Select(note => (Onset: note.Start * OnsetsPerQuarter / score.TicksPerQuarter, Pitch: note.Pitch.Value));
        StringBuilder text = new();
        foreach (var (onset, pitch) in notes.Order())
        {
            text.Append(CultureInfo.InvariantCulture, $"{onset}:{pitch} ");
        }

        return text.ToString();
    }
}
