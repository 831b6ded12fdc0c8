using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using MoodLab.Lab.Models;
using MoodLab.Learning.Control;
using MoodLab.Learning.ControlStudy;
using MoodLab.Learning.Datasets;
using MoodLab.Learning.Language;
using MoodLab.Learning.Probing;

namespace MoodLab.Cli.Evaluation;

/// <summary><c>evaluate mood</c>: measures the language model, its probe, the judge and every method of mood
/// control.</summary>
internal static class EvaluateMoodCommand
{
    private static readonly ControlStudyOptions s_study = new();

    private static readonly Option<string> s_data =
        new("--data") { Description = "Folder of the VGMIDI corpus.", Required = true };

    private static readonly Option<string> s_model = new("--model")
    {
        Description = "Weights of the model; the probe, the judge and the evolved neurons stand beside it.",
        DefaultValueFactory = _ => ShippedModel.Find(),
    };

    private static readonly Option<bool> s_languageOnly = new("--language-only")
    {
        Description = "Measure the language model alone: no probe, no judge, no mood control. So it is too for "
            + "a model without a probe beside it.",
    };

    private static readonly Option<string?> s_stored = new("--stored")
    {
        Description = "Folder of the stored pieces; 'control' beside the model unless told.",
    };

    private static readonly Option<bool> s_regenerate =
        new("--regenerate") { Description = "Compose the stored pieces again." };

    private static readonly Option<string[]> s_arms = new Option<string[]>("--arms")
    {
        Description = "Which arms or methods; all unless told: "
            + string.Join(", ", s_study.Arms.Select(arm => arm.Name)) + ".",
        AllowMultipleArgumentsPerToken = true,
    }.MustBe("names of arms or methods", names => names.All(name => s_study.Arms.Any(arm => IsNamed(arm, name))));

    private static readonly Option<int> s_pieces = new Option<int>("--pieces")
    {
        Description = "Pieces of each mood and arm; other numbers than usual are for trying out.",
        DefaultValueFactory = _ => s_study.Pieces,
    }.MustBe("between 1 and 10000", pieces => pieces is >= 1 and <= 10_000);

    private static readonly Option<string?> s_report = new("--report")
    {
        Description = "Folder for the report: tables as Markdown and CSV, plots as SVG.",
    };

    public static Command Create()
    {
        Command mood = new("mood", "Measure the language model and how well a mood can be had from it.")
        {
            s_data, s_model, s_languageOnly, s_stored, s_regenerate, s_arms, s_pieces, s_report,
        };
        mood.Validators.Add(result =>
        {
            if (result.GetValue(s_languageOnly) && result.GetValue(s_report) is not null)
            {
                result.AddError("--report tells of mood control, which --language-only leaves out.");
            }
        });
        mood.Run((arguments, output, token) =>
        {
            var path = arguments.GetRequiredValue(s_model);
            var model = ModelFile.Read(path);
            var languageOnly = arguments.GetValue(s_languageOnly);
            if (!languageOnly && !File.Exists(StudyModels.ProbePath(path)))
            {
                output.Log("There is no probe beside the model: only the language model is measured.");
                languageOnly = true;
            }

            var evaluation = languageOnly
                ? MoodEvaluator.Evaluate(model, VgmidiCorpus.Read(arguments.GetRequiredValue(s_data), token), token)
                : Evaluate(path, model, arguments, output, token);
            if (arguments.GetValue(s_report) is { } folder && !languageOnly)
            {
                ControlReport.Write(folder, evaluation);
            }

            output.Write(evaluation, MoodEvaluationText.Describe);
            return Task.CompletedTask;
        });
        return mood;
    }

    private static MoodEvaluation Evaluate(
        string path, ModelFile model, ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        // All files are looked at before anything takes long.
        var models = Path.GetDirectoryName(path) ?? "";
        var options = s_study with { Pieces = arguments.GetValue(s_pieces) };
        List<ControlArm> arms = [.. s_study.Arms.Where(arm => IsWanted(arm, arguments.GetValue(s_arms)))];
        var probe = StudyModels.ReadProbe(StudyModels.ProbePath(path), model);
        var judge = ReadJudge(Path.Combine(models, "judge.safetensors"));
        var composing = StudyModels.Read(
            model, NeuronFile.PathBeside(path), StudyModels.ProbePath(path), arms);
        var folder = arguments.GetValue(s_stored) ?? Path.Combine(models, "control");
        var regenerates = arguments.GetValue(s_regenerate);
        var pieces = regenerates ? [] : arms.ConvertAll(arm => (arm, ReadPieces(folder, arm, composing, options)));
        var corpus = VgmidiCorpus.Read(arguments.GetRequiredValue(s_data), cancellationToken);
        if (regenerates)
        {
            pieces = Compose(folder, arms, composing, options, output, cancellationToken);
        }

        output.Log("Measuring the language model …");
        var language = MoodEvaluator.Evaluate(model, corpus, cancellationToken);
        return new ControlEvaluator(model, probe, judge)
            .Measure(language, corpus, pieces, options.Seconds, output.Log, cancellationToken);
    }

    private static List<(ControlArm, ControlPieces)> Compose(
        string folder,
        List<ControlArm> arms,
        StudyModels models,
        ControlStudyOptions options,
        CommandOutput output,
        CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        using ArmComposer composer = new(models, options);
        return arms.ConvertAll(arm =>
        {
            var start = Stopwatch.GetTimestamp();
            var count = ArmComposer.Moods(arm, options).Count * arm.Candidates;
            ProgressLine<int> progress = new(output, done => $"{arm.Name}: {done} of {count} pieces");
            var pieces = composer.Compose(arm, progress, cancellationToken);

            // Each arm is kept at once, so that whoever is stopped can go on with the others.
            var path = Path.Combine(folder, ControlPieces.FileName(arm));
            pieces.Write(path);
            output.Log(string.Create(
                CultureInfo.InvariantCulture,
                $"{arm.Name}: {count} pieces composed, {pieces.Pieces.Count} kept in {path} after "
                + $"{Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s."));
            return (arm, pieces);
        });
    }

    private static ControlPieces ReadPieces(
        string folder, ControlArm arm, StudyModels models, ControlStudyOptions options)
    {
        try
        {
            return ControlPieces.Read(
                Path.Combine(folder, ControlPieces.FileName(arm)), ComposingSettings.Of(arm, models, options),
                ArmComposer.Moods(arm, options));
        }
        catch (ControlPiecesException exception)
        {
            throw new InvalidDataException($"{exception.Message} --regenerate composes them again.", exception);
        }
    }

    private static MoodClassifier ReadJudge(string path)
    {
        var judge = MoodClassifier.Read(path);
        return judge.Features == FeatureSet.Score
            ? judge
            : throw new ModelFileException(path, "it looks at more than a score.");
    }

    private static bool IsWanted(ControlArm arm, string[]? names) =>
        names is null or [] || names.Any(name => IsNamed(arm, name));

    private static bool IsNamed(ControlArm arm, string name) => arm.Name == name || arm.Method.Name() == name;
}
