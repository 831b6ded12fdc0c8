using MoodLab.Statistics.Classification;

namespace MoodLab.Learning.Identifying.Study;

/// <summary>The sequences that the study's recurrent network reads: lengths and numbers of notes.</summary>
internal static class StudyWindows
{
    /// <summary>How many files a window of the study has.</summary>
    public const int Length = 10;

    // What lies further than so many interquartile ranges outside of the middle half counts as lying there (Tukey).
    private const double Fence = 1.5;

    /// <summary>
    /// Makes windows as the study did: the lengths and numbers of notes of ten files that follow one another, and the
    /// class of the eleventh, of which nothing is told. Outliers are drawn in, then all is standardized, by all files.
    /// </summary>
    /// <param name="files">The files in their order, with their classes.</param>
    public static List<(string Path, int Class, IReadOnlyList<double[]> Steps)> OfNeighbours(
        IReadOnlyList<(StudyPiece Piece, int Class)> files)
    {
        var lengths = DrawIn([.. files.Select(file => file.Piece.Length)]);
        var notes = DrawIn([.. files.Select(file => (double)file.Piece.Notes)]);
        double[][] features = [.. lengths.Zip(notes, (length, count) => (double[])[length, count])];
        var standardizer = Standardizer.Fit(features);
        features = [.. features.Select(standardizer.Apply)];
        return [.. Enumerable.Range(Length, Math.Max(files.Count - Length, 0)).Select(i => (
            files[i].Piece.Piece.Path, files[i].Class,
            (IReadOnlyList<double[]>)features[(i - Length)..i]))];
    }

    /// <summary>
    /// Makes one window of each piece itself: the length and the number of notes of each of its ten parts. Standardized
    /// by the pieces to learn from alone.
    /// </summary>
    /// <param name="pieces">The pieces with their classes.</param>
    /// <param name="isTrained">Whether a piece is learnt from.</param>
    public static List<(string Path, int Class, IReadOnlyList<double[]> Steps)> OfPieces(
        IReadOnlyList<(StudyPiece Piece, int Class)> pieces, Func<StudyPiece, bool> isTrained)
    {
        var standardizer = Standardizer.Fit(
            [.. pieces.Where(piece => isTrained(piece.Piece)).SelectMany(piece => Parts(piece.Piece))]);
        return [.. pieces.Select(piece => (
            piece.Piece.Piece.Path, piece.Class,
            (IReadOnlyList<double[]>)[.. Parts(piece.Piece).Select(standardizer.Apply)]))];
    }

    private static IEnumerable<double[]> Parts(StudyPiece piece) =>
        piece.NotesByTenth.Select(notes => (double[])[piece.Length / StudyPiece.Tenths, notes]);

    private static double[] DrawIn(double[] values)
    {
        double[] sorted = [.. values.Order()];
        var (low, high) = (Quantile(sorted, 0.25), Quantile(sorted, 0.75));
        var reach = Fence * (high - low);
        return [.. values.Select(value => Math.Clamp(value, low - reach, high + reach))];
    }

    // Between the two nearest, as pandas has it.
    private static double Quantile(double[] sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}
