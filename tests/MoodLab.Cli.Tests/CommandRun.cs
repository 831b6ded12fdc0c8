using System.CommandLine;
using System.Text.Json;

namespace MoodLab.Cli.Tests;

/// <summary>What a command line answered.</summary>
/// <param name="Status">The exit status.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record CommandRun(int Status, string Output, string Error)
{
    /// <summary>The one JSON object on standard output.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    /// <summary>Runs a command line of the program within this process.</summary>
    public static Task<CommandRun> RunAsync(params string[] args) =>
        RunAsync(Program.CreateRoot(), args, TestContext.Current.CancellationToken);

    /// <summary>Runs a command line with other commands.</summary>
    public static async Task<CommandRun> RunAsync(RootCommand root, string[] args, CancellationToken cancellationToken)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        var status = await CommandHost.RunAsync(root, args, output, error, cancellationToken);
        return new CommandRun(status, output.ToString(), error.ToString());
    }
}
