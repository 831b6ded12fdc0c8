using MoodLab.Lab.Pieces;
using MoodLab.Music.Midi;
using MoodLab.Music.Scores;

namespace MoodLab.Lab.Comparing;

/// <summary>Puts pieces side by side, so that the same scales hold for all of them. May be used from several
/// threads.</summary>
public static class PieceComparer
{
    // A chart is some 300 pixels wide: more slices than this could not be told apart.
    private const int MostSlices = 40;

    /// <summary>Compares scores.</summary>
    /// <param name="pieces">The scores by name, <see cref="PieceComparison.Fewest"/> to
    /// <see cref="PieceComparison.Most"/>.</param>
    /// <exception cref="ArgumentException">There are fewer, or more.</exception>
    public static PieceComparison Compare(IReadOnlyList<(string Name, Score Score)> pieces)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        return Compare([.. pieces.Select(piece => (piece.Name, (PieceCard?)null, piece.Score))]);
    }

    /// <summary>Compares pieces of a library.</summary>
    /// <param name="library">The library.</param>
    /// <param name="owner">Whose library.</param>
    /// <param name="ids">The pieces, <see cref="PieceComparison.Fewest"/> to
    /// <see cref="PieceComparison.Most"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The comparison; null where the owner does not have all of the pieces.</returns>
    /// <exception cref="ArgumentException">There are fewer ids, or more.</exception>
    public static async Task<PieceComparison?> CompareAsync(
        IPieceLibrary library, string owner, IReadOnlyList<Guid> ids, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(library);
        ArgumentNullException.ThrowIfNull(ids);
        List<(string Name, PieceCard? Origin, Score Score)> pieces = [];
        foreach (var id in ids)
        {
            var card = await library.FindAsync(owner, id, cancellationToken).ConfigureAwait(false);
            var file = await library.ReadMidiAsync(owner, id, cancellationToken).ConfigureAwait(false);
            if (card is null || file is null)
            {
                return null;
            }

            pieces.Add((card.Title, card, MidiReader.Read(file.Content, MidiReadOptions.Tolerant).Score));
        }

        return Compare(pieces);
    }

    private static PieceComparison Compare(List<(string Name, PieceCard? Origin, Score Score)> pieces)
    {
        if (pieces.Count is < PieceComparison.Fewest or > PieceComparison.Most)
        {
            throw new ArgumentException(
                $"{PieceComparison.Fewest} to {PieceComparison.Most} pieces are compared, not {pieces.Count}.",
                nameof(pieces));
        }

        var longest = pieces.Max(piece => piece.Score.CreateTempoMap().TicksToSeconds(piece.Score.EndTick));
        var slice = SliceSeconds(longest);
        return new PieceComparison(
            slice,
            [
                .. pieces.Select(piece =>
                    new ComparedPiece(piece.Name, piece.Origin, PieceProfiler.Measure(piece.Score, slice))),
            ]);
    }

    // The shortest of 1, 2, 5, 10, 20, 50 ... seconds that does with few enough slices.
    private static double SliceSeconds(double longest)
    {
        for (var decade = 1.0; ; decade *= 10)
        {
            foreach (var slice in new[] { decade, 2 * decade, 5 * decade })
            {
                if (longest / slice <= MostSlices)
                {
                    return slice;
                }
            }
        }
    }
}
