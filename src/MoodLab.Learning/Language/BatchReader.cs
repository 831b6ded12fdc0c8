using MoodLab.Neural.Layers;

namespace MoodLab.Learning.Language;

/// <summary>
/// Cuts pieces into windows. Each of the B rows reads one piece after another; a piece begins at the start of a window,
/// where the row's state is set to zero, so that nothing of one piece leaks into the next. (Windows across pieces, as
/// published trainers cut them, carry state between pieces that have nothing to do with one another.)
/// </summary>
public static class BatchReader
{
    /// <summary>Reads all pieces once. The same pieces in the same order give the same batches.</summary>
    /// <param name="pieces">The pieces, in the order in which rows take them.</param>
    /// <param name="rows">B.</param>
    /// <param name="window">T.</param>
    /// <param name="endId">The id of the end, which also stands before the first word.</param>
    /// <returns>
    /// Batches, until all pieces are read; near the end some rows have nothing left. Every batch has arrays of its own.
    /// </returns>
    public static IEnumerable<Batch> Read(IEnumerable<TrainingPiece> pieces, int rows, int window, int endId)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 1);
        return Iterate(pieces, rows, window, endId);
    }

    private static IEnumerable<Batch> Iterate(IEnumerable<TrainingPiece> pieces, int rows, int window, int endId)
    {
        using var next = pieces.GetEnumerator();
        var current = new TrainingPiece?[rows];
        var position = new int[rows];
        while (true)
        {
            var begins = new bool[rows];
            for (var row = 0; row < rows; row++)
            {
                if (current[row] is null && next.MoveNext())
                {
                    (current[row], position[row], begins[row]) = (next.Current, 0, true);
                }
            }

            if (current.All(piece => piece is null))
            {
                yield break;
            }

            yield return Fill(current, position, begins, window, endId);
        }
    }

    private static Batch Fill(TrainingPiece?[] current, int[] position, bool[] begins, int window, int endId)
    {
        var rows = current.Length;
        string[] paths = [.. current.OfType<TrainingPiece>().Select(piece => piece.Path)];
        var words = new int[window * rows];
        var moods = new int[window * rows];
        var targets = new int[window * rows];
        Array.Fill(targets, CrossEntropy.Ignored);
        Array.Fill(words, endId);
        Array.Fill(moods, LanguageModel.NoMood);
        var count = 0;
        for (var row = 0; row < rows; row++)
        {
            for (var t = 0; t < window && current[row] is { } piece; t++)
            {
                // Word p is read to predict word p + 1; the end stands before the first and after the last.
                var p = position[row]++;
                var at = (t * rows) + row;
                words[at] = p == 0 ? endId : piece.Words[p - 1];
                moods[at] = piece.Mood;
                targets[at] = p < piece.Words.Length ? piece.Words[p] : endId;
                count++;
                if (p == piece.Words.Length)
                {
                    current[row] = null;
                }
            }
        }

        return new Batch(words, moods, targets, begins, count, paths);
    }
}
