using System.CommandLine;
using Microsoft.Extensions.Logging.Abstractions;
using MoodLab.Lab.Corpora;
using MoodLab.Lab.Identifying;
using MoodLab.Lab.Models;

namespace MoodLab.Cli.Identifying;

/// <summary><c>identify FILE.mid</c> says who wrote a piece; <c>identify DIR --csv FILE</c> asks for every file of a
/// folder.</summary>
public static class IdentifyCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        Argument<string> path = new("PATH") { Description = "A MIDI file, or a folder with everything below it." };
        Option<string?> csv = new("--csv")
        {
            Description = "With a folder: the table to write, a row for each file; one that is there is replaced.",
        };
        Option<string?> model = new("--model") { Description = "The model of composers; the shipped one unless told." };
        Command identify = new("identify", "Say who wrote a piece, by its notes.") { path, csv, model };
        identify.Validators.Add(result =>
        {
            if (result.GetValue(path) is { } given && Directory.Exists(given) != result.GetValue(csv) is not null)
            {
                result.AddError("A folder needs --csv FILE, and only a folder has it.");
            }
        });
        identify.Run(async (arguments, output, token) =>
        {
            using var identifier = Open(arguments.GetValue(model) ?? ShippedModel.Find(ShippedModel.Composers));
            if (arguments.GetValue(csv) is { } table)
            {
                ProgressLine<CorpusProgress> progress = new(output, done => $"{done.Done} of {done.Total} files");
                FolderIdentifier folder = new(identifier, TimeProvider.System);
                output.Write(
                    await folder.IdentifyAsync(arguments.GetRequiredValue(path), table, progress, token),
                    IdentifyText.Describe);
            }
            else
            {
                output.Write(IdentifyOne(identifier, arguments.GetRequiredValue(path), output), IdentifyText.Describe);
            }
        });
        return identify;
    }

    private static ComposerIdentifier Open(string path)
    {
        ComposerIdentifier identifier = new(path, NullLogger<ComposerIdentifier>.Instance);
        return identifier.IsAvailable
            ? identifier
            : throw new InvalidDataException($"{path} cannot be read as a model of composers; name one by --model.");
    }

    private static IdentifyReport IdentifyOne(ComposerIdentifier identifier, string path, CommandOutput output)
    {
        var time = TimeProvider.System;
        var start = time.GetTimestamp();
        var found = identifier.IdentifyFile(path);
        if (found.DamageCount > 0)
        {
            output.Log($"{path}: damaged in {found.DamageCount} places; first: {found.Damages[0]}");
        }

        return found.Verdict is { } verdict
            ? IdentifyReport.Of(verdict, found.IsTaught, time.GetElapsedTime(start).TotalSeconds)
            : throw new FormatException($"{path}: {found.Reason}");
    }
}
