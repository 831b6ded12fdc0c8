using System.CommandLine;
using System.Globalization;
using MoodLab.Lab.Composing;
using MoodLab.Lab.Models;
using MoodLab.Music.Moods;

namespace MoodLab.Cli.Composing;

/// <summary><c>generate</c>: composes a piece for a mood.</summary>
public static class GenerateCommand
{
    private static readonly CompositionRequest s_default = new() { Mood = Mood.Calm };

    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        const string Moods = "depressed, calm, angry or delighted";
        var mood = new Option<string>("--mood") { Description = $"{Moods}.", Required = true }
            .MustBe(Moods, text => MoodExtensions.TryParse(text, out _));
        var strength = Range(
            "--strength", "How strongly the mood is pursued; 0 not at all, 1 as learnt.", s_default.Strength,
            CompositionLimits.MinStrength, CompositionLimits.MaxStrength);
        var seconds = Range(
            "--seconds", "Length in seconds of music.", s_default.Seconds,
            CompositionLimits.MinSeconds, CompositionLimits.MaxSeconds);
        var temperature = Range(
            "--temperature", "Below 1 safer, above 1 wilder.", s_default.Temperature,
            CompositionLimits.MinTemperature, CompositionLimits.MaxTemperature);
        var seed = new Option<int>("--seed") { Description = "Seed of every random choice." }
            .MustBe("at least 0", value => value >= 0);
        Option<string> model = new("--model")
        {
            Description = "Weights of the model.",
            DefaultValueFactory = _ => ShippedModel.Find(),
        };
        Option<string> path = new("--out") { Description = "The MIDI file to write.", Required = true };
        Command generate = new("generate", "Compose a piece for a mood; the same options give the same bytes.")
        {
            mood, strength, seconds, temperature, seed, model, path,
        };
        generate.Run(async (arguments, output, token) =>
        {
            _ = MoodExtensions.TryParse(arguments.GetRequiredValue(mood), out var wanted);
            CompositionRequest request = new()
            {
                Mood = wanted,
                Strength = arguments.GetValue(strength),
                Seconds = arguments.GetValue(seconds),
                Temperature = arguments.GetValue(temperature),
                Seed = arguments.GetValue(seed),
            };
            ProgressLine progress = new(output, request.Seconds);
            var piece = await GenerateAsync(arguments.GetRequiredValue(model), request, progress, token);
            await File.WriteAllBytesAsync(arguments.GetRequiredValue(path), piece.Midi, token);
            output.Write(
                new GenerateReport(piece.Notes, piece.Seconds, request.Seed, piece.Sha256, wanted.Name()),
                (report, text) => text.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{report.Notes} notes, {report.Seconds:F1} s, seed {report.Seed}, SHA-256 {report.Sha256}")));
        });
        return generate;
    }

    // What is wrong with the model is for the user to mend.
    private static async Task<ComposedPiece> GenerateAsync(
        string model, CompositionRequest request, ProgressLine progress, CancellationToken cancellationToken)
    {
        try
        {
            return await PieceGenerator.GenerateAsync(model, request, progress, cancellationToken);
        }
        catch (ComposerUnavailableException exception)
        {
            throw new InvalidDataException(exception.Message, exception);
        }
    }

    private static Option<double> Range(string name, string description, double value, double min, double max) =>
        new Option<double>(name)
        {
            Description = FormattableString.Invariant($"{description} {min} to {max}."),
            DefaultValueFactory = _ => value,
        }.MustBe(FormattableString.Invariant($"between {min} and {max}"), number => number >= min && number <= max);

    /// <summary>Says how much of the piece there is.</summary>
    private sealed class ProgressLine(CommandOutput output, double seconds) : IProgress<double>
    {
        public void Report(double value) =>
            output.Progress(string.Create(CultureInfo.InvariantCulture, $"{value:F0} of {seconds:F0} s"));
    }
}
