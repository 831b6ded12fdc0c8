namespace MoodLab.Statistics.Classification;

/// <summary>
/// Shifts and scales features to mean 0 and deviation 1, by what it saw of the training cases alone. A feature that
/// does not vary there becomes 0.
/// </summary>
public sealed class Standardizer
{
    private readonly double[] _means;
    private readonly double[] _scales;

    private Standardizer(double[] means, double[] scales) => (_means, _scales) = (means, scales);

    /// <summary>Gets the means, [D].</summary>
    public IReadOnlyList<double> Means => _means;

    /// <summary>Gets what differences from the mean are multiplied by, [D].</summary>
    public IReadOnlyList<double> Scales => _scales;

    /// <summary>Measures features.</summary>
    /// <param name="features">N cases of D features each.</param>
    /// <exception cref="ArgumentException">There are no cases, or they differ in length.</exception>
    public static Standardizer Fit(IReadOnlyList<double[]> features)
    {
        ArgumentNullException.ThrowIfNull(features);
        if (features.Count == 0 || features.Any(row => row.Length != features[0].Length))
        {
            throw new ArgumentException("Cases of one length are needed, at least one.", nameof(features));
        }

        var means = new double[features[0].Length];
        var scales = new double[means.Length];
        for (var j = 0; j < means.Length; j++)
        {
            var mean = features.Average(row => row[j]);
            var variance = features.Average(row => (row[j] - mean) * (row[j] - mean));
            means[j] = mean;

            // Rounding leaves about 1e-16 of the mean squared where nothing varies.
            scales[j] = variance > 1e-20 * (1 + (mean * mean)) ? 1 / Math.Sqrt(variance) : 0;
        }

        return new Standardizer(means, scales);
    }

    /// <summary>Makes a standardizer from what another measured.</summary>
    /// <param name="means">[D].</param>
    /// <param name="scales">[D].</param>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    public static Standardizer From(IReadOnlyList<double> means, IReadOnlyList<double> scales)
    {
        ArgumentNullException.ThrowIfNull(means);
        ArgumentNullException.ThrowIfNull(scales);
        return means.Count == scales.Count
            ? new Standardizer([.. means], [.. scales])
            : throw new ArgumentException($"{means.Count} means, but {scales.Count} scales.", nameof(scales));
    }

    /// <summary>Standardizes a case.</summary>
    /// <param name="features">[D].</param>
    /// <returns>[D].</returns>
    public double[] Apply(double[] features)
    {
        ArgumentNullException.ThrowIfNull(features);
        var result = new double[_means.Length];
        for (var j = 0; j < result.Length; j++)
        {
            result[j] = (features[j] - _means[j]) * _scales[j];
        }

        return result;
    }
}
