using System.CommandLine;
using MoodLab.Lab.Corpora;
using MoodLab.Lab.Corpora.Importing;

namespace MoodLab.Cli.Corpora;

/// <summary><c>corpus inspect PATH</c> says what is in a collection of MIDI files; <c>corpus import</c> makes one out
/// of a messy archive; <c>corpus augment</c> makes other versions of its pieces.</summary>
public static class CorpusCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create() => new("corpus", "Collections of MIDI files.")
    {
        CreateInspect(),
        CreateImport(),
        CorpusAugmentCommand.Create(),
    };

    private static Command CreateInspect()
    {
        Argument<string> path = new("PATH") { Description = "A folder, with everything below it, or one file." };
        Option<bool> clip = new("--clip")
        {
            Description = "Count outliers as the ends of one and a half ranges between the quartiles beyond these.",
        };
        Option<string?> memory = new("--memory")
        {
            Description = "A file that remembers what was read: the next time only changed files are read.",
        };
        Command inspect = new("inspect", "Say what is in a collection, and which files cannot be read, and why.")
        {
            path,
            clip,
            memory,
        };
        inspect.Run(async (arguments, output, token) =>
        {
            ProgressLine<CorpusProgress> progress = new(output, done => $"{done.Done} of {done.Total} files");
            CorpusInspector inspector = new(TimeProvider.System);
            InspectOptions options = new()
            {
                IsClipped = arguments.GetValue(clip),
                Memory = arguments.GetValue(memory),
            };
            output.Write(
                await inspector.InspectAsync(arguments.GetRequiredValue(path), options, progress, token),
                CorpusReportText.Describe);
        });
        return inspect;
    }

    private static Command CreateImport()
    {
        Argument<string> source = new("ARCHIVE") { Description = "A zip archive or a folder; it is left as it is." };
        Option<string> target = new("--out")
        {
            Description = "The corpus: a folder for each composer. What lies there already stays.",
            Required = true,
        };
        Option<FileInfo?> aliases = new("--aliases")
        {
            Description = "A table of other names of composers: a heading, then lines of alias, comma, folder's name.",
        };
        Command import = new("import", "Make a corpus out of a messy archive, and say what became of every file.")
        {
            source,
            target,
            aliases,
        };
        import.Run((arguments, output, token) =>
        {
            ProgressLine<int> progress = new(output, done => $"{done} files");
            var own = arguments.GetValue(aliases) is { } table
                ? ComposerNames.ReadAliases(File.ReadLines(table.FullName))
                : new Dictionary<string, string>();
            output.Write(
                new CorpusImporter(TimeProvider.System).Import(
                    arguments.GetRequiredValue(source), arguments.GetRequiredValue(target),
                    new ImportOptions { Aliases = own }, progress, token),
                CorpusReportText.Describe);
            return Task.CompletedTask;
        });
        return import;
    }
}
