using System.CommandLine;
using MoodLab.Cli.Benchmarks;
using MoodLab.Cli.Comparing;
using MoodLab.Cli.Composing;
using MoodLab.Cli.Control;
using MoodLab.Cli.Corpora;
using MoodLab.Cli.Evaluation;
using MoodLab.Cli.Identifying;
using MoodLab.Cli.Surveys;
using MoodLab.Cli.Training;
using MoodLab.Cli.Words;

namespace MoodLab.Cli;

/// <summary>The command line of MoodLab: one line for each feature's command.</summary>
public static class Program
{
    /// <summary>Creates the commands.</summary>
    public static RootCommand CreateRoot() => new("MoodLab, a laboratory for mood and music.")
    {
        BenchCommand.Create(),
        CompareCommand.Create(),
        CorpusCommand.Create(),
        EvaluateCommand.Create(),
        EvolveCommand.Create(),
        GenerateCommand.Create(),
        IdentifyCommand.Create(),
        SurveyCommand.Create(),
        TrainCommand.Create(),
        WordsCommand.Create(),
    };

    /// <summary>Runs the program.</summary>
    /// <param name="args">The command and its options.</param>
    /// <returns>An exit status of <see cref="CommandHost"/>.</returns>
    public static Task<int> Main(string[] args) =>
        CommandHost.RunAsync(CreateRoot(), args, Console.Out, Console.Error, CancellationToken.None);
}
