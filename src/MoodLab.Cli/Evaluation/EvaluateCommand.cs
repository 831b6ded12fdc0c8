using System.CommandLine;

namespace MoodLab.Cli.Evaluation;

/// <summary><c>evaluate …</c>: measures models.</summary>
public static class EvaluateCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create() => new("evaluate", "Measure a model.")
    {
        EvaluateMoodCommand.Create(), EvaluateMemoryCommand.Create(), EvaluateComposersCommand.Create(),
    };
}
