namespace MoodLab.Learning.Charts;

/// <summary>Where values lie on an axis: from a round number to a round number, with round steps between.</summary>
internal sealed class ChartScale
{
    private const int MostSteps = 8;

    private static readonly double[] s_factors = [1, 2, 5, 10];

    private readonly double _from;
    private readonly double _to;

    /// <summary>Creates a scale.</summary>
    /// <param name="low">The least value that must be on it.</param>
    /// <param name="high">The greatest one.</param>
    /// <param name="from">The pixel of the lower end.</param>
    /// <param name="to">The pixel of the upper end.</param>
    public ChartScale(double low, double high, double from, double to)
    {
        (_from, _to) = (from, to);
        var range = high > low ? high - low : 1;
        var power = Math.Pow(10, Math.Floor(Math.Log10(range / MostSteps)));
        var step = s_factors.Select(factor => factor * power).First(step => range / step <= MostSteps);
        var first = (long)Math.Floor((low / step) + 1e-9);
        var last = Math.Max((long)Math.Ceiling((high / step) - 1e-9), first + 1);
        (Low, High) = (first * step, last * step);

        // Products, not sums, and without the last digits of a double: labels read 0.3, never 0.30000000000000004.
        Ticks = [.. Enumerable.Range(0, (int)(last - first) + 1).Select(i => Math.Round((first + i) * step, 12))];
    }

    /// <summary>Gets the value at the lower end.</summary>
    public double Low { get; }

    /// <summary>Gets the value at the upper end.</summary>
    public double High { get; }

    /// <summary>Gets the values that are written beside the axis, both ends among them.</summary>
    public IReadOnlyList<double> Ticks { get; }

    /// <summary>Gets the pixel of a value.</summary>
    /// <param name="value">The value.</param>
    public double At(double value) => _from + ((value - Low) / (High - Low) * (_to - _from));
}
