namespace MoodLab.Learning.Charts;

/// <summary>A point of a line. All numbers are finite.</summary>
/// <param name="X">Where.</param>
/// <param name="Y">How high.</param>
/// <param name="Low">The lower end of its interval.</param>
/// <param name="High">The upper end of its interval; where both are equal none is drawn.</param>
public sealed record ChartPoint(double X, double Y, double Low, double High)
{
    /// <summary>Creates a point without an interval.</summary>
    /// <param name="x">Where.</param>
    /// <param name="y">How high.</param>
    public ChartPoint(double x, double y)
        : this(x, y, y, y)
    {
    }
}
