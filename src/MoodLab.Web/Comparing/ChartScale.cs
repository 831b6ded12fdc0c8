namespace MoodLab.Web.Comparing;

/// <summary>The upright scale of a chart, from 0 on.</summary>
/// <param name="Top">The value at the upper edge, above 0.</param>
/// <param name="Step">The distance of the values that are written beside it, above 0.</param>
public sealed record ChartScale(double Top, double Step)
{
    private const int MostSteps = 4;

    private static readonly double[] s_shares = [0.5, 1, 2, 5];

    /// <summary>Gets the values that are written beside the chart.</summary>
    public IEnumerable<double> Ticks
    {
        get
        {
            for (var i = 0; i * Step <= Top * 1.001; i++)
            {
                yield return i * Step;
            }
        }
    }

    /// <summary>Makes a scale of round steps that has room for a value.</summary>
    /// <param name="highest">The highest value, at least 0.</param>
    public static ChartScale Over(double highest)
    {
        if (!(highest > 0))
        {
            return new ChartScale(1, 1);
        }

        var decade = Math.Pow(10, Math.Floor(Math.Log10(highest)));
        var step = s_shares.Select(share => share * decade)
            .First(candidate => Math.Ceiling(highest / candidate) <= MostSteps);
        return new ChartScale(Math.Ceiling(highest / step) * step, step);
    }
}
