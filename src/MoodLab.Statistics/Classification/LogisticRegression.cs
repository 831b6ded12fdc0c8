namespace MoodLab.Statistics.Classification;

/// <summary>
/// Multinomial logistic regression: the probability of class k is proportional to exp(w_k x + b_k). Minimises
/// penalty(w) + C * the sum of cases' negative log-likelihoods, as scikit-learn does; biases are free.
/// </summary>
public sealed class LogisticRegression
{
    private readonly double[] _weights;

    internal LogisticRegression(int classes, int features, double[] weights)
    {
        Classes = classes;
        Features = features;
        _weights = weights;
    }

    /// <summary>Gets K, the number of classes.</summary>
    public int Classes { get; }

    /// <summary>Gets D, the number of features.</summary>
    public int Features { get; }

    /// <summary>Gets the parameters: for each class D weights and the bias, [K, D + 1].</summary>
    public ReadOnlySpan<double> Parameters => _weights;

    /// <summary>Makes a model from its parameters.</summary>
    /// <param name="classes">K.</param>
    /// <param name="features">D.</param>
    /// <param name="parameters">[K, D + 1].</param>
    /// <exception cref="ArgumentException">The number of parameters is another.</exception>
    public static LogisticRegression From(int classes, int features, double[] parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return parameters.Length == classes * (features + 1)
            ? new LogisticRegression(classes, features, [.. parameters])
            : throw new ArgumentException(
                $"[{classes}, {features + 1}] parameters are needed, not {parameters.Length}.", nameof(parameters));
    }

    /// <summary>Fits a model.</summary>
    /// <param name="features">N cases of D features each, standardized.</param>
    /// <param name="labels">The class of each, 0 to <paramref name="classes"/> - 1.</param>
    /// <param name="classes">K.</param>
    /// <param name="options">How.</param>
    /// <param name="start">A model from which to begin, of the same shape; null for zero.</param>
    /// <exception cref="ArgumentException">There are no cases, or the lists do not fit.</exception>
    public static LogisticRegression Fit(
        IReadOnlyList<double[]> features,
        IReadOnlyList<int> labels,
        int classes,
        LogisticRegressionOptions options,
        LogisticRegression? start = null)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        if (features.Count == 0 || features.Count != labels.Count)
        {
            throw new ArgumentException(
                $"There are {features.Count} cases and {labels.Count} labels.", nameof(labels));
        }

        return new LogisticRegressionFit(features, labels, classes, options).Run(start);
    }

    /// <summary>Computes the probability of each class.</summary>
    /// <param name="features">[D].</param>
    /// <returns>[K], adding up to 1.</returns>
    public double[] Probabilities(ReadOnlySpan<double> features)
    {
        var scores = new double[Classes];
        for (var k = 0; k < Classes; k++)
        {
            var row = _weights.AsSpan(k * (Features + 1), Features + 1);
            scores[k] = row[^1] + Dot(row[..^1], features);
        }

        return Softmax(scores);
    }

    /// <summary>Gets the likeliest class; the first of equals.</summary>
    /// <param name="features">[D].</param>
    public int Predict(ReadOnlySpan<double> features)
    {
        var probabilities = Probabilities(features);
        return Array.IndexOf(probabilities, probabilities.Max());
    }

    /// <summary>Gets the features that have a weight, the heaviest (over all classes) first.</summary>
    public IReadOnlyList<int> ActiveFeatures()
    {
        double Weight(int feature) =>
            Enumerable.Range(0, Classes).Max(k => Math.Abs(_weights[(k * (Features + 1)) + feature]));
        return [.. Enumerable.Range(0, Features).Where(j => Weight(j) > 0).OrderByDescending(Weight)];
    }

    internal static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        if (left.Length != right.Length)
        {
            throw new ArgumentException($"[{left.Length}] weights do not fit [{right.Length}] features.");
        }

        var sums = System.Numerics.Vector<double>.Zero;
        var width = System.Numerics.Vector<double>.Count;
        var i = 0;
        for (; i + width <= left.Length; i += width)
        {
            sums += new System.Numerics.Vector<double>(left[i..]) * new System.Numerics.Vector<double>(right[i..]);
        }

        var sum = System.Numerics.Vector.Sum(sums);
        for (; i < left.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return sum;
    }

    internal static double[] Softmax(double[] scores)
    {
        var most = scores.Max();
        var sum = 0.0;
        for (var k = 0; k < scores.Length; k++)
        {
            scores[k] = Math.Exp(scores[k] - most);
            sum += scores[k];
        }

        for (var k = 0; k < scores.Length; k++)
        {
            scores[k] /= sum;
        }

        return scores;
    }
}
