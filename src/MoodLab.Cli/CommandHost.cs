using System.CommandLine;
using MoodLab.Learning.Language;

namespace MoodLab.Cli;

/// <summary>Runs commands so that all of them look, fail and stop alike.</summary>
/// <remarks>
/// A command is its options and a body: <c>command.Run(async (arguments, output, token) => …)</c>. The body reports its
/// result through <see cref="CommandOutput"/> and its failure as an exception; <c>--json</c>, the exit status and
/// Ctrl-C are seen to here. Values that no run could use are wrong usage: <see cref="OptionRules"/>.
/// </remarks>
public static class CommandHost
{
    /// <summary>Exit status of a command that did what it was asked to.</summary>
    public const int Success = 0;

    /// <summary>Exit status of a command that failed or was stopped; one line on standard error says why.</summary>
    public const int Failure = 1;

    /// <summary>Exit status of a command line that cannot be understood.</summary>
    public const int WrongUsage = 2;

    /// <summary>
    /// How long a command may take to put its things away after Ctrl-C, before the process ends anyway.
    /// </summary>
    private static readonly TimeSpan s_timeToStop = TimeSpan.FromSeconds(30);

    /// <summary>Gives a command its body and the option <c>--json</c>.</summary>
    /// <param name="command">The command, with its own options and arguments.</param>
    /// <param name="body">What it does; it succeeds by returning and fails by throwing.</param>
    public static void Run(this Command command, Func<ParseResult, CommandOutput, CancellationToken, Task> body)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(body);
        Option<bool> json = new("--json") { Description = "Write one JSON object to standard output." };
        command.Add(json);
        command.SetAction((arguments, token) =>
        {
            var console = arguments.InvocationConfiguration;
            CommandOutput output = new(console.Output, console.Error, arguments.GetValue(json));
            return RunBodyAsync(body, arguments, output, token);
        });
    }

    /// <summary>Parses a command line and runs the command in it.</summary>
    /// <param name="root">All commands.</param>
    /// <param name="args">The command line.</param>
    /// <param name="output">Takes results.</param>
    /// <param name="error">Takes progress, logs and failures.</param>
    /// <param name="cancellationToken">Stops the command, as Ctrl-C does.</param>
    /// <returns><see cref="Success"/>, <see cref="Failure"/> or <see cref="WrongUsage"/>.</returns>
    public static async Task<int> RunAsync(
        RootCommand root, string[] args, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(error);
        var arguments = root.Parse(args);
        if (arguments.Errors.Count > 0)
        {
            var messages = arguments.Errors.Select(problem => problem.Message);
            await error.WriteLineAsync($"Wrong usage: {string.Join(' ', messages)} Try --help.");
            return WrongUsage;
        }

        InvocationConfiguration console = new()
        {
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = s_timeToStop,
        };
        return await arguments.InvokeAsync(console, cancellationToken);
    }

    private static async Task<int> RunBodyAsync(
        Func<ParseResult, CommandOutput, CancellationToken, Task> body,
        ParseResult arguments,
        CommandOutput output,
        CancellationToken token)
    {
        try
        {
            await body(arguments, output, token);
            return Success;
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            output.Log("Stopped.");
            return Failure;
        }
        catch (Exception exception) when (IsExpected(exception))
        {
            output.Log(OneLine(exception.Message));
            return Failure;
        }
        catch (Exception exception)
        {
            output.Log(OneLine($"{exception.GetType().Name}: {exception.Message}"));
            return Failure;
        }
    }

    /// <summary>Gets whether an exception's message speaks to the user without its type's name.</summary>
    private static bool IsExpected(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or FormatException or InvalidDataException
            or TrainingDivergedException;

    private static string OneLine(string message) => message.ReplaceLineEndings(" ");
}
