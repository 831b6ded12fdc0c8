using System.CommandLine;

namespace MoodLab.Cli.Surveys;

/// <summary>The command <c>survey</c>: what listening surveys tell.</summary>
internal static class SurveyCommand
{
    public static Command Create() => new("survey", "Score listening surveys.")
    {
        SurveyDemoCommand.Create(), SurveyScoreCommand.Create(),
    };
}
