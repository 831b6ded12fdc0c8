using System.CommandLine;
using System.Globalization;
using MoodLab.Lab.Models;
using MoodLab.Learning.Datasets;
using MoodLab.Learning.Language;

namespace MoodLab.Cli.Evaluation;

/// <summary><c>evaluate memory</c>: tries how a piece's own past is best remembered.</summary>
internal static class EvaluateMemoryCommand
{
    private static readonly Option<string> s_data =
        new("--data") { Description = "Folder of the VGMIDI corpus.", Required = true };

    private static readonly Option<string> s_model = new("--model")
    {
        Description = "Weights of the model.",
        DefaultValueFactory = _ => ShippedModel.Find(),
    };

    public static Command Create()
    {
        Command memory = new("memory", "Try how a piece's own past is best remembered while it is predicted.")
        {
            s_data, s_model,
        };
        memory.Run((arguments, output, token) =>
        {
            var file = ModelFile.Read(arguments.GetRequiredValue(s_model));
            var corpus = VgmidiCorpus.Read(arguments.GetRequiredValue(s_data), token);
            TrainingSet data = new(corpus, file.Vocabulary, new TrainingOptions());
            output.Write(
                MemoryEvaluator.Evaluate(file, data.Validation, new Log(output), token), Describe);
            return Task.CompletedTask;
        });
        return memory;
    }

    private static void Describe(MemoryEvaluation evaluation, TextWriter text)
    {
        text.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"best: sharpness {evaluation.Chosen.Sharpness}, weight {evaluation.Chosen.Weight}, "
            + $"{evaluation.Chosen.Capacity} words remembered"));
        foreach (var (name, gain) in new[]
        {
            ("half that chose it", evaluation.ChosenOn),
            ("half that did not", evaluation.Held),
            ("all", evaluation.All),
        })
        {
            text.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name} ({gain.Pieces} pieces): {gain.Without:F4} nats a word without memory, {gain.With:F4} with it"));
        }
    }

    private sealed class Log(CommandOutput output) : IProgress<MemoryTrial>
    {
        public void Report(MemoryTrial value) => output.Log(string.Create(
            CultureInfo.InvariantCulture,
            $"sharpness {value.Memory.Sharpness}, weight {value.Memory.Weight}, {value.Memory.Capacity} words: "
            + $"{value.Loss:F4}"));
    }
}
