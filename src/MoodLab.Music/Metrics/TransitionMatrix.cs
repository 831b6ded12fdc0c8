namespace MoodLab.Music.Metrics;

/// <summary>Scales matrices of transitions.</summary>
internal static class TransitionMatrix
{
    /// <summary>Scales a matrix in place.</summary>
    /// <param name="counts">The counts, [from, to].</param>
    /// <param name="scale">How.</param>
    /// <returns>The same matrix.</returns>
    public static double[,] Scale(double[,] counts, TransitionScale scale)
    {
        var (rows, columns) = (counts.GetLength(0), counts.GetLength(1));
        var whole = counts.Cast<double>().Sum();
        for (var from = 0; from < rows && scale is not TransitionScale.Counts; from++)
        {
            var row = Enumerable.Range(0, columns).Sum(to => counts[from, to]);
            var sum = scale is TransitionScale.Rows ? row : whole;
            for (var to = 0; to < columns && row > 0; to++)
            {
                counts[from, to] /= sum;
            }
        }

        return counts;
    }
}
