using System.CommandLine;
using System.Globalization;
using MoodLab.Lab.Models;
using MoodLab.Learning.Datasets;
using MoodLab.Learning.Identifying;
using MoodLab.Learning.Identifying.Evaluation;
using MoodLab.Learning.Identifying.Study;

namespace MoodLab.Cli.Evaluation;

/// <summary><c>evaluate composers</c>: measures how well composers are named, the study's way and honestly.</summary>
internal static class EvaluateComposersCommand
{
    private static readonly Option<string> s_data =
        new("--data") { Description = "Folder of the corpus, with a folder for each composer.", Required = true };

    private static readonly Option<string?> s_stored = new("--stored")
    {
        Description = "Folder of what the folds' models said; 'composers' beside the shipped model unless told.",
    };

    private static readonly Option<bool> s_retrain = new("--retrain")
    {
        Description = "Teach the folds' models and the study's networks again and store what they say. What was stopped "
            + "is gone on with.",
    };

    private static readonly Option<string> s_work = new("--work")
    {
        Description = "Folder for what the study's networks have learnt so far.",
        DefaultValueFactory = _ => Path.Combine("App_Data", "composers"),
    };

    public static Command Create()
    {
        Command composers = new("composers", "Measure how well composers are named.")
        {
            s_data, s_stored, s_retrain, s_work,
        };
        composers.Run((arguments, output, token) =>
        {
            var folder = arguments.GetValue(s_stored)
                ?? Path.ChangeExtension(ShippedModel.Find(ShippedModel.Composers), null);
            output.Log("Reading the corpus …");
            var corpus = ComposerCorpus.Load(arguments.GetRequiredValue(s_data), token);
            if (arguments.GetValue(s_retrain))
            {
                Retrain(corpus, folder, arguments.GetRequiredValue(s_work), output, token);
            }

            output.Write(Compute(corpus, folder), ComposerReportText.Describe);
            return Task.CompletedTask;
        });
        return composers;
    }

    private static void Retrain(
        ComposerCorpus corpus, string folder, string work, CommandOutput output, CancellationToken cancellationToken)
    {
        ComposerTables.Make(corpus, folder, output.Log, cancellationToken);
        ComposerStudy study = new(corpus);
        ProgressLine<StudyProgress> progress = new(output, done => string.Create(
            CultureInfo.InvariantCulture,
            $"{done.Run}, model {done.Fold + 1}: epoch {done.Epoch} of {done.Epochs}, loss {done.Loss:F4}"));
        foreach (var run in StudyRuns.All)
        {
            output.Log($"{run.Name}: {run.Protocol} …");
            study.Run(run, folder, work, progress, cancellationToken);
        }

        new RandomSearch(corpus).Run(ComposerReporter.SearchPath(folder), progress, cancellationToken);
    }

    private static ComposerReport Compute(ComposerCorpus corpus, string folder)
    {
        try
        {
            return ComposerReporter.Compute(corpus, folder);
        }
        catch (CorpusException exception)
        {
            throw new InvalidDataException($"{exception.Message} --retrain teaches the models again.", exception);
        }
    }
}
