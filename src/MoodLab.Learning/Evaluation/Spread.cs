namespace MoodLab.Learning.Evaluation;

/// <summary>Mean and standard deviation of some values; NaN where there are none.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Deviation">The standard deviation of these very values (divided by their number), at least 0.</param>
public readonly record struct Spread(double Mean, double Deviation)
{
    /// <summary>Measures values.</summary>
    /// <param name="values">The values.</param>
    public static Spread Of(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var mean = values.DefaultIfEmpty(double.NaN).Average();
        return new Spread(
            mean, Math.Sqrt(values.Select(value => (value - mean) * (value - mean)).DefaultIfEmpty(mean).Average()));
    }
}
