using System.CommandLine;
using MoodLab.Lab.Comparing;
using MoodLab.Music.Midi;

namespace MoodLab.Cli.Comparing;

/// <summary><c>compare A.mid B.mid</c>: what can be counted in up to four pieces, side by side.</summary>
public static class CompareCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        Argument<string[]> paths = new("FILE.mid")
        {
            Description = $"{PieceComparison.Fewest} to {PieceComparison.Most} pieces.",
            Arity = new ArgumentArity(PieceComparison.Fewest, PieceComparison.Most),
        };
        Option<bool> tolerant = new("--tolerant") { Description = "Read what can be read of damaged files." };
        Command compare = new("compare", "Put pieces side by side.") { paths, tolerant };
        compare.Run((arguments, output, token) =>
        {
            var options = arguments.GetValue(tolerant) ? MidiReadOptions.Tolerant : MidiReadOptions.Strict;
            var pieces = arguments.GetRequiredValue(paths).Select(path =>
            {
                token.ThrowIfCancellationRequested();
                return (path, Read(path, options, output));
            });
            output.Write(PieceComparer.Compare([.. pieces]), ComparisonText.Describe);
            return Task.CompletedTask;
        });
        return compare;
    }

    private static Music.Scores.Score Read(string path, MidiReadOptions options, CommandOutput output)
    {
        try
        {
            var read = MidiReader.ReadFile(path, options);
            foreach (var damage in read.Damages)
            {
                output.Log($"{path}: {damage}");
            }

            return read.Score;
        }
        catch (MidiFileException exception)
        {
            throw new FormatException($"{path}: {exception.Message}", exception);
        }
    }
}
