using MathNet.Numerics.Statistics;

namespace MoodLab.Statistics.Densities;

/// <summary>
/// A density estimated from values by a Gaussian kernel of Scott's width ("Multivariate Density Estimation", 1992,
/// equation 6.42, in one dimension): deviation * n^(-1/5).
/// </summary>
public sealed class GaussianDensity
{
    private readonly double[] _values;
    private readonly double _width;

    /// <summary>Estimates a density.</summary>
    /// <param name="values">At least two, not all equal.</param>
    /// <exception cref="ArgumentException">There are fewer, or they are equal: then there is no width.</exception>
    public GaussianDensity(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        _values = [.. values];
        _width = values.Count < 2 ? 0 : _values.StandardDeviation() * Math.Pow(_values.Length, -0.2);
        if (!(_width > 0))
        {
            throw new ArgumentException("A density needs at least two values that differ.", nameof(values));
        }
    }

    /// <summary>Gets the density at a point.</summary>
    /// <param name="x">The point.</param>
    public double At(double x) => KernelDensity.EstimateGaussian(x, _width, _values);
}
