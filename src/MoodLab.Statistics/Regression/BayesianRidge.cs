using MathNet.Numerics.LinearAlgebra;
using MoodLab.Statistics.Classification;

namespace MoodLab.Statistics.Regression;

/// <summary>
/// Bayesian ridge regression: y = b + w x + noise, with a normal prior of the weights w about a given mean. How strong
/// prior and noise are is estimated by maximising the evidence (MacKay, "Bayesian Interpolation", 1992; the steps are
/// those of Tipping, "Sparse Bayesian Learning and the Relevance Vector Machine", 2001, with one precision for all
/// weights).
/// </summary>
/// <remarks>
/// N cases, D features. The bias b is free: features and targets are centred. Unlike scikit-learn's (1.2.1), the
/// variance of a prediction counts from the features' mean, includes that of the bias, and that of the directions
/// which no case lies in. Immutable, so that threads may share it.
/// </remarks>
public sealed class BayesianRidge
{
    private readonly double[] _weights;
    private readonly double[][] _axes;
    private readonly double[] _middles;
    private readonly int _cases;

    // Each axis is as long as the weights deviate along it.
    private BayesianRidge(double[] weights, double bias, double[] means, double[][] axes, int cases)
    {
        (_weights, Bias, _axes, _cases) = (weights, bias, axes, cases);
        _middles = [.. axes.Select(axis => LogisticRegression.Dot(axis, means))];
        Deviations = [.. Enumerable.Range(0, weights.Length).Select(
            j => Math.Sqrt(axes.Sum(axis => axis[j] * axis[j])))];
    }

    /// <summary>Gets the mean of each weight, [D].</summary>
    public IReadOnlyList<double> Weights => _weights;

    /// <summary>Gets the standard deviation of each weight, [D].</summary>
    public IReadOnlyList<double> Deviations { get; }

    /// <summary>Gets what is predicted where every feature is 0.</summary>
    public double Bias { get; }

    /// <summary>Gets the estimated precision of the noise: 1 / its variance.</summary>
    public required double NoisePrecision { get; init; }

    /// <summary>Gets the estimated precision of the weights about their prior mean.</summary>
    public required double WeightPrecision { get; init; }

    /// <summary>Fits a model.</summary>
    /// <param name="features">N cases of D features each, of like scales.</param>
    /// <param name="targets">[N].</param>
    /// <param name="options">How; null for scikit-learn's way.</param>
    /// <param name="priorMean">What the weights are expected to be before any case is seen, [D]; null for 0.</param>
    /// <exception cref="ArgumentException">There are no cases, or the lists do not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    public static BayesianRidge Fit(
        IReadOnlyList<double[]> features,
        IReadOnlyList<double> targets,
        BayesianRidgeOptions? options = null,
        IReadOnlyList<double>? priorMean = null)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(targets);
        options ??= new BayesianRidgeOptions();
        options.Validate();
        if (features.Count == 0 || features.Count != targets.Count)
        {
            throw new ArgumentException(
                $"There are {features.Count} cases and {targets.Count} targets.", nameof(targets));
        }

        var width = features[0].Length;
        if (width == 0 || features.Any(row => row.Length != width) || (priorMean?.Count ?? width) != width)
        {
            throw new ArgumentException("Cases and prior mean of one length are needed.", nameof(features));
        }

        var x = Matrix<double>.Build.DenseOfRows(features);
        var means = x.ColumnSums() / features.Count;
        for (var row = 0; row < x.RowCount; row++)
        {
            x.SetRow(row, x.Row(row) - means);
        }

        // What the prior mean explains is taken away, and its weights are added again in the end.
        var prior = Vector<double>.Build.Dense(width, j => priorMean?[j] ?? 0);
        var y = Vector<double>.Build.DenseOfEnumerable(targets) - targets.Average();
        return new Evidence(x, y - (x * prior), options).Maximise(prior, means, targets.Average());
    }

    /// <summary>Predicts the target of a case.</summary>
    /// <param name="features">[D].</param>
    /// <exception cref="ArgumentException">There is another number of features.</exception>
    public Prediction Predict(ReadOnlySpan<double> features)
    {
        if (features.Length != _weights.Length)
        {
            throw new ArgumentException($"[{_weights.Length}] weights do not fit [{features.Length}] features.");
        }

        var variance = (1 + (1.0 / _cases)) / NoisePrecision;
        for (var i = 0; i < _axes.Length; i++)
        {
            var along = LogisticRegression.Dot(_axes[i], features) - _middles[i];
            variance += along * along;
        }

        var mean = Bias + LogisticRegression.Dot(_weights, features);
        return new Prediction(mean, variance);
    }

    /// <summary>The search for both precisions, on the axes where the features do not correlate.</summary>
    private sealed class Evidence
    {
        private readonly BayesianRidgeOptions _options;
        private readonly Matrix<double> _axes;
        private readonly double[] _spreads;
        private readonly double[] _pulls;
        private readonly double _power;
        private readonly int _cases;

        public Evidence(Matrix<double> x, Vector<double> y, BayesianRidgeOptions options)
        {
            var spread = x.TransposeThisAndMultiply(x).Evd(Symmetricity.Symmetric);
            _axes = spread.EigenVectors;

            // Along some axes no case differs, of which rounding leaves a hair: it must not pass for knowledge.
            var hair = 1e-12 * spread.EigenValues.Max(value => value.Real);
            _spreads = [.. spread.EigenValues.Select(value => value.Real > hair ? value.Real : 0)];
            _pulls = [.. _axes.TransposeThisAndMultiply(x.TransposeThisAndMultiply(y))];
            _power = y.DotProduct(y);
            (_cases, _options) = (x.RowCount, options);
        }

        public BayesianRidge Maximise(Vector<double> prior, Vector<double> means, double targetMean)
        {
            // As scikit-learn begins; the grain keeps targets that are all the same from dividing by 0.
            var noise = 1 / ((_power / _cases) + double.BitIncrement(1) - 1);
            var weight = 1.0;
            var weights = Solve(noise, weight);
            for (var step = 0; step < _options.MaxIterations; step++)
            {
                (noise, weight) = Improve(weights, noise, weight);
                var next = Solve(noise, weight);
                var change = next.Zip(weights, (after, before) => Math.Abs(after - before)).Sum();
                weights = next;
                if (change < _options.Tolerance)
                {
                    break;
                }
            }

            var result = prior + (_axes * Vector<double>.Build.DenseOfArray(weights));
            var axes = _axes.EnumerateColumns()
                .Zip(_spreads, (axis, spread) => (axis / Math.Sqrt(weight + (noise * spread))).ToArray());
            return new BayesianRidge([.. result], targetMean - (result * means), [.. means], [.. axes], _cases)
            {
                NoisePrecision = noise,
                WeightPrecision = weight,
            };
        }

        private double[] Solve(double noise, double weight) =>
            [.. _pulls.Zip(_spreads, (pull, spread) => noise * pull / (weight + (noise * spread)))];

        private (double Noise, double Weight) Improve(double[] weights, double noise, double weight)
        {
            // How many weights the cases determine, and what they leave unexplained.
            var determined = _spreads.Sum(spread => noise * spread / (weight + (noise * spread)));
            double left = _power, size = 0;
            for (var axis = 0; axis < weights.Length; axis++)
            {
                left += (weights[axis] * weights[axis] * _spreads[axis]) - (2 * weights[axis] * _pulls[axis]);
                size += weights[axis] * weights[axis];
            }

            return (
                (_cases - determined + (2 * _options.NoiseShape)) / (Math.Max(left, 0) + (2 * _options.NoiseRate)),
                (determined + (2 * _options.WeightShape)) / (size + (2 * _options.WeightRate)));
        }
    }
}
