namespace MoodLab.Statistics.CrossValidation;

/// <summary>
/// Divides cases so that all of a group (a piece, a performer) stay on one side and every class keeps about its share
/// on both. The same seed gives the same division.
/// </summary>
public static class Splitter
{
    /// <summary>Divides cases into folds, each of which is the test of one split.</summary>
    /// <param name="labels">The class of each case, from 0.</param>
    /// <param name="groups">The group of each case; cases of one group stay together.</param>
    /// <param name="folds">Number of folds, at least 2 and at most the number of groups.</param>
    /// <param name="seed">Seed of the order.</param>
    /// <exception cref="ArgumentException">The lists do not fit, or there are too few groups.</exception>
    public static IReadOnlyList<Split> StratifiedGroupFolds(
        IReadOnlyList<int> labels, IReadOnlyList<string> groups, int folds, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        var order = ShuffledGroups(labels, groups, seed);
        if (order.Count < folds)
        {
            throw new ArgumentException($"{order.Count} groups do not fill {folds} folds.", nameof(groups));
        }

        // Large groups first, each to the fold that then deviates least from an even spread of the classes.
        var classes = labels.Max() + 1;
        var counts = new double[folds, classes];
        var fold = new int[labels.Count];
        foreach (var members in order.OrderByDescending(members => members.Count))
        {
            var chosen = Enumerable.Range(0, folds).MinBy(f => (Excess(counts, f, labels, members), Size(counts, f)));
            foreach (var i in members)
            {
                counts[chosen, labels[i]]++;
                fold[i] = chosen;
            }
        }

        return [.. Enumerable.Range(0, folds).Select(f => Divide(labels.Count, i => fold[i] == f))];
    }

    /// <summary>Draws splits independently, each with about a share of every class as its test.</summary>
    /// <param name="labels">The class of each case, from 0.</param>
    /// <param name="groups">The group of each case; cases of one group stay together.</param>
    /// <param name="splits">Number of splits, at least 1.</param>
    /// <param name="testShare">Share of the test, between 0 and 1.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <exception cref="ArgumentException">The lists do not fit.</exception>
    public static IReadOnlyList<Split> StratifiedGroupShuffles(
        IReadOnlyList<int> labels, IReadOnlyList<string> groups, int splits, double testShare, int seed)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfLessThan(splits, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(testShare);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(testShare, 1);
        return [.. Enumerable.Range(0, splits).Select(round =>
        {
            var wanted = labels.CountBy(label => label).ToDictionary(
                of => of.Key, of => (int)Math.Round(of.Value * testShare));
            var test = new bool[labels.Count];
            foreach (var members in ShuffledGroups(labels, groups, HashCode(seed, round)))
            {
                // A group belongs to the class of most of its cases.
                var label = members.CountBy(i => labels[i]).MaxBy(of => of.Value).Key;
                if (wanted[label] >= members.Count)
                {
                    wanted[label] -= members.Count;
                    members.ForEach(i => test[i] = true);
                }
            }

            return Divide(labels.Count, i => test[i]);
        })];
    }

    // Seeds of neighbouring rounds must not give neighbouring streams.
    private static int HashCode(int seed, int round) => unchecked((seed * 486187739) + (round * 16777619) + 1);

    private static List<List<int>> ShuffledGroups(IReadOnlyList<int> labels, IReadOnlyList<string> groups, int seed)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(groups);
        if (labels.Count == 0 || labels.Count != groups.Count)
        {
            throw new ArgumentException($"There are {labels.Count} labels and {groups.Count} groups.", nameof(groups));
        }

        var members = Enumerable.Range(0, labels.Count).GroupBy(i => groups[i]).Select(of => of.ToList()).ToArray();
        new Random(seed).Shuffle(members);
        return [.. members];
    }

    // How uneven the classes of the group would lie, if the fold took it.
    private static double Excess(double[,] counts, int fold, IReadOnlyList<int> labels, List<int> members) =>
        members.Sum(i => counts[fold, labels[i]]) / members.Count;

    private static double Size(double[,] counts, int fold) =>
        Enumerable.Range(0, counts.GetLength(1)).Sum(k => counts[fold, k]);

    private static Split Divide(int count, Func<int, bool> isTest) => new(
        [.. Enumerable.Range(0, count).Where(i => !isTest(i))], [.. Enumerable.Range(0, count).Where(isTest)]);
}
