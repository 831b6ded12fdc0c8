namespace MoodLab.Learning.Identifying.Study;

/// <summary>Which composers a table of all composers tells apart.</summary>
internal static class StudyClasses
{
    private const double Percent = 100;

    /// <summary>Finds the composers with more than a share of all fragments.</summary>
    /// <param name="pieces">All pieces.</param>
    /// <param name="percent">The share, 0 to 100; every fragment counts, also those that are not taken.</param>
    /// <returns>Their names, ordered (ordinal).</returns>
    public static string[] Above(IReadOnlyList<StudyPiece> pieces, double percent)
    {
        var all = pieces.Sum(piece => (long)piece.Roll.Fragments);
        return
        [
            .. pieces.GroupBy(piece => piece.Piece.Composer)
                .Where(own => own.Sum(piece => (long)piece.Roll.Fragments) * Percent / all > percent)
                .Select(own => own.Key)
                .Order(StringComparer.Ordinal),
        ];
    }
}
