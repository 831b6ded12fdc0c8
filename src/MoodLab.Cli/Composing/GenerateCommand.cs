using System.CommandLine;
using System.Globalization;
using MoodLab.Lab.Composing;
using MoodLab.Lab.Models;
using MoodLab.Learning.Control;
using MoodLab.Music.Moods;
using MoodLab.Neural.Kernels;

namespace MoodLab.Cli.Composing;

/// <summary><c>generate</c>: composes a piece for a mood.</summary>
public static class GenerateCommand
{
    private static readonly CompositionRequest s_default = new() { Mood = Mood.Calm };
    private static readonly ComposerOptions s_options = new();

    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        const string Moods = "depressed, calm, angry or delighted";
        var mood = new Option<string>("--mood") { Description = $"{Moods}.", Required = true }
            .MustBe(Moods, text => MoodExtensions.TryParse(text, out _));
        var methods = string.Join(", ", CompositionMethods.All.Select(known => known.Name()));
        var method = new Option<string>("--method")
        {
            Description = $"How the mood is pursued: {methods}.",
            DefaultValueFactory = _ => s_default.Method.Name(),
        }.MustBe($"one of {methods}", text => TryParse(text, out _));
        var strength = CreateStrength(method);
        var seconds = Range(
            "--seconds", "Length in seconds of music.", s_default.Seconds,
            CompositionLimits.MinSeconds, CompositionLimits.MaxSeconds);
        var temperature = Range(
            "--temperature", "Below 1 safer, above 1 wilder.", s_default.Temperature,
            CompositionLimits.MinTemperature, CompositionLimits.MaxTemperature);
        var memory = Range(
            "--memory", "How readily the piece comes back to what it has played before.", s_default.Memory,
            CompositionLimits.MinMemory, CompositionLimits.MaxMemory);
        var seed = new Option<int>("--seed") { Description = "Seed of every random choice." }
            .MustBe("at least 0", value => value >= 0);
        const string Precisions = "fp32, bf16 or int8";
        var precision = new Option<string>("--precision")
        {
            Description = $"How the weights are stored: {Precisions}; another way composes another piece.",
            DefaultValueFactory = _ => s_options.Precision.Name(),
        }.MustBe(Precisions, text => WeightPrecisionNames.TryParse(text, out _));
        Option<string> model = new("--model")
        {
            Description = "Weights of the model.",
            DefaultValueFactory = _ => ShippedModel.Find(),
        };
        Option<string> path = new("--out") { Description = "The MIDI file to write.", Required = true };
        Command generate = new("generate", "Compose a piece for a mood; the same options give the same bytes.")
        {
            mood, method, strength, seconds, temperature, memory, seed, precision, model, path,
        };
        generate.Run(async (arguments, output, token) =>
        {
            _ = MoodExtensions.TryParse(arguments.GetRequiredValue(mood), out var wanted);
            _ = TryParse(arguments.GetValue(method), out var by);
            _ = WeightPrecisionNames.TryParse(arguments.GetValue(precision), out var stored);
            CompositionRequest request = new()
            {
                Mood = wanted,
                Method = by,
                Strength = arguments.GetResult(strength) is null
                    ? by.UsualStrength()
                    : arguments.GetValue(strength),
                Seconds = arguments.GetValue(seconds),
                Temperature = arguments.GetValue(temperature),
                Memory = arguments.GetValue(memory),
                Seed = arguments.GetValue(seed),
            };
            ProgressLine<double> progress = new(output, done => string.Create(
                CultureInfo.InvariantCulture, $"{done:F0} of {request.Seconds:F0} s"));
            var piece = await GenerateAsync(arguments.GetRequiredValue(model), request, stored, progress, token);
            await File.WriteAllBytesAsync(arguments.GetRequiredValue(path), piece.Midi, token);
            output.Write(
                new GenerateReport(piece.Notes, piece.Seconds, request.Seed, piece.Sha256, wanted.Name(), by.Name()),
                (report, text) => text.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{report.Notes} notes, {report.Seconds:F1} s, seed {report.Seed}, SHA-256 {report.Sha256}")));
        });
        return generate;
    }

    // What is wrong with the model is for the user to mend.
    private static async Task<ComposedPiece> GenerateAsync(
        string model,
        CompositionRequest request,
        WeightPrecision precision,
        IProgress<double> progress,
        CancellationToken cancellationToken)
    {
        try
        {
            return await PieceGenerator.GenerateAsync(model, request, precision, progress, cancellationToken);
        }
        catch (ComposerUnavailableException exception)
        {
            throw new InvalidDataException(exception.Message, exception);
        }
    }

    private static bool TryParse(string? text, out ControlMethod method) =>
        ControlMethodExtensions.TryParse(text, out method) && CompositionMethods.All.Contains(method);

    // What it is unless told depends on the method, which may take no other.
    private static Option<double> CreateStrength(Option<string> method)
    {
        const double Min = CompositionLimits.MinStrength;
        const double Max = CompositionLimits.MaxStrength;
        var strength = new Option<double>("--strength")
        {
            Description = FormattableString.Invariant(
                $"How strongly the mood is pursued by guidance: {Min} not at all, 1 as learnt, up to {Max}; ")
                + FormattableString.Invariant($"{s_default.Strength} unless told."),
        }.MustBe(FormattableString.Invariant($"between {Min} and {Max}"), value => value is >= Min and <= Max);
        strength.Validators.Add(result =>
        {
            if (!result.Errors.Any()
                && TryParse(result.GetValue(method), out var by)
                && by.Refuse(result.GetValueOrDefault<double>()) is { } refusal)
            {
                result.AddError(refusal);
            }
        });
        return strength;
    }

    private static Option<double> Range(string name, string description, double value, double min, double max) =>
        new Option<double>(name)
        {
            Description = FormattableString.Invariant($"{description} {min} to {max}."),
            DefaultValueFactory = _ => value,
        }.MustBe(FormattableString.Invariant($"between {min} and {max}"), number => number >= min && number <= max);
}
