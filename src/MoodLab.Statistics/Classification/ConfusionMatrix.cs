namespace MoodLab.Statistics.Classification;

/// <summary>How often each class was taken for each.</summary>
public sealed class ConfusionMatrix
{
    private readonly int[,] _counts;

    /// <summary>Counts predictions.</summary>
    /// <param name="truth">What each case is, 0 to <paramref name="classes"/> - 1.</param>
    /// <param name="predicted">What it was taken for.</param>
    /// <param name="classes">Number of classes.</param>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A class lies outside its range.</exception>
    public ConfusionMatrix(IReadOnlyList<int> truth, IReadOnlyList<int> predicted, int classes)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(predicted);
        if (truth.Count != predicted.Count)
        {
            throw new ArgumentException(
                $"There are {truth.Count} cases, but {predicted.Count} predictions.", nameof(predicted));
        }

        Classes = classes;
        _counts = new int[classes, classes];
        for (var i = 0; i < truth.Count; i++)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)truth[i], (uint)classes, nameof(truth));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(
                (uint)predicted[i], (uint)classes, nameof(predicted));
            _counts[truth[i], predicted[i]]++;
        }

        Total = truth.Count;
    }

    /// <summary>Gets the number of classes.</summary>
    public int Classes { get; }

    /// <summary>Gets the number of cases.</summary>
    public int Total { get; }

    /// <summary>Gets how many cases of a class were taken for another.</summary>
    /// <param name="truth">What they are.</param>
    /// <param name="predicted">What they were taken for.</param>
    public int this[int truth, int predicted] => _counts[truth, predicted];

    /// <summary>Gets the share of cases that were recognised.</summary>
    public Proportion Accuracy => new(Enumerable.Range(0, Classes).Sum(k => _counts[k, k]), Total);

    /// <summary>
    /// Gets the share of cases in the most frequent class: what a guess that never looks would reach.
    /// </summary>
    public Proportion Majority => new(Enumerable.Range(0, Classes).Max(Count), Total);

    /// <summary>Counts the cases of a class.</summary>
    /// <param name="truth">The class.</param>
    public int Count(int truth) => Enumerable.Range(0, Classes).Sum(k => _counts[truth, k]);

    /// <summary>Gets the share of a class's cases that were recognised.</summary>
    /// <param name="truth">The class.</param>
    public Proportion Recall(int truth) => new(_counts[truth, truth], Count(truth));

    /// <summary>
    /// Gets the mean over classes of the harmonic mean of precision and recall; a class without cases and without
    /// predictions is left out.
    /// </summary>
    public double MacroF1 => Enumerable.Range(0, Classes)
        .Select(k => (Hits: _counts[k, k], All: Count(k) + Enumerable.Range(0, Classes).Sum(j => _counts[j, k])))
        .Where(of => of.All > 0)
        .Select(of => 2.0 * of.Hits / of.All)
        .DefaultIfEmpty(double.NaN)
        .Average();

    /// <summary>Gets the rows: for each true class the counts by predicted class.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Rows =>
    [
        .. Enumerable.Range(0, Classes)
            .Select(truth => Enumerable.Range(0, Classes).Select(predicted => _counts[truth, predicted]).ToArray()),
    ];
}
