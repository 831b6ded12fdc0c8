namespace MoodLab.Music.Similarity;

/// <summary>Finds which pieces of a corpus are one work in several files, so that they stay on one side of a split.
/// </summary>
public static class SketchClusters
{
    // A shingle that so many pieces have is a figure of everybody's, a scale or a tremolo.
    private const int MostPiecesOfAShingle = 64;

    /// <summary>Groups pieces: two that are similar are in one group, and so is whatever is similar to either.
    /// </summary>
    /// <param name="sketches">One for each piece.</param>
    /// <param name="threshold">How similar two pieces of a group are at least, above 0 to 1.</param>
    /// <returns>For each piece its group's number; groups are counted from 0 in the order of their first pieces.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The threshold lies outside its range.</exception>
    public static int[] Group(IReadOnlyList<NoteSketch> sketches, double threshold = 0.4)
    {
        ArgumentNullException.ThrowIfNull(sketches);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threshold);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(threshold, 1);
        int[] roots = [.. Enumerable.Range(0, sketches.Count)];
        var holders = Holders(sketches);
        Dictionary<int, int> shared = [];
        for (var piece = 0; piece < sketches.Count; piece++)
        {
            shared.Clear();
            foreach (var hash in sketches[piece].Hashes)
            {
                // Each pair is met once, at its later piece.
                foreach (var other in holders[hash].TakeWhile(other => other < piece))
                {
                    shared[other] = shared.GetValueOrDefault(other) + 1;
                }
            }

            foreach (var other in shared.Keys)
            {
                if (Root(roots, other) != Root(roots, piece)
                    && sketches[piece].Similarity(sketches[other]) >= threshold)
                {
                    roots[Root(roots, piece)] = Root(roots, other);
                }
            }
        }

        Dictionary<int, int> numbers = [];
        return [.. roots.Select((_, piece) =>
        {
            var root = Root(roots, piece);
            return numbers.TryGetValue(root, out var number) ? number : numbers[root] = numbers.Count;
        })];
    }

    // Which pieces have a shingle, in their order.
    private static Dictionary<ulong, List<int>> Holders(IReadOnlyList<NoteSketch> sketches)
    {
        Dictionary<ulong, List<int>> holders = [];
        for (var piece = 0; piece < sketches.Count; piece++)
        {
            foreach (var hash in sketches[piece].Hashes)
            {
                if (!holders.TryGetValue(hash, out var pieces))
                {
                    holders[hash] = pieces = [];
                }

                pieces.Add(piece);
            }
        }

        foreach (var common in holders.Values.Where(pieces => pieces.Count > MostPiecesOfAShingle))
        {
            common.Clear();
        }

        return holders;
    }

    private static int Root(int[] roots, int piece)
    {
        while (roots[piece] != piece)
        {
            piece = roots[piece] = roots[roots[piece]];
        }

        return piece;
    }
}
