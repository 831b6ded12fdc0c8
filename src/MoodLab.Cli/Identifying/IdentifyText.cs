using System.Globalization;
using MoodLab.Lab.Identifying;

namespace MoodLab.Cli.Identifying;

/// <summary>Who wrote what, in words.</summary>
internal static class IdentifyText
{
    private const int MostComposers = 5;

    /// <summary>Writes who wrote a piece.</summary>
    public static void Describe(IdentifyReport report, TextWriter writer)
    {
        Line(writer, $"{report.Composer}, {100 * report.Probability:0.0} %");
        foreach (var share in report.Composers.Take(MostComposers))
        {
            Line(writer, $"  {share.Composer,-24}{100 * share.Probability,6:0.0} %");
        }

        Line(writer, $"  {"none of these",-24}{100 * report.None,6:0.0} %");
        foreach (var piece in report.Nearest)
        {
            Line(writer, $"  like {piece.Path} ({piece.Similarity:0.00})");
        }

        if (report.IsTaught)
        {
            Line(writer, $"  The model has learnt from this very piece: the answer proves nothing.");
        }

        Line(writer, $"  {report.Notes} notes in {report.Seconds:0.00} s");
    }

    /// <summary>Writes what became of a folder.</summary>
    public static void Describe(FolderReport report, TextWriter writer)
    {
        Line(writer, $"{report.Files} files in {report.Seconds:0.0} s, in {report.Csv}");
        Line(writer, $"  named          {report.Named}");
        Line(writer, $"  none of these  {report.None}");
        Line(writer, $"  not told       {report.Refused}");
    }

    private static void Line(TextWriter writer, FormattableString line) =>
        writer.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
