using System.Globalization;
using MoodLab.Lab.Corpora;
using MoodLab.Lab.Corpora.Augmenting;
using MoodLab.Lab.Corpora.Importing;

namespace MoodLab.Cli.Corpora;

/// <summary>A report on a collection of MIDI files in words.</summary>
internal static class CorpusReportText
{
    private const double SecondsPerHour = 3600;

    /// <summary>Writes the report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="writer">Where to.</param>
    public static void Describe(CorpusReport report, TextWriter writer)
    {
        Line(writer, $"{report.Files} MIDI files in {report.Seconds:0.0} s");
        Line(writer, $"  readable    {report.Readable}, of which {report.Damaged} have some damage");
        Line(writer, $"  notes       {report.Notes}");
        Line(writer, $"  music       {report.MusicSeconds / SecondsPerHour:0.0} hours");
        Line(writer, $"  classes     {report.Classes.Count}");
        if (report.Lengths is not null)
        {
            Line(writer, $"{"",-28}{"least",10}{"25 %",10}{"median",10}{"75 %",10}{"most",10}");
            Line(writer, $"  {"length (s)",-26}{Row(report.Lengths)}");
            Line(writer, $"  {"tempo (quarters a minute)",-26}{Row(report.Tempi)}");
            Line(writer, $"  {"notes in a file",-26}{Row(report.NotesPerFile)}");
            Line(writer, $"  {"notes at once",-26}{Row(report.Polyphony)}");
        }

        if (report.Figures.Balance is { LargestShare: { } largest, Evenness: { } evenness } balance)
        {
            Line(writer, $"  balance     the largest class has {100 * largest:0.0} % of the pieces");
            Line(writer, $"              evenness {evenness:0.00}, 1 where all classes are of one size");
            Line(writer, $"              {balance.Singles} of {balance.Classes} classes have one piece only");
        }

        foreach (var damage in report.Damages)
        {
            Line(writer, $"  damage: {damage.Kind}, {damage.Count} times in {damage.Files} files");
        }

        foreach (var file in report.Unreadable)
        {
            Line(writer, $"  unreadable: {file.Path}: {file.Reason}");
        }
    }

    /// <summary>Writes which copies were made.</summary>
    /// <param name="report">The report.</param>
    /// <param name="writer">Where to.</param>
    public static void Describe(AugmentReport report, TextWriter writer)
    {
        Line(writer, $"{report.Copies} copies of {report.Pieces} pieces in {report.Seconds:0.0} s: {report.Manifest}");
        Line(writer, $"  held out    {report.HeldOut} pieces");
        Line(writer, $"  there       {report.There} copies lay there already");
        foreach (var copy in report.Skipped)
        {
            Line(writer, $"  left out: {copy.Path}: {copy.Reason}");
        }
    }

    /// <summary>Writes what an import did.</summary>
    /// <param name="report">The report.</param>
    /// <param name="writer">Where to.</param>
    public static void Describe(ImportReport report, TextWriter writer)
    {
        Line(writer, $"{report.Files} files in {report.Seconds:0.0} s");
        foreach (var (outcome, count) in report.Outcomes)
        {
            Line(writer, $"  {outcome,-12}{count}");
        }

        Line(writer, $"  composers   {report.Composers.Count}");
        Line(writer, $"  works       {report.Clusters}");
        foreach (var decision in report.Decisions.Where(decision => decision.Reason.Length > 0))
        {
            Line(writer, $"  {decision.Path} -> {decision.Target ?? "nowhere"}: {decision.Reason}");
        }
    }

    private static string Row(Quantiles? values) => values is null
        ? ""
        : string.Concat(
            new[] { values.Minimum, values.LowerQuartile, values.Median, values.UpperQuartile, values.Maximum }
                .Select(value => " " + value.ToString("0.0", CultureInfo.InvariantCulture).PadLeft(9)));

    private static void Line(TextWriter writer, FormattableString line) =>
        writer.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
