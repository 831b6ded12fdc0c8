using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using MoodLab.Lab.Surveys.Results;

namespace MoodLab.Cli.Surveys;

/// <summary><c>survey simulate</c>: lets made-up listeners take a survey that is piloted.</summary>
internal static class SurveySimulateCommand
{
    private static readonly Option<int> s_listeners = OptionRules.Whole(
        "--listeners", "How many listeners are drawn.", 30, 1, 1000);

    private static readonly Option<int> s_seed = OptionRules.Whole(
        "--seed", "Seed of the listeners and their answers.", 1, 0, 1_000_000_000);

    public static Command Create()
    {
        Command command = new(
            "simulate", "Rehearse a piloted survey with made-up listeners; opening it deletes their answers.")
        {
            StoredSurvey.Name, s_listeners, s_seed, LabHost.Data,
        };
        command.Run(async (arguments, output, token) =>
        {
            using var host = await LabHost.OpenAsync(arguments, creates: false, token);
            var survey = await StoredSurvey.FindAsync(host.Services, arguments, token);
            var listeners = arguments.GetValue(s_listeners);
            var answers = await host.Services.GetRequiredService<SurveyResults>().SimulateAsync(
                survey, listeners, arguments.GetValue(s_seed), token);
            output.Write(
                new Simulated(survey.Id, survey.Title, listeners, answers),
                (of, text) => text.WriteLine($"{of.Title}: {of.Listeners} listeners, {of.Answers} answers"));
        });
        return command;
    }

    private sealed record Simulated(Guid Id, string Title, int Listeners, int Answers);
}
