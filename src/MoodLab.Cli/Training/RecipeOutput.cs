using MoodLab.Learning.Datasets;
using MoodLab.Learning.Language.Recipes;

namespace MoodLab.Cli.Training;

/// <summary>What <c>train language --recipe</c> tells.</summary>
internal static class RecipeOutput
{
    /// <summary>Tells what an experiment came to.</summary>
    /// <param name="result">The experiment.</param>
    /// <param name="files">What was written.</param>
    /// <param name="problems">What of the corpus was not used.</param>
    /// <param name="output">Where to.</param>
    public static void Write(
        RecipeResult result,
        IReadOnlyList<string> files,
        IReadOnlyList<CorpusProblem> problems,
        CommandOutput output) => output.Write(
            new Report(
                result.Recipe.Name,
                result.Start,
                [.. result.Arms.Select(of => new ArmReport(
                    of.Arm.Name, of.IsTakenOver, of.Points, of.Arm.Study.Points))],
                RecipeFindings.Describe(result),
                files,
                result.LeftOut,
                problems),
            (report, text) =>
            {
                foreach (var line in report.Findings.Concat(report.Files.Select(file => $"Wrote {file}")))
                {
                    text.WriteLine(line);
                }
            });

    /// <summary>What the command tells.</summary>
    /// <param name="Recipe">Name of the experiment.</param>
    /// <param name="Start">Name of the model that its arms began from.</param>
    /// <param name="Arms">Its arms.</param>
    /// <param name="Findings">A sentence for each arm.</param>
    /// <param name="Files">What was written.</param>
    /// <param name="LeftOut">Unlabelled pieces left out because they are labelled ones as well.</param>
    /// <param name="Problems">What of the corpus was not used.</param>
    private sealed record Report(
        string Recipe,
        string Start,
        IReadOnlyList<ArmReport> Arms,
        IReadOnlyList<string> Findings,
        IReadOnlyList<string> Files,
        int LeftOut,
        IReadOnlyList<CorpusProblem> Problems);

    /// <summary>An arm.</summary>
    /// <param name="Name">What sets it apart.</param>
    /// <param name="IsTakenOver">Whether it was found finished.</param>
    /// <param name="Points">Our losses.</param>
    /// <param name="Study">The study's.</param>
    private sealed record ArmReport(
        string Name, bool IsTakenOver, IReadOnlyList<LossPoint> Points, IReadOnlyList<LossPoint> Study);
}
