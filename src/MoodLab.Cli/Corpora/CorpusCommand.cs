using System.CommandLine;
using MoodLab.Lab.Corpora;

namespace MoodLab.Cli.Corpora;

/// <summary><c>corpus inspect PATH</c>: what is in a collection of MIDI files.</summary>
public static class CorpusCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create() => new("corpus", "Collections of MIDI files.") { CreateInspect() };

    private static Command CreateInspect()
    {
        Argument<string> path = new("PATH") { Description = "A folder, with everything below it, or one file." };
        Command inspect = new("inspect", "Say what is in a collection, and which files cannot be read, and why.")
        {
            path,
        };
        inspect.Run(async (arguments, output, token) =>
        {
            ProgressLine<CorpusProgress> progress = new(output, done => $"{done.Done} of {done.Total} files");
            CorpusInspector inspector = new(TimeProvider.System);
            output.Write(
                await inspector.InspectAsync(arguments.GetRequiredValue(path), progress, token),
                CorpusReportText.Describe);
        });
        return inspect;
    }
}
