using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using MoodLab.Lab.Models;
using MoodLab.Learning.Datasets;
using MoodLab.Learning.Language;
using MoodLab.Learning.Language.Recipes;

namespace MoodLab.Cli.Training;

/// <summary><c>train …</c>: teaches a model.</summary>
public static class TrainCommand
{
    private static readonly TrainingOptions s_training = new();
    private static readonly LanguageModelOptions s_model = new() { Words = 1, Layers = 2, Dropout = 0.15 };

    private static readonly Option<string> s_data =
        new("--data") { Description = "Folder of the VGMIDI corpus.", Required = true };

    private static readonly Option<int> s_epochs =
        Number("--epochs", "Times that the corpus is read.", s_training.Epochs, 10_000);

    private static readonly Option<int> s_batch = Number("--batch", "Pieces side by side.", s_training.Batch, 1024);

    private static readonly Option<int> s_sequence =
        Number("--sequence", "Words of a window.", s_training.Sequence, 4096);

    private static readonly Option<int> s_layers = Number("--layers", "LSTM layers.", s_model.Layers, 16);
    private static readonly Option<int> s_hidden = Number("--hidden", "Units of an LSTM layer.", s_model.Hidden, 4096);

    private static readonly Option<double> s_rate =
        Fraction("--learning-rate", "The highest learning rate, above 0.", s_training.LearningRate)
            .MustBe("above 0", rate => rate > 0);

    private static readonly Option<int> s_accumulate = Number(
        "--accumulate", "Windows whose gradients make one update.", s_training.Accumulate, 1024);

    private static readonly Option<string> s_schedule = CreateSchedule();

    private static readonly Option<int> s_decayEvery = Number(
        "--decay-every", "Updates between two stairs of the step schedule.", s_training.DecayEvery, 1_000_000);

    private static readonly Option<double> s_decayFactor =
        Fraction("--decay-factor", "Learning rate from one stair to the next, above 0.", s_training.DecayFactor)
            .MustBe("above 0", factor => factor > 0);

    private static readonly Option<double> s_weightDecay =
        Fraction("--weight-decay", "Decoupled weight decay, for a rate of 1.", s_training.WeightDecay);

    private static readonly Option<double> s_averageDecay =
        new Option<double>("--average-decay")
        {
            Description = "Kept of the running average of the weights at each update; 0 for no average.",
            DefaultValueFactory = _ => s_training.AverageDecay,
        }.MustBe("between 0 and 0.99999", decay => decay is >= 0 and <= 0.99999);

    private static readonly Option<double> s_dropout = Fraction("--dropout", "Between LSTM layers.", s_model.Dropout);

    private static readonly Option<double> s_noise =
        Fraction("--noise", "Deviation behind the first layer.", s_model.Noise);

    private static readonly Option<double> s_headDropout =
        Fraction("--head-dropout", "Before the last layer.", s_model.HeadDropout);

    private static readonly Option<ulong> s_seed =
        new("--seed") { Description = "Seed of every random choice.", DefaultValueFactory = _ => s_training.Seed };

    private static readonly Option<bool> s_plain =
        new("--plain") { Description = "The study's model, without moods." };

    private static readonly Option<string?> s_from = new("--from")
    {
        Description = "Weights of a model to begin from; further layers begin by passing on what they are given.",
    };

    private static readonly Option<bool> s_withoutLabelled = new("--without-labelled")
    {
        Description = "Leave out the unlabelled pieces that are labelled ones as well.",
    };

    private static readonly Option<int> s_labelledCopies =
        new Option<int>("--labelled-copies")
        {
            Description = "Times that each labelled piece is read in an epoch; 0 for not at all.",
            DefaultValueFactory = _ => s_training.LabelledCopies,
        }.MustBe("between 0 and 1000", copies => copies is >= 0 and <= 1000);

    private static readonly Option<int?> s_epochWords =
        new Option<int?>("--epoch-words") { Description = "Words that make an epoch; all unless told." }
            .MustBe("between 1 and 1000000000", words => words is >= 1 and <= 1_000_000_000);

    private static readonly Option<string?> s_recipe = new Option<string?>("--recipe")
    {
        Description = "An experiment of the study, all of its arms. --out is then the folder for its table and plot.",
    }.AcceptOnlyFromAmong([.. Recipe.All.Select(recipe => recipe.Name)]);

    private static readonly Option<string?> s_labels =
        new("--labels") { Description = "Table of moods of unlabelled pieces: path, mood, probability." };

    private static readonly Option<double> s_confidence =
        Fraction("--label-confidence", "The smallest probability that is believed.", s_training.LabelConfidence);

    private static readonly Option<double> s_moodDropout =
        Fraction("--mood-dropout", "How often a labelled piece is read without its mood.", s_training.MoodDropout);

    private static readonly Option<string?> s_log = new("--log") { Description = "CSV of the losses by epoch." };
    private static readonly Option<string?> s_resume = new("--resume") { Description = "Checkpoint to go on from." };

    private static readonly Option<string?> s_checkpoint =
        new("--checkpoint") { Description = "Where to write checkpoints; where it resumed from unless told." };

    private static readonly Option<double> s_minutes =
        new Option<double>("--checkpoint-minutes")
        {
            Description = "Minutes between checkpoints within an epoch.",
            DefaultValueFactory = _ => s_training.CheckpointInterval.TotalMinutes,
        }.MustBe("above 0 and at most 1440", minutes => minutes is > 0 and <= 1440);

    private static readonly Option<string?> s_out = new("--out") { Description = "Where to write the best weights." };

    /// <summary>Creates the command.</summary>
    public static Command Create() => new("train", "Teach a model.")
    {
        CreateLanguage(), TrainProbeCommand.Create(), TrainComposersCommand.Create(),
    };

    private static Command CreateLanguage()
    {
        Command language = new("language", "Teach the language model that composes, on VGMIDI.")
        {
            s_data, s_epochs, s_batch, s_sequence, s_layers, s_hidden, s_rate, s_accumulate, s_schedule, s_decayEvery,
            s_decayFactor, s_weightDecay, s_averageDecay, s_dropout, s_noise, s_headDropout, s_seed, s_plain, s_from,
            s_withoutLabelled, s_labelledCopies, s_epochWords, s_labels, s_confidence, s_moodDropout, s_recipe,
            s_log, s_resume, s_checkpoint, s_minutes, s_out,
        };
        language.Validators.Add(RefuseWhatRecipesSet);
        language.Run((arguments, output, token) =>
        {
            var corpus = VgmidiCorpus.Read(arguments.GetRequiredValue(s_data), token);
            foreach (var problem in corpus.Problems)
            {
                output.Log($"Not used: {problem.Path}: {problem.Reason}.");
            }

            if (corpus.Problems.Count > 0)
            {
                output.Log($"Files and rows not used: {corpus.Problems.Count}.");
            }

            if (arguments.GetValue(s_recipe) is { } name)
            {
                RunRecipe(Recipe.All.First(recipe => recipe.Name == name), arguments, corpus, output, token);
                return Task.CompletedTask;
            }

            using var trainer = CreateTrainer(arguments, corpus);
            LogLeftOut(output, trainer.LeftOut);
            output.Write(
                trainer.Run(new ProgressLine<TrainingProgress>(output, Line), token),
                (result, text) => text.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"Validation loss {result.BestValidationLoss:F4} after {result.Epochs} epochs, "
                    + $"{result.Steps} steps, {result.Seconds / 60:F1} minutes; {result.Parameters} parameters.")));
            return Task.CompletedTask;
        });
        return language;
    }

    private static LanguageTrainer CreateTrainer(ParseResult arguments, VgmidiCorpus corpus)
    {
        var resume = arguments.GetValue(s_resume);
        TrainingFiles files = new(
            arguments.GetValue(s_out), arguments.GetValue(s_checkpoint) ?? resume, arguments.GetValue(s_log));
        if (resume is not null)
        {
            return LanguageTrainer.Resume(corpus, resume, files);
        }

        LanguageModelOptions model = new()
        {
            Words = 1,
            Layers = arguments.GetValue(s_layers),
            Hidden = arguments.GetValue(s_hidden),
            HasMoods = !arguments.GetValue(s_plain),
            Dropout = arguments.GetValue(s_dropout),
            Noise = arguments.GetValue(s_noise),
            HeadDropout = arguments.GetValue(s_headDropout),
        };
        TrainingOptions training = new()
        {
            Epochs = arguments.GetValue(s_epochs),
            Batch = arguments.GetValue(s_batch),
            Sequence = arguments.GetValue(s_sequence),
            LearningRate = arguments.GetValue(s_rate),
            Accumulate = arguments.GetValue(s_accumulate),
            Schedule = Enum.Parse<ScheduleKind>(arguments.GetRequiredValue(s_schedule), ignoreCase: true),
            DecayEvery = arguments.GetValue(s_decayEvery),
            DecayFactor = arguments.GetValue(s_decayFactor),
            WeightDecay = arguments.GetValue(s_weightDecay),
            AverageDecay = arguments.GetValue(s_averageDecay),
            Labels = arguments.GetValue(s_labels),
            WithoutLabelled = arguments.GetValue(s_withoutLabelled),
            LabelledCopies = arguments.GetValue(s_labelledCopies),
            EpochWords = arguments.GetValue(s_epochWords),
            LabelConfidence = arguments.GetValue(s_confidence),
            MoodDropout = arguments.GetValue(s_moodDropout),
            Seed = arguments.GetValue(s_seed),
            CheckpointInterval = TimeSpan.FromMinutes(arguments.GetValue(s_minutes)),
        };
        var from = arguments.GetValue(s_from);
        return LanguageTrainer.Begin(corpus, model, training, files, from is null ? null : ModelFile.Read(from));
    }

    private static void RunRecipe(
        Recipe recipe, ParseResult arguments, VgmidiCorpus corpus, CommandOutput output, CancellationToken token)
    {
        var usual = RecipeRun.Defaults;
        var options = usual with
        {
            Epochs = Told(s_epochs, usual.Epochs),
            Batch = Told(s_batch, usual.Batch),
            Sequence = Told(s_sequence, usual.Sequence),
            LearningRate = Told(s_rate, usual.LearningRate),
            EpochWords = arguments.GetValue(s_epochWords),
            WithoutLabelled = arguments.GetValue(s_withoutLabelled),
            Seed = arguments.GetValue(s_seed),
            CheckpointInterval = TimeSpan.FromMinutes(arguments.GetValue(s_minutes)),
        };
        var start = arguments.GetValue(s_from)
            ?? Path.Combine(Path.GetDirectoryName(ShippedModel.Find())!, "study.safetensors");
        var folder = arguments.GetValue(s_out) ?? Path.Combine("docs", "studies", "mood", "recipes");
        RecipeRun run = new(corpus, ModelFile.Read(start), options, folder);
        LogLeftOut(output, run.LeftOut);
        ProgressLine<RecipeProgress> progress = new(
            output, done => $"{done.Arm} ({done.Number} of {done.Arms}): {Line(done.Training)}");
        var result = run.Run(recipe, progress, token);
        RecipeOutput.Write(result, RecipeReport.Write(folder, result), corpus.Problems, output);

        T Told<T>(Option<T> option, T unlessTold) =>
            arguments.GetResult(option) is { Implicit: false } ? arguments.GetRequiredValue(option) : unlessTold;
    }

    private static void LogLeftOut(CommandOutput output, int count)
    {
        if (count > 0)
        {
            output.Log($"Left out, because they are labelled as well: {count} unlabelled pieces.");
        }
    }

    // A recipe says itself what its arms are and where they are written.
    private static void RefuseWhatRecipesSet(CommandResult command)
    {
        Option[] set =
        [
            s_layers, s_hidden, s_plain, s_dropout, s_noise, s_headDropout, s_accumulate, s_schedule, s_decayEvery,
            s_decayFactor, s_weightDecay, s_averageDecay, s_labelledCopies, s_labels, s_confidence, s_moodDropout,
            s_log, s_resume, s_checkpoint,
        ];
        if (command.GetResult(s_recipe) is null)
        {
            return;
        }

        foreach (var option in set.Where(option => command.GetResult(option) is { Implicit: false }))
        {
            command.AddError($"{option.Name} is not for --recipe, which sets it itself.");
        }
    }

    private static Option<string> CreateSchedule()
    {
        Option<string> schedule = new("--schedule")
        {
            Description = "How the learning rate goes on after warming up.",
            DefaultValueFactory = _ => Name(s_training.Schedule),
        };
        return schedule.AcceptOnlyFromAmong([.. Enum.GetValues<ScheduleKind>().Select(Name)]);

        static string Name(ScheduleKind kind) => kind.ToString().ToLowerInvariant();
    }

    private static Option<int> Number(string name, string description, int value, int max) =>
        new Option<int>(name) { Description = description, DefaultValueFactory = _ => value }
            .MustBe($"between 1 and {max}", number => number >= 1 && number <= max);

    private static Option<double> Fraction(string name, string description, double value) =>
        new Option<double>(name) { Description = description, DefaultValueFactory = _ => value }
            .MustBe("between 0 and 0.99", number => number is >= 0 and <= 0.99);

    private static string Line(TrainingProgress value) => string.Create(
        CultureInfo.InvariantCulture,
        $"epoch {value.Epoch} of {value.Epochs}, {100.0 * value.Step / value.Steps:F1} %, "
        + $"loss {value.TrainLoss:F3}, validation {value.ValidationLoss:F3}, rate {value.LearningRate:G3}, "
        + $"{value.WordsPerSecond:F0} words/s, {value.Remaining:h\\:mm\\:ss} left");
}
