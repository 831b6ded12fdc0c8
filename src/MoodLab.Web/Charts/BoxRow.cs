namespace MoodLab.Web.Charts;

/// <summary>A box plot.</summary>
/// <param name="Label">What it is about.</param>
/// <param name="Count">How many values there are.</param>
/// <param name="Low">The end of the lower whisker.</param>
/// <param name="LowerQuartile">Where the box begins.</param>
/// <param name="Median">The line in the box.</param>
/// <param name="UpperQuartile">Where the box ends.</param>
/// <param name="High">The end of the upper whisker.</param>
/// <param name="Outliers">The values beyond the whiskers, a dot each.</param>
public sealed record BoxRow(
    ChartLabel Label,
    int Count,
    double Low,
    double LowerQuartile,
    double Median,
    double UpperQuartile,
    double High,
    IReadOnlyList<double> Outliers);
