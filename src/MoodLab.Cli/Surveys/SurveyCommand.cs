using System.CommandLine;

namespace MoodLab.Cli.Surveys;

/// <summary>The command <c>survey</c>: listening surveys and what they tell.</summary>
internal static class SurveyCommand
{
    public static Command Create() => new("survey", "Score, import, export and back up listening surveys.")
    {
        SurveyDemoCommand.Create(),
        SurveyScoreCommand.Create(),
        SurveyListCommand.Create(),
        SurveyImportCommand.Create(),
        SurveyExportCommand.Create(),
        SurveyBackupCommand.Create(),
        SurveySimulateCommand.Create(),
    };
}
