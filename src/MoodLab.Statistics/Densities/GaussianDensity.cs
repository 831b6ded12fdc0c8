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
    public double At(double x)
    {
        // In their order: the library's own estimate adds them up on several threads, whose order changes its last
        // digits from run to run.
        var sum = 0.0;
        foreach (var value in _values)
        {
            var distance = (x - value) / _width;
            sum += Math.Exp(-0.5 * distance * distance);
        }

        return sum / (_values.Length * _width * Math.Sqrt(2 * Math.PI));
    }
}
