using System.Globalization;
using MoodLab.Lab.Comparing;

namespace MoodLab.Web.Comparing;

/// <summary>Writes what a comparison counts as rows of tables.</summary>
public static class ComparisonNumbers
{
    /// <summary>What stands for a number that there is not.</summary>
    public const string None = "–";

    /// <summary>Writes what musicians ask for first.</summary>
    /// <param name="comparison">The comparison.</param>
    public static IReadOnlyList<ComparisonRow> Basics(PieceComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return
        [
            Row("Notes", comparison, of => Whole(of.Notes)),
            Row("Duration", comparison, of => Clock(of.Seconds)),
            Row("Notes a second", comparison, of => of.Seconds > 0 ? Number(of.Notes / of.Seconds, "0.0") : None),
            Row("Lowest and highest", comparison, of =>
                of.LowestPitch is null ? None : $"{of.LowestPitch} – {of.HighestPitch}"),
            Row("Tempo (bpm)", comparison, Tempo),
            Row("Velocity (of 127)", comparison, of => Number(of.Velocity, "0")),
            Row("Key", comparison, of => of.Key ?? None),
            Row("Fit of the key", comparison, of => Number(of.KeyCorrelation, "0.00")),
        ];
    }

    /// <summary>Writes the metrics.</summary>
    /// <param name="comparison">The comparison.</param>
    public static IReadOnlyList<ComparisonRow> Metrics(PieceComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return
        [
            .. comparison.Pieces[0].Profile.Metrics.Select((metric, i) => Row(
                char.ToUpperInvariant(metric.Name[0]) + metric.Name[1..],
                comparison,
                of => Number(of.Metrics[i].Value, "0.##"))),
        ];
    }

    /// <summary>Writes a time as minutes and seconds.</summary>
    /// <param name="seconds">The time in seconds, at least 0.</param>
    public static string Clock(double seconds) => string.Create(
        CultureInfo.InvariantCulture, $"{Math.Floor(seconds / 60):0}:{Math.Floor(seconds % 60):00}");

    /// <summary>Writes a number.</summary>
    /// <param name="value">The number, if there is one.</param>
    /// <param name="format">How.</param>
    public static string Number(double? value, string format) =>
        value?.ToString(format, CultureInfo.InvariantCulture) ?? None;

    /// <summary>Writes a count.</summary>
    /// <param name="count">The count.</param>
    public static string Whole(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static ComparisonRow Row(string name, PieceComparison comparison, Func<PieceProfile, string> cell) =>
        new(name, [.. comparison.Pieces.Select(piece => cell(piece.Profile))]);

    private static string Tempo(PieceProfile profile)
    {
        var (slowest, fastest) = (Number(profile.SlowestTempo, "0"), Number(profile.FastestTempo, "0"));
        return slowest == fastest ? slowest : $"{Number(profile.Tempo, "0")} ({slowest} – {fastest})";
    }
}
