namespace MoodLab.Statistics.Classification;

/// <summary>
/// Linear support vector machines, one for each class against the rest, for sparse cases. Each minimises
/// |w|²/2 + C times the sum of max(0, 1 - y(wx + b))², where the bias counts as one more weight, as scikit-learn's
/// <c>LinearSVC</c> does.
/// </summary>
public sealed class LinearSvm
{
    private readonly float[][] _weights;
    private readonly float[] _biases;

    /// <summary>Makes machines of their parameters.</summary>
    /// <param name="weights">[K][D].</param>
    /// <param name="biases">[K].</param>
    /// <exception cref="ArgumentException">There is no class, or the lists do not fit.</exception>
    public LinearSvm(float[][] weights, float[] biases)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(biases);
        if (weights.Length == 0 || weights.Length != biases.Length
            || Array.Exists(weights, row => row.Length != weights[0].Length))
        {
            throw new ArgumentException(
                $"{weights.Length} rows of weights do not fit {biases.Length} biases.", nameof(weights));
        }

        (_weights, _biases) = (weights, biases);
    }

    /// <summary>Gets K, the number of classes.</summary>
    public int Classes => _biases.Length;

    /// <summary>Gets D, the number of features.</summary>
    public int Features => _weights[0].Length;

    /// <summary>Gets the classes' biases.</summary>
    public ReadOnlySpan<float> Biases => _biases;

    /// <summary>Gets a class's weights.</summary>
    /// <param name="label">The class, from 0.</param>
    public ReadOnlySpan<float> Weights(int label) => _weights[label];

    /// <summary>Fits the machines.</summary>
    /// <param name="cases">N cases.</param>
    /// <param name="labels">The class of each, from 0 to <paramref name="classes"/> - 1.</param>
    /// <param name="classes">K, at least 2.</param>
    /// <param name="features">D, above every index of a case.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">There are no cases, or the lists do not fit.</exception>
    public static LinearSvm Fit(
        IReadOnlyList<SparseVector> cases,
        IReadOnlyList<int> labels,
        int classes,
        int features,
        LinearSvmOptions options,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(cases);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        options.Validate();
        if (cases.Count == 0 || cases.Count != labels.Count)
        {
            throw new ArgumentException($"There are {cases.Count} cases and {labels.Count} labels.", nameof(labels));
        }

        LinearSvmFit fit = new(cases, features, options);
        var weights = new float[classes][];
        var biases = new float[classes];
        ParallelOptions parallel = new()
        {
            MaxDegreeOfParallelism = options.Threads,
            CancellationToken = cancellationToken,
        };
        Parallel.For(0, classes, parallel, label =>
        {
            var isIn = labels.Select(other => other == label).ToArray();
            (weights[label], biases[label]) = fit.Run(isIn, cancellationToken);
        });
        return new LinearSvm(weights, biases);
    }

    /// <summary>Computes on which side of each class's border a case lies, and how far.</summary>
    /// <param name="features">The case.</param>
    /// <returns>[K]: wx + b.</returns>
    public double[] Margins(SparseVector features)
    {
        ArgumentNullException.ThrowIfNull(features);
        return [.. _weights.Select((row, label) => features.Dot(row) + _biases[label])];
    }
}
