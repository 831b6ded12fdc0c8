using System.CommandLine;
using System.Globalization;
using MoodLab.Lab.Corpora.Augmenting;
using MoodLab.Learning.Identifying;

namespace MoodLab.Cli.Corpora;

/// <summary><c>corpus augment DIR --out DIR</c> writes transposed and slower or faster copies of a corpus' pieces.
/// </summary>
internal static class CorpusAugmentCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        Argument<string> corpus = new("DIR") { Description = "The corpus, with a folder for each composer." };
        Option<string> target = new("--out")
        {
            Description = "The folder of the copies and of their table; nothing in it is overwritten.",
            Required = true,
        };
        var semitones = Numbers(
            "--semitones", "A copy for each: semitones up, or with a minus down; 2,-2 if no copies are named.",
            $"whole numbers from -{AugmentOptions.MostSemitones} to {AugmentOptions.MostSemitones} without 0",
            number => double.IsInteger(number) && number != 0 && Math.Abs(number) <= AugmentOptions.MostSemitones);
        var tempi = Numbers(
            "--tempo", "A copy for each: so many times as fast, for example 0.9,1.1.",
            string.Create(
                CultureInfo.InvariantCulture,
                $"numbers from {AugmentOptions.SlowestTempo} to {AugmentOptions.FastestTempo} without 1"),
            number => number is >= AugmentOptions.SlowestTempo and <= AugmentOptions.FastestTempo and not 1);
        var folds = Numbers(
            "--folds", "Folds that models are judged by, for example 0: of their pieces no copies are made.",
            $"whole numbers from 0 to {ComposerCorpus.FoldCount - 1}",
            number => double.IsInteger(number) && number is >= 0 and < ComposerCorpus.FoldCount);
        Command augment = new("augment", "Make transposed and slower or faster copies of pieces, to train on.")
        {
            corpus,
            target,
            semitones,
            tempi,
            folds,
        };
        augment.Run((arguments, output, token) =>
        {
            ProgressLine<int> progress = new(output, done => $"{done} pieces");
            var steps = arguments.GetValue(semitones)!.Select(number => (int)number).ToArray();
            var factors = arguments.GetValue(tempi)!;
            AugmentOptions options = new()
            {
                Semitones = steps.Length + factors.Length == 0 ? new AugmentOptions().Semitones : steps,
                Tempi = factors,
                HeldOut = arguments.GetValue(folds)!.Select(number => (int)number).ToHashSet(),
            };
            output.Write(
                new CorpusAugmenter(TimeProvider.System).Augment(
                    arguments.GetRequiredValue(corpus), arguments.GetRequiredValue(target), options, progress, token),
                CorpusReportText.Describe);
            return Task.CompletedTask;
        });
        return augment;
    }

    // Numbers between commas, each once.
    private static Option<double[]> Numbers(
        string name, string description, string rule, Predicate<double> isAllowed) =>
        new(name)
        {
            Description = description,
            DefaultValueFactory = _ => [],
            CustomParser = result =>
            {
                List<double> numbers = [];
                foreach (var text in string.Join(',', result.Tokens.Select(token => token.Value)).Split(','))
                {
                    if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                        || !isAllowed(number) || numbers.Contains(number))
                    {
                        result.AddError($"{name} must be {rule}, each once, with commas between.");
                        return [];
                    }

                    numbers.Add(number);
                }

                return [.. numbers];
            },
        };
}
