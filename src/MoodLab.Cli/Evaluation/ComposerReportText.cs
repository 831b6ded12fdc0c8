using System.Globalization;
using MoodLab.Learning.Identifying.Evaluation;

namespace MoodLab.Cli.Evaluation;

/// <summary>A report on composers in words.</summary>
internal static class ComposerReportText
{
    private static readonly CultureInfo s_culture = CultureInfo.InvariantCulture;

    public static void Describe(ComposerReport report, TextWriter text)
    {
        text.WriteLine(string.Create(
            s_culture,
            $"four composers: {report.FourPiece:P1} of pieces {Interval(report.FourInterval)}, "
            + $"{report.FourFragment:P1} of fragments"));
        text.WriteLine(string.Create(
            s_culture,
            $"{report.ManyClasses} composers: {report.ManyPiece:P1} of pieces {Interval(report.ManyInterval)}, "
            + $"{report.ManyFragment:P1} of fragments"));
        text.WriteLine(string.Create(
            s_culture,
            $"with 'none of these': {report.OpenPiece:P1} of pieces; refused {report.StrangersRefused:P1} of "
            + $"strangers' and {report.KnownRefused:P1} of known composers' pieces"));
        text.WriteLine(string.Create(
            s_culture,
            $"calibration error by piece {report.CalibrationError:P1}, by fragment "
            + $"{report.FragmentCalibrationError:P1}"));
        foreach (var share in report.Chorales.Concat(report.ByComposer))
        {
            text.WriteLine(string.Create(
                s_culture, $"  {share.Name}: {share.Right} of {share.Pieces} {Interval(share.Interval)}"));
        }

        Describe("models", report.Models, text);
        Describe("without the notes, and with everything", report.Confounds, text);
        Describe("the study's models by works", report.Study, text);
        Describe("the study's models in its way, which leaks", report.Leaky, text);
        foreach (var row in report.Search)
        {
            text.WriteLine(string.Create(s_culture, $"  searched: {row.Plan}: {row.Mean:P1} of fragments"));
        }
    }

    private static void Describe(string title, IReadOnlyList<StudyRow> rows, TextWriter text)
    {
        text.WriteLine($"{title}:");
        foreach (var row in rows)
        {
            text.WriteLine(string.Create(
                s_culture,
                $"  {row.Name}, {row.Unit}: {row.Accuracy:P1} {Interval(row.Interval)} of {row.N}, macro F1 "
                + $"{row.MacroF1:F3}, majority {row.Majority:P1}, calibration error {row.CalibrationError:P1} "
                + $"({row.Protocol})"));
        }
    }

    private static string Interval(IReadOnlyList<double> ends) =>
        string.Create(s_culture, $"[{ends[0]:P1}, {ends[1]:P1}]");
}
