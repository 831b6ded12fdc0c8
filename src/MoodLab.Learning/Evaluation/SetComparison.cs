using MoodLab.Music.Scores;
using MoodLab.Statistics.Densities;

namespace MoodLab.Learning.Evaluation;

/// <summary>
/// The relative evaluation of Yang and Lerch ("On the evaluation of generative models in music", 2018): for each
/// feature, are the Euclidean distances between the scores of two sets distributed like those within each? As in their
/// program, mgeval, both sets are brought to the size of the smaller one, and each pair within a set counts both ways.
/// Unlike there, the densities are sampled on a common grid, see <see cref="DensityComparison"/>, and a score for which
/// a feature is undefined is left out of that feature's comparison.
/// </summary>
public static class SetComparison
{
    /// <summary>Compares two sets.</summary>
    /// <param name="first">The first set, for example pieces of the corpus.</param>
    /// <param name="second">The second set, for example composed pieces.</param>
    /// <param name="options">How many scores are drawn and how; null means the usual.</param>
    /// <param name="cancellationToken">Stops between two scores and two features.</param>
    /// <returns>
    /// One comparison for each feature, mgeval's first. What cannot be said is NaN: with fewer than two scores in a
    /// set, or where all distances are equal (but 1 and 0 where they are equal in both).
    /// </returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static IReadOnlyList<FeatureComparison> Compare(
        IReadOnlyList<Score> first,
        IReadOnlyList<Score> second,
        SetComparisonOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        options ??= new SetComparisonOptions();
        var count = Math.Min(Math.Min(first.Count, second.Count), options.MaximumPieces);
        Random random = new(options.Seed);
        var ones = Draw(first, count, random);
        var others = Draw(second, count, random);
        return
        [
            .. SetFeatures.Of(options.Bars).Select(feature => Compare(
                feature.Name,
                Measure(ones, feature.Measure, cancellationToken),
                Measure(others, feature.Measure, cancellationToken),
                cancellationToken)),
        ];
    }

    private static List<Score> Draw(IReadOnlyList<Score> scores, int count, Random random)
    {
        var drawn = scores.ToArray();
        random.Shuffle(drawn);
        return [.. drawn.Take(count)];
    }

    private static List<double[]> Measure(
        List<Score> scores, Func<Score, double[]> measure, CancellationToken cancellationToken)
    {
        List<double[]> values = [];
        foreach (var score in scores)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var value = measure(score);
            if (!Array.Exists(value, double.IsNaN))
            {
                values.Add(value);
            }
        }

        return values;
    }

    private static FeatureComparison Compare(
        string feature, List<double[]> first, List<double[]> second, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        List<double> inter = [.. first.SelectMany(one => second.Select(other => Distance(one, other)))];
        return new FeatureComparison(feature, Side(first, inter), Side(second, inter), Spread.Of(inter));
    }

    private static SetSide Side(List<double[]> values, List<double> inter)
    {
        List<double> intra = [];
        for (var i = 0; i < values.Count; i++)
        {
            for (var j = 0; j < values.Count; j++)
            {
                if (i != j)
                {
                    intra.Add(Distance(values[i], values[j]));
                }
            }
        }

        Spread? spread = values.TrueForAll(value => value.Length == 1)
            ? Spread.Of([.. values.Select(value => value[0])])
            : null;
        return new SetSide(values.Count, spread, Spread.Of(intra), DensityComparison.Of(intra, inter));
    }

    private static double Distance(double[] one, double[] other)
    {
        double sum = 0;
        for (var i = 0; i < one.Length; i++)
        {
            sum += (one[i] - other[i]) * (one[i] - other[i]);
        }

        return Math.Sqrt(sum);
    }
}
