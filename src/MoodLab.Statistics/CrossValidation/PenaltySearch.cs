using MoodLab.Statistics.Classification;

namespace MoodLab.Statistics.CrossValidation;

/// <summary>
/// Chooses penalty and C of a logistic regression by cross-validation: first over a coarse grid of powers, then
/// around the best one, ever closer. Never looks at anything but the cases that it is given.
/// </summary>
public static class PenaltySearch
{
    // From where everything is shrunk to zero to where 160 cases are learnt by heart, a factor of 4 apart.
    private static readonly double[] s_grid = [.. Enumerable.Range(-7, 10).Select(power => Math.Pow(4, power))];

    // Each refinement halves the distance (of logarithms) to the neighbours.
    private const int Refinements = 2;

    /// <summary>Searches.</summary>
    /// <param name="features">N cases of D features each, as measured: each split is standardized by its training
    /// part.</param>
    /// <param name="labels">The class of each.</param>
    /// <param name="classes">K.</param>
    /// <param name="splits">The splits over which accuracy is averaged.</param>
    /// <param name="penalties">The penalties to try.</param>
    /// <param name="cancellationToken">Gives up between fits.</param>
    /// <returns>Every setting that was tried; the best first (highest mean accuracy, then the smaller C).</returns>
    public static IReadOnlyList<PenaltyScore> Run(
        IReadOnlyList<double[]> features,
        IReadOnlyList<int> labels,
        int classes,
        IReadOnlyList<Split> splits,
        IReadOnlyList<Penalty> penalties,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(splits);
        ArgumentNullException.ThrowIfNull(penalties);
        var prepared = splits.Select(split => new PreparedSplit(features, labels, split)).ToList();
        List<PenaltyScore> scores = [];
        foreach (var penalty in penalties)
        {
            List<PenaltyScore> tried = Score(prepared, classes, penalty, s_grid, cancellationToken);
            var factor = 4.0;
            for (var i = 0; i < Refinements; i++)
            {
                factor = Math.Sqrt(factor);
                var best = Best(tried).First().C;
                tried.AddRange(Score(prepared, classes, penalty, [best / factor, best * factor], cancellationToken));
            }

            scores.AddRange(tried);
        }

        return [.. Best(scores)];
    }

    private static IOrderedEnumerable<PenaltyScore> Best(IEnumerable<PenaltyScore> scores) =>
        scores.OrderByDescending(score => score.Accuracy).ThenBy(score => score.C);

    private static List<PenaltyScore> Score(
        List<PreparedSplit> splits, int classes, Penalty penalty, double[] grid, CancellationToken cancellationToken)
    {
        var hits = new double[grid.Length];
        Parallel.ForEach(splits, new ParallelOptions { CancellationToken = cancellationToken }, split =>
        {
            // Along the grid each fit begins where the one before ended.
            LogisticRegression? model = null;
            for (var i = 0; i < grid.Length; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                LogisticRegressionOptions options = new() { C = grid[i], Penalty = penalty };
                model = LogisticRegression.Fit(split.Train, split.TrainLabels, classes, options, model);
                var accuracy = split.Accuracy(model);
                lock (hits)
                {
                    hits[i] += accuracy;
                }
            }
        });
        return [.. grid.Select((c, i) => new PenaltyScore(penalty, c, Math.Round(hits[i] / splits.Count, 12)))];
    }

    private sealed class PreparedSplit
    {
        private readonly List<double[]> _test;
        private readonly List<int> _testLabels;

        public PreparedSplit(IReadOnlyList<double[]> features, IReadOnlyList<int> labels, Split split)
        {
            List<double[]> train = [.. split.Train.Select(i => features[i])];
            var standardizer = Standardizer.Fit(train);
            Train = [.. train.Select(standardizer.Apply)];
            TrainLabels = [.. split.Train.Select(i => labels[i])];
            _test = [.. split.Test.Select(i => standardizer.Apply(features[i]))];
            _testLabels = [.. split.Test.Select(i => labels[i])];
        }

        public List<double[]> Train { get; }

        public List<int> TrainLabels { get; }

        public double Accuracy(LogisticRegression model) => _test.Count == 0
            ? 0
            : _test.Zip(_testLabels).Count(of => model.Predict(of.First) == of.Second) / (double)_test.Count;
    }
}
