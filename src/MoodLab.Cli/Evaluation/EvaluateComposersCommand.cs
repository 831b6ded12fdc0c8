using System.CommandLine;
using MoodLab.Lab.Models;
using MoodLab.Learning.Datasets;
using MoodLab.Learning.Identifying;
using MoodLab.Learning.Identifying.Evaluation;

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

    private static readonly Option<bool> s_retrain =
        new("--retrain") { Description = "Teach the folds' models again and store what they say." };

    public static Command Create()
    {
        Command composers = new("composers", "Measure how well composers are named.") { s_data, s_stored, s_retrain };
        composers.Run((arguments, output, token) =>
        {
            var folder = arguments.GetValue(s_stored)
                ?? Path.ChangeExtension(ShippedModel.Find(ShippedModel.Composers), null);
            output.Log("Reading the corpus …");
            var corpus = ComposerCorpus.Load(arguments.GetRequiredValue(s_data), token);
            if (arguments.GetValue(s_retrain))
            {
                ComposerTables.Make(corpus, folder, output.Log, token);
            }

            output.Write(Compute(corpus, folder), ComposerReportText.Describe);
            return Task.CompletedTask;
        });
        return composers;
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
