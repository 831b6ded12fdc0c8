using System.CommandLine;
using System.Globalization;
using MoodLab.Lab.Models;
using MoodLab.Learning.Datasets;
using MoodLab.Learning.Language;
using MoodLab.Music.Moods;

namespace MoodLab.Cli.Evaluation;

/// <summary><c>evaluate …</c>: measures models.</summary>
public static class EvaluateCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create() => new("evaluate", "Measure a model.")
    {
        CreateMood(), EvaluateMemoryCommand.Create(),
    };

    private static Command CreateMood()
    {
        Option<string> data = new("--data") { Description = "Folder of the VGMIDI corpus.", Required = true };
        Option<string> model = new("--model")
        {
            Description = "Weights of the model.",
            DefaultValueFactory = _ => ShippedModel.Find(),
        };
        Command mood = new("mood", "Measure the language model that composes for a mood.") { data, model };
        mood.Run((arguments, output, token) =>
        {
            var file = ModelFile.Read(arguments.GetRequiredValue(model));
            var corpus = VgmidiCorpus.Read(arguments.GetRequiredValue(data), token);
            output.Write(MoodEvaluator.Evaluate(file, corpus, token), Describe);
            return Task.CompletedTask;
        });
        return mood;
    }

    private static void Describe(MoodEvaluation evaluation, TextWriter text)
    {
        text.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{evaluation.Model}: {evaluation.Vocabulary} words, {evaluation.Parameters} parameters"));
        text.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"validation loss {evaluation.ValidationLoss:F4} nats a word over {evaluation.ValidationPieces} pieces "
            + $"({evaluation.ValidationWords} words); a uniform guess has {evaluation.UniformLoss:F4}"));
        text.WriteLine("the same composing, by the bits of the weights: " + string.Join(
            ", ", evaluation.Serving.Select(loss => string.Create(
                CultureInfo.InvariantCulture, $"{loss.Precision} {loss.Loss:F4}"))));
        text.WriteLine("labelled rows: " + string.Join(", ", evaluation.Balance.Select(share => string.Create(
            CultureInfo.InvariantCulture, $"{share.Mood.Name()} {share.Count} ({share.Share:P1})"))));
        foreach (var problem in evaluation.Problems)
        {
            text.WriteLine($"not used: {problem.Path}: {problem.Reason}");
        }
    }
}
