using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using MoodLab.Lab.Pieces;
using MoodLab.Lab.Surveys.Results;

namespace MoodLab.Cli.Surveys;

/// <summary><c>survey export</c>: writes a survey with its answers to a file.</summary>
internal static class SurveyExportCommand
{
    private static readonly Dictionary<string, Func<SurveyFile, DateTime, PieceFile>> s_kinds =
        new(StringComparer.OrdinalIgnoreCase)
        {
            [".csv"] = (survey, _) => SurveyExport.Csv(survey),
            [".json"] = SurveyExport.Json,
            [".zip"] = SurveyExport.Zip,
        };

    private static readonly Option<string> s_out = new Option<string>("--out")
    {
        Description = "The file to write: .zip with everything and a codebook, .csv or .json.",
        Required = true,
    }.MustBe("a file with the extension .zip, .csv or .json", path => s_kinds.ContainsKey(Path.GetExtension(path)));

    public static Command Create()
    {
        Command command = new("export", "Write a survey with its key and all answers to a file.")
        {
            StoredSurvey.Name, s_out, LabHost.Data,
        };
        command.Run(async (arguments, output, token) =>
        {
            using var host = await LabHost.OpenAsync(arguments, creates: false, token);
            var found = await StoredSurvey.FindAsync(host.Services, arguments, token);
            var survey = await host.Services.GetRequiredService<SurveyResults>().ReadAsync(found, token);
            var path = arguments.GetRequiredValue(s_out);
            var file = s_kinds[Path.GetExtension(path)](survey, TimeProvider.System.GetUtcNow().UtcDateTime);
            await File.WriteAllBytesAsync(path, file.Content, token);
            output.Write(
                new Exported(found.Id, found.Title, survey.Participants.Count, file.Content.Length),
                (of, text) => text.WriteLine(
                    $"{of.Title}: {of.Participants} participants, {of.Bytes} bytes in {path}"));
        });
        return command;
    }

    private sealed record Exported(Guid Id, string Title, int Participants, int Bytes);
}
