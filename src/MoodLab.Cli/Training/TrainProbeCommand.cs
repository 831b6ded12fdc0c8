using System.CommandLine;
using System.Globalization;
using MoodLab.Lab.Models;
using MoodLab.Learning.Datasets;
using MoodLab.Learning.Language;
using MoodLab.Learning.Probing;

namespace MoodLab.Cli.Training;

/// <summary><c>train probe</c>: teaches classifiers to name the mood of a piece, and says how well they do.</summary>
internal static class TrainProbeCommand
{
    private static readonly Option<string> s_data =
        new("--data") { Description = "Folder of the VGMIDI corpus.", Required = true };

    private static readonly Option<string> s_model = new("--model")
    {
        Description = "Weights of the language model that reads the pieces.",
        DefaultValueFactory = _ => ShippedModel.Find(),
    };

    private static readonly Option<FeatureSet[]> s_features = new("--features")
    {
        Description = "What to look at; all unless told.",
        DefaultValueFactory = _ => Enum.GetValues<FeatureSet>(),
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<int> s_seed =
        new("--seed") { Description = "Seed of the divisions.", DefaultValueFactory = _ => 1 };

    private static readonly Option<string?> s_out = new("--out")
    {
        Description = "Folder for the judge (of scores alone) and the probe (of the means of the model's states).",
    };

    private static readonly Option<string?> s_labels = new("--labels-out")
    {
        Description = "Table for the moods that the best probe of states gives to the unlabelled training pieces.",
    };

    public static Command Create()
    {
        Command probe = new("probe", "Teach classifiers that name the mood of a piece.")
        {
            s_data, s_model, s_features, s_seed, s_out, s_labels,
        };
        probe.Run((arguments, output, token) =>
        {
            var model = ModelFile.Read(arguments.GetRequiredValue(s_model));
            var corpus = VgmidiCorpus.Read(arguments.GetRequiredValue(s_data), token);
            output.Log("Reading the labelled pieces …");
            ProbeStudy study = new(LabelledPieces.Measure(corpus, model, token), arguments.GetValue(s_seed));
            List<(MoodClassifier Classifier, ProbeScore Score)> results = [];
            foreach (var set in arguments.GetRequiredValue(s_features))
            {
                output.Log($"{set} …");
                results.Add(study.Run(set, token));
            }

            Write(arguments.GetValue(s_out), model.Sha256, results);
            if (arguments.GetValue(s_labels) is { } labels)
            {
                var states = results.Where(result => result.Score.Features == FeatureSet.MeanState).ToList();
                PieceLabels.Write(labels, UnlabelledMoods.Name(corpus, model, states[0].Classifier, token));
            }

            output.Write(
                new ProbeReport(model.Name, 0.25, [.. results.Select(result => result.Score)]),
                (report, text) => Describe(report, text));
            return Task.CompletedTask;
        });
        return probe;
    }

    private static void Write(
        string? folder, string modelSha256, List<(MoodClassifier Classifier, ProbeScore Score)> results)
    {
        if (folder is null)
        {
            return;
        }

        Directory.CreateDirectory(folder);
        results.Find(result => result.Score.Features == FeatureSet.Score).Classifier
            ?.Write(Path.Combine(folder, "judge.safetensors"));
        results.Find(result => result.Score.Features == FeatureSet.MeanState).Classifier
            ?.Write(Path.Combine(folder, "probe.safetensors"), modelSha256);
    }

    private static void Describe(ProbeReport report, TextWriter text)
    {
        text.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Chance {report.Chance:P0}; one listener against the others: 56.5 % and 50.3 % in the two parts."));
        foreach (var score in report.Scores)
        {
            text.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{score.Features} ({score.Active} of {score.Size} numbers, {score.Penalty}, C = {score.C:G3}): folds "
                + $"{score.CvAccuracy:P1} [{score.CvInterval.Low:P1}, {score.CvInterval.High:P1}], nested "
                + $"{score.NestedAccuracy:P1}, shuffles {score.ShuffleAccuracy:P1}; test {score.TestAccuracy:P1} "
                + $"[{score.TestInterval.Low:P1}, {score.TestInterval.High:P1}], majority {score.MajorityShare:P1}, "
                + $"valence {score.TestValence:P1}, arousal {score.TestArousal:P1}"));
        }
    }

    /// <summary>What the command tells.</summary>
    /// <param name="Model">The language model whose states were read.</param>
    /// <param name="Chance">What guessing among four moods reaches.</param>
    /// <param name="Scores">One for each set of features.</param>
    private sealed record ProbeReport(string Model, double Chance, IReadOnlyList<ProbeScore> Scores);
}
