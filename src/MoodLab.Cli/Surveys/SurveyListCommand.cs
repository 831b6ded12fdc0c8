using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using MoodLab.Data.Surveys;

namespace MoodLab.Cli.Surveys;

/// <summary><c>survey list</c>: the surveys of all researchers.</summary>
internal static class SurveyListCommand
{
    public static Command Create()
    {
        Command command = new("list", "List all surveys, the newest first.") { LabHost.Data };
        command.Run(async (arguments, output, token) =>
        {
            using var host = await LabHost.OpenAsync(arguments, creates: false, token);
            var surveys = await host.Services.GetRequiredService<SurveyStore>().ListAllAsync(token);
            output.Write(
                new SurveyList([.. surveys.Select(SurveyLine.Of)]),
                (list, text) =>
                {
                    foreach (var survey in list.Surveys)
                    {
                        text.WriteLine(
                            $"{survey.Id}  {survey.State,-6}  {survey.Pieces} pieces, {survey.Participants} "
                            + $"respondents, {survey.Finished} finished  {survey.Title} (/listen/{survey.Link})");
                    }
                });
        });
        return command;
    }

    private sealed record SurveyList(IReadOnlyList<SurveyLine> Surveys);

    private sealed record SurveyLine(
        Guid Id, string Link, string Title, SurveyState State, bool IsImported, int Pieces, int Participants,
        int Finished, DateTime CreatedAt)
    {
        public static SurveyLine Of(SurveyRecord survey) => new(
            survey.Id, survey.Link, survey.Title, survey.State, survey.IsImported, survey.Pieces, survey.Participants,
            survey.Finished, survey.CreatedAt);
    }
}
