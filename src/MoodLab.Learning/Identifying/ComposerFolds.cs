namespace MoodLab.Learning.Identifying;

/// <summary>
/// Divides pieces into folds: works stay whole, and every composer's pieces are spread as evenly as whole works allow.
/// </summary>
internal static class ComposerFolds
{
    public const int Count = 5;

    private const int Seed = 1;

    /// <summary>Divides pieces.</summary>
    /// <param name="composers">Who wrote each piece.</param>
    /// <param name="clusters">The work that each is of; all pieces of a work have one composer.</param>
    /// <returns>The fold of each piece, 0 to <see cref="Count"/> - 1; the same pieces get the same folds.</returns>
    public static int[] Divide(IReadOnlyList<string> composers, IReadOnlyList<int> clusters)
    {
        var folds = new int[composers.Count];
        var total = new int[Count];
        var byComposer = Enumerable.Range(0, composers.Count).GroupBy(i => composers[i], StringComparer.Ordinal);
        foreach (var pieces in byComposer.OrderBy(composer => composer.Key, StringComparer.Ordinal))
        {
            var own = new int[Count];
            var works = pieces.GroupBy(i => clusters[i]).Select(work => work.ToArray()).ToArray();

            // Each composer has the seed anew: what others have written does not change the order.
            new Random(Seed).Shuffle(works);
            foreach (var work in works)
            {
                var fold = Enumerable.Range(0, Count).MinBy(f => (own[f], total[f], f));
                own[fold] += work.Length;
                total[fold] += work.Length;
                Array.ForEach(work, i => folds[i] = fold);
            }
        }

        return folds;
    }
}
