using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using MoodLab.Data;

namespace MoodLab.Cli.Surveys;

/// <summary><c>survey backup</c>: copies the whole database while a server uses it.</summary>
internal static class SurveyBackupCommand
{
    private static readonly Option<string> s_out = new("--out")
    {
        Description = "The file to write; none may be there.",
        Required = true,
    };

    public static Command Create()
    {
        Command command = new("backup", "Copy the database, complete to this moment, while listeners answer.")
        {
            s_out, LabHost.Data,
        };
        command.Run(async (arguments, output, token) =>
        {
            var path = Path.GetFullPath(arguments.GetRequiredValue(s_out));
            if (File.Exists(path))
            {
                throw new IOException($"{path} is there already.");
            }

            using var host = await LabHost.OpenAsync(arguments, creates: false, token);
            await host.Services.GetRequiredService<LabDatabase>().BackUpAsync(path, token);
            output.Write(
                new BackUp(path, new FileInfo(path).Length),
                (of, text) => text.WriteLine($"{of.Bytes} bytes in {of.Path}"));
        });
        return command;
    }

    private sealed record BackUp(string Path, long Bytes);
}
