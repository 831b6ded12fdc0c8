using System.Globalization;
using MoodLab.Lab.Comparing;

namespace MoodLab.Cli.Comparing;

/// <summary>A comparison of pieces in words: a column for each.</summary>
internal static class ComparisonText
{
    private const int NameWidth = 28;
    private const int ColumnWidth = 16;

    /// <summary>Writes the comparison.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="writer">Where to.</param>
    public static void Describe(PieceComparison comparison, TextWriter writer)
    {
        var profiles = comparison.Pieces.Select(piece => piece.Profile).ToList();
        void Row(string name, Func<PieceProfile, string> cell) => writer.WriteLine(
            (name.PadRight(NameWidth) + string.Concat(profiles.Select(of => cell(of).PadLeft(ColumnWidth)))).TrimEnd());

        foreach (var (piece, letter) in comparison.Pieces.Zip("ABCD"))
        {
            writer.WriteLine($"{letter}: {piece.Name}");
        }

        writer.WriteLine(new string(' ', NameWidth) + string.Concat(
            "ABCD".Take(profiles.Count).Select(letter => letter.ToString().PadLeft(ColumnWidth))));
        Row("notes", of => of.Notes.ToString(CultureInfo.InvariantCulture));
        Row("duration (s)", of => Number(of.Seconds, "0.0"));
        Row("range", of => of.LowestPitch is null ? "-" : $"{of.LowestPitch} to {of.HighestPitch}");
        Row("tempo (quarters a minute)", of => Number(of.Tempo, "0.0"));
        Row("velocity", of => Number(of.Velocity, "0.0"));
        Row("key", of => of.Key ?? "-");
        for (var i = 0; i < profiles[0].Metrics.Count; i++)
        {
            Row(profiles[0].Metrics[i].Name, of => Number(of.Metrics[i].Value, "0.###"));
        }

        for (var i = 0; i < profiles[0].PitchClasses.Count; i++)
        {
            Row($"{profiles[0].PitchClasses[i].Name} (% of the time)", of =>
                Number(of.PitchClasses[i].Share * 100, "0.0"));
        }

        for (var i = 0; i < profiles.Max(of => of.Slices.Count); i++)
        {
            Row($"from {Number(i * comparison.SliceSeconds, "0")} s: notes, velocity", of => i < of.Slices.Count
                ? $"{of.Slices[i].Notes} {Number(of.Slices[i].Velocity, "0"),4}"
                : "");
        }
    }

    private static string Number(double? value, string format) =>
        value?.ToString(format, CultureInfo.InvariantCulture) ?? "-";
}
