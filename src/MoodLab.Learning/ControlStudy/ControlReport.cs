using System.Text;
using MoodLab.Learning.Language;
using MoodLab.Neural.Serialization;

namespace MoodLab.Learning.ControlStudy;

/// <summary>Writes the study of mood control for readers: <c>control.md</c> with tables, <c>control.csv</c> with every
/// number, and two plots.</summary>
public static class ControlReport
{
    internal const string SharePlot = "control-share.svg";
    internal const string StrengthPlot = "control-strength.svg";

    /// <summary>Writes the report: the same evaluation gives the same bytes.</summary>
    /// <param name="folder">Where; it is made where there is none, and files of these names are replaced.</param>
    /// <param name="evaluation">What was measured, mood control included.</param>
    /// <exception cref="ArgumentException">Mood control was not measured.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static void Write(string folder, MoodEvaluation evaluation)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(evaluation);
        if (evaluation.Control is not { Count: > 0 } arms)
        {
            throw new ArgumentException("Mood control was not measured.", nameof(evaluation));
        }

        Directory.CreateDirectory(folder);
        Write(folder, "control.md", ControlTables.Draw(evaluation, arms).TrimEnd() + "\n");
        Write(folder, "control.csv", ControlCsv.Draw(evaluation, arms));
        Write(folder, SharePlot, ControlPlots.DrawShares(arms));
        if (evaluation.StrengthDial is not null)
        {
            Write(folder, StrengthPlot, ControlPlots.DrawStrengths(arms));
        }
    }

    private static void Write(string folder, string name, string text) =>
        AtomicFile.Write(Path.Combine(folder, name), stream => stream.Write(Encoding.UTF8.GetBytes(text)));
}
