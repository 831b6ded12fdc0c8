using MoodLab.Learning.Evolving.Simulation;
using MoodLab.Statistics;

namespace MoodLab.Cli.Evolving;

/// <summary>What <c>evolve simulate</c> tells.</summary>
/// <param name="Seeds">How many musicians of each kind.</param>
/// <param name="FirstSeed">The first of their seeds.</param>
/// <param name="Population">Melodies of a generation.</param>
/// <param name="MostRatings">Sessions without success count with so many ratings.</param>
/// <param name="RatingsClassic">Mean ratings of the classic until a melody satisfies.</param>
/// <param name="RatingsTaste">The same with a taste model.</param>
/// <param name="RatingsAgain">A second session with it, begun with what the first one's stars told.</param>
/// <param name="Ratio">The latter by the former.</param>
/// <param name="RatioInterval">The ratio's 95 % interval.</param>
/// <param name="RatingsPublished">Mean ratings of the classic as published; null where it took no part.</param>
/// <param name="Musicians">Each kind of musician; the one that rates at random counts here alone.</param>
/// <param name="Seconds">How long it took.</param>
internal sealed record SimulateReport(
    int Seeds,
    int FirstSeed,
    int Population,
    int MostRatings,
    double RatingsClassic,
    double RatingsTaste,
    double RatingsAgain,
    double Ratio,
    double[] RatioInterval,
    double? RatingsPublished,
    IReadOnlyList<SimulateReport.Row> Musicians,
    double Seconds)
{
    /// <summary>Makes it from a comparison.</summary>
    public static SimulateReport Of(SimulationReport report, TimeSpan time) => new(
        report.Options.Seeds, report.Options.FirstSeed, report.Options.Population, report.Options.MostRatings,
        report.Classic.Ratings, report.Taste.Ratings, report.Again.Ratings, report.Ratio,
        Ends(report.RatioInterval), report.Published?.Ratings,
        [
            .. report.Musicians.Select(kind => new Row(
                kind.Musician, kind.Classic, kind.Taste, kind.Again, kind.Ratio, Ends(kind.RatioInterval),
                kind.Published)),
        ],
        time.TotalSeconds);

    private static double[] Ends(Interval interval) => [interval.Low, interval.High];

    /// <summary>One kind of musician.</summary>
    /// <param name="Musician">The kind.</param>
    /// <param name="Classic">The classic.</param>
    /// <param name="Taste">The same with a taste model.</param>
    /// <param name="Again">A second session with it.</param>
    /// <param name="Ratio">The latter's ratings by the former's.</param>
    /// <param name="RatioInterval">The ratio's 95 % interval.</param>
    /// <param name="Published">The classic as published; null where it took no part.</param>
    internal sealed record Row(
        MusicianKind Musician,
        SimulationArm Classic,
        SimulationArm Taste,
        SimulationArm Again,
        double Ratio,
        double[] RatioInterval,
        SimulationArm? Published);
}
