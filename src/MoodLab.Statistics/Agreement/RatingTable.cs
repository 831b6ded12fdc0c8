namespace MoodLab.Statistics.Agreement;

/// <summary>
/// What R raters said of I items: for each pair one of C categories, or nothing. Immutable, so that threads may share
/// it.
/// </summary>
public sealed class RatingTable
{
    /// <summary>Stands in the indexer for an item that a rater did not rate.</summary>
    public const int Missing = -1;

    private readonly int[] _ratings;

    /// <summary>Copies ratings.</summary>
    /// <param name="rows">R rows of I ratings each, 0 to <paramref name="categories"/> - 1; null where there is
    /// none.</param>
    /// <param name="categories">The number of categories, at least 1.</param>
    /// <exception cref="ArgumentException">The rows differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A rating lies outside its range.</exception>
    public RatingTable(IReadOnlyList<IReadOnlyList<int?>> rows, int categories)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentOutOfRangeException.ThrowIfLessThan(categories, 1);
        (Raters, Items, Categories) = (rows.Count, rows.Count == 0 ? 0 : rows[0].Count, categories);
        _ratings = new int[Raters * Items];
        for (var rater = 0; rater < Raters; rater++)
        {
            if (rows[rater].Count != Items)
            {
                throw new ArgumentException(
                    $"Row {rater} has {rows[rater].Count} ratings, the first has {Items}.", nameof(rows));
            }

            for (var item = 0; item < Items; item++)
            {
                var rating = rows[rater][item];
                ArgumentOutOfRangeException.ThrowIfLessThan(rating ?? 0, 0, nameof(rows));
                ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(rating ?? 0, categories, nameof(rows));
                _ratings[(rater * Items) + item] = rating ?? Missing;
            }
        }
    }

    private RatingTable(int raters, int items, int categories, int[] ratings) =>
        (Raters, Items, Categories, _ratings) = (raters, items, categories, ratings);

    /// <summary>Gets the number of raters, R.</summary>
    public int Raters { get; }

    /// <summary>Gets the number of items, I.</summary>
    public int Items { get; }

    /// <summary>Gets the number of categories, C.</summary>
    public int Categories { get; }

    /// <summary>Gets a rating, 0 to C - 1, or <see cref="Missing"/>.</summary>
    /// <param name="rater">0 to R - 1.</param>
    /// <param name="item">0 to I - 1.</param>
    public int this[int rater, int item] => _ratings[(rater * Items) + item];

    /// <summary>Makes a table of what was right: 1 where a rating is the item's own category, 0 where it is not.
    /// </summary>
    /// <param name="key">The category of each item, [I].</param>
    /// <exception cref="ArgumentException">There are more or fewer categories than items.</exception>
    public RatingTable Correctness(IReadOnlyList<int> key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key.Count != Items)
        {
            throw new ArgumentException($"The key has {key.Count} items, the table {Items}.", nameof(key));
        }

        return Select(2, (item, rating) => rating == key[item] ? 1 : 0);
    }

    /// <summary>Makes a table of other categories; what is missing stays so.</summary>
    /// <param name="categories">The number of the new categories, at least 1.</param>
    /// <param name="convert">The new category of an item's rating, 0 to <paramref name="categories"/> - 1.</param>
    public RatingTable Select(int categories, Func<int, int, int> convert)
    {
        ArgumentNullException.ThrowIfNull(convert);
        ArgumentOutOfRangeException.ThrowIfLessThan(categories, 1);
        var ratings = new int[_ratings.Length];
        for (var i = 0; i < ratings.Length; i++)
        {
            ratings[i] = _ratings[i] == Missing ? Missing : convert(i % Items, _ratings[i]);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(ratings[i], categories, nameof(convert));
            ArgumentOutOfRangeException.ThrowIfLessThan(ratings[i], Missing, nameof(convert));
        }

        return new RatingTable(Raters, Items, categories, ratings);
    }

    /// <summary>Makes the table in which items and raters have changed places.</summary>
    public RatingTable Transpose()
    {
        var ratings = new int[_ratings.Length];
        for (var i = 0; i < ratings.Length; i++)
        {
            ratings[(i % Items * Raters) + (i / Items)] = _ratings[i];
        }

        return new RatingTable(Items, Raters, Categories, ratings);
    }
}
