namespace MoodLab.Statistics;

/// <summary>A share of counted cases.</summary>
/// <param name="Successes">Cases that count, 0 to <paramref name="Total"/>.</param>
/// <param name="Total">All cases.</param>
public readonly record struct Proportion(int Successes, int Total)
{
    /// <summary>Gets the share; NaN without cases.</summary>
    public double Share => Total == 0 ? double.NaN : (double)Successes / Total;

    /// <summary>
    /// Gets the 95 % score interval of Wilson ("Probable Inference, the Law of Succession, and Statistical Inference",
    /// 1927), which keeps its level for few cases and for shares near 0 and 1. The whole of 0 to 1 without cases.
    /// </summary>
    public Interval Wilson
    {
        get
        {
            if (Total == 0)
            {
                return new Interval(0, 1);
            }

            const double Square = Interval.NormalQuantile * Interval.NormalQuantile;
            var centre = (Successes + (Square / 2)) / (Total + Square);
            var half = Interval.NormalQuantile / (Total + Square)
                * Math.Sqrt((Successes * (double)(Total - Successes) / Total) + (Square / 4));
            return new Interval(Math.Max(0, centre - half), Math.Min(1, centre + half));
        }
    }
}
