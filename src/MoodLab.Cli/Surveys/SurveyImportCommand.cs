using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using MoodLab.Lab.Accounts;
using MoodLab.Lab.Surveys.Results;
using MoodLab.Lab.Surveys.Scoring;

namespace MoodLab.Cli.Surveys;

/// <summary><c>survey import</c>: takes answers that were given elsewhere into the laboratory.</summary>
internal static class SurveyImportCommand
{
    private static readonly Argument<string?> s_file = new("file")
    {
        Description = "A JSON file that `survey export` wrote.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string?> s_title = new("--title")
    {
        Description = "The survey's title; with --key and --responses instead of a JSON file.",
    };

    private static readonly Option<string?> s_owner = new("--owner")
    {
        Description = "The researcher, by name, to whom alone it shall belong; without it all researchers read it.",
    };

    private static readonly AnswerFile s_answers = new(isRequired: false);

    public static Command Create()
    {
        Command command = new("import", "Import answers as a closed survey.")
        {
            s_file, s_title, s_owner, LabHost.Data,
        };
        s_answers.AddTo(command);
        command.Validators.Add(result =>
        {
            var table = new Option[] { s_title, s_answers.Key, s_answers.Responses }.Count(
                of => result.GetResult(of) is not null);
            if (result.GetValue(s_file) is null ? table != 3 : table != 0)
            {
                result.AddError("Name either a JSON file, or --title, --key and --responses.");
            }
        });
        command.Run(async (arguments, output, token) =>
        {
            var survey = arguments.GetValue(s_file) is { } path
                ? Read(path)
                : SurveyImport.FromResponses(
                    arguments.GetValue(s_title)!, s_answers.Read(arguments),
                    TimeProvider.System.GetUtcNow().UtcDateTime);
            using var host = await LabHost.OpenAsync(arguments, creates: true, token);
            var owner = await OwnerAsync(host.Services, arguments.GetValue(s_owner), token);
            var id = await host.Services.GetRequiredService<SurveyResults>()
                .ImportAsync(owner, survey, cancellationToken: token);
            var responses = survey.ToResponses();
            output.Write(
                new Imported(
                    id, survey.Title, responses.Items.Count, responses.Respondents.Count,
                    responses.Respondents.Sum(of => of.Answers.Count(answer => answer is not null))),
                (of, text) => text.WriteLine(
                    $"{of.Title}: {of.Respondents} respondents, {of.Items} pieces, {of.Answers} answers; survey "
                    + $"{of.Id}"));
        });
        return command;
    }

    // The laboratory's own has none.
    private static async Task<string> OwnerAsync(IServiceProvider services, string? name, CancellationToken token) =>
        name is null
            ? string.Empty
            : (await services.GetRequiredService<People>().FindResearcherAsync(name, token))?.Id
                ?? throw new InvalidDataException($"There is no researcher of the name {name}.");

    private static SurveyFile Read(string path)
    {
        try
        {
            if (new FileInfo(path).Length > SurveyJson.MostBytes)
            {
                throw new SurveyFormatException(0, 0, $"The file has more than {SurveyJson.MostBytes >> 20} MiB.");
            }

            return SurveyJson.Read(File.ReadAllBytes(path));
        }
        catch (SurveyFormatException exception)
        {
            throw new InvalidDataException($"{path}: {exception.Message}", exception);
        }
    }

    private sealed record Imported(Guid Id, string Title, int Items, int Respondents, int Answers);
}
