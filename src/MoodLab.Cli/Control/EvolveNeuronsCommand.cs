using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using MoodLab.Lab.Models;
using MoodLab.Learning.Control;
using MoodLab.Learning.Datasets;
using MoodLab.Learning.Language;
using MoodLab.Learning.Probing;
using MoodLab.Music.Moods;

namespace MoodLab.Cli.Control;

/// <summary><c>evolve neurons</c>: evolves the values of neurons that steer the model towards a mood.</summary>
internal static class EvolveNeuronsCommand
{
    private const string Moods = "depressed, calm, angry or delighted";
    private const string ProbeName = "neurons-probe.safetensors";

    // Enough for intervals of 6 % either way; what they cost is small against the search.
    private const int FreshRollouts = 256;

    private static readonly NeuronEvolutionOptions s_evolution = new();
    private static readonly RolloutOptions s_rollouts = new();

    private static readonly Option<string> s_mood = new Option<string>("--mood")
    {
        Description = $"{Moods}.",
        Required = true,
    }.MustBe(Moods, text => MoodExtensions.TryParse(text, out _));

    private static readonly Option<string?> s_data = new("--data")
    {
        Description = "Folder of the VGMIDI corpus, to teach the probe anew; otherwise it is read.",
    };

    private static readonly Option<string> s_model = new("--model")
    {
        Description = "Weights of the language model.",
        DefaultValueFactory = _ => ShippedModel.Find(),
    };

    private static readonly Option<string?> s_probe = new("--probe")
    {
        Description = $"The probe; {ProbeName} beside the model unless told.",
    };

    private static readonly Option<string?> s_out = new("--out")
    {
        Description = "The file whose values of the mood are set; neurons.safetensors beside the model unless told.",
    };

    private static readonly Option<int> s_population = OptionRules.Whole(
        "--population", "Genomes of a generation.", s_evolution.Population, 2, 10_000);

    private static readonly Option<int> s_epochs = OptionRules.Whole(
        "--epochs", "Generations after the random one.", s_evolution.Epochs, 0, 10_000);

    private static readonly Option<int> s_words = OptionRules.Whole(
        "--words", "Words of a composed beginning.", s_rollouts.Words, 1, 100_000);

    private static readonly Option<int> s_count = OptionRules.Whole(
        "--rollouts", "Beginnings that measure a genome.", s_rollouts.Rollouts, 1, 1024);

    private static readonly Option<double> s_mutation = new Option<double>("--mutation")
    {
        Description = "How likely a gene of a child is drawn anew.",
        DefaultValueFactory = _ => s_evolution.MutationRate,
    }.MustBe("between 0 and 1", value => value is >= 0 and <= 1);

    private static readonly Option<Crossover> s_crossover = new("--crossover")
    {
        Description = "How a child comes by its genes; the study averages.",
        DefaultValueFactory = _ => s_evolution.Crossover,
    };

    private static readonly Option<int> s_seed = new Option<int>("--seed")
    {
        Description = "Seed of every random choice.",
        DefaultValueFactory = _ => (int)s_evolution.Seed,
    }.MustBe("at least 0", value => value >= 0);

    public static Command Create()
    {
        Command evolve = new("neurons", "Evolve the values of neurons that steer the model towards a mood.")
        {
            s_mood, s_population, s_epochs, s_mutation, s_crossover, s_count, s_words, s_seed, s_data,
            s_model, s_probe, s_out,
        };
        evolve.Run((arguments, output, token) =>
        {
            _ = MoodExtensions.TryParse(arguments.GetRequiredValue(s_mood), out var mood);
            var path = arguments.GetRequiredValue(s_model);
            var model = ModelFile.Read(path);
            var target = arguments.GetValue(s_out) ?? NeuronFile.PathBeside(path);

            // Read now, so that a file which cannot be added to is told before the search and not after it.
            _ = Open(target, model);
            var probePath = arguments.GetValue(s_probe) ?? Path.Combine(Path.GetDirectoryName(path) ?? "", ProbeName);
            var probe = arguments.GetValue(s_data) is { } data
                ? Teach(data, model, arguments.GetValue(s_words), probePath, output, token)
                : MoodClassifier.Read(probePath, model.Sha256);
            return Evolve(new Search(mood, model, probe, target), arguments, output, token);
        });
        return evolve;
    }

    private static NeuronFile Open(string path, ModelFile model) =>
        File.Exists(path) ? NeuronFile.Read(path, model) : new NeuronFile(model.Sha256);

    private static MoodClassifier Teach(
        string data, ModelFile model, int words, string path, CommandOutput output, CancellationToken cancellationToken)
    {
        output.Log("Teaching the probe …");
        var corpus = VgmidiCorpus.Read(data, cancellationToken);
        var (probe, score) = NeuronProbe.Teach(corpus, model, words, cancellationToken: cancellationToken);
        probe.Write(path, model.Sha256);
        var interval = score.TestPieces.Wilson;
        output.Log(string.Create(
            CultureInfo.InvariantCulture,
            $"{score.Neurons} neurons, C = {score.C:G3}; of {score.Excerpts} excerpts the folds name "
            + $"{score.CvAccuracy:P1} right, of the test excerpts {score.TestAccuracy:P1}; test pieces "
            + $"{score.TestPieces.Share:P1} [{interval.Low:P1}, {interval.High:P1}], majority "
            + $"{score.MajorityShare:P1}."));
        return probe;
    }

    private static Task Evolve(
        Search search, ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        var neurons = search.Probe.Regression.ActiveFeatures();
        if (neurons.Count == 0)
        {
            throw new InvalidDataException("The probe uses no neuron: there is nothing to evolve.");
        }

        var layer = search.Model.Model.Options.Layers - 1;
        var rolloutOptions = s_rollouts with
        {
            Rollouts = arguments.GetValue(s_count),
            Words = arguments.GetValue(s_words),
        };
        NeuronEvolutionOptions options = new()
        {
            Population = arguments.GetValue(s_population),
            Epochs = arguments.GetValue(s_epochs),
            Crossover = arguments.GetValue(s_crossover),
            MutationRate = arguments.GetValue(s_mutation),
            Seed = (ulong)arguments.GetValue(s_seed),
        };
        using Rollouts rollouts = new(search.Model, search.Probe, rolloutOptions);
        NeuronEvolution evolution = new(
            neurons.Count, options,
            (genome, token) => rollouts.Score(new NeuronOverride(layer, neurons, genome), search.Mood, token).Fitness);
        ProgressLine<EvolutionProgress> progress = new(output, done => string.Create(
            CultureInfo.InvariantCulture,
            $"Generation {done.Epoch} of {options.Epochs}, genome {done.Genome} of {options.Population}; "
            + $"best fitness {done.Best:F3} of {done.Evaluations} measured"));
        var evolved = evolution.Run(progress, cancellationToken);
        NeuronOverride found = new(layer, neurons, evolved.Values);

        // Read again: meanwhile another search may have added its mood.
        Open(search.Out, search.Model).With(search.Mood, found).Write(search.Out);
        output.Log("Measuring with fresh beginnings …");

        // Their seeds follow those of the search, so that nothing is judged by what it was chosen by.
        var fresh = rolloutOptions with
        {
            Rollouts = FreshRollouts,
            Seed = rolloutOptions.Seed + (ulong)rolloutOptions.Rollouts,
        };
        using Rollouts judging = new(search.Model, search.Probe, fresh);
        EvolveNeuronsReport.Heard Judge(NeuronOverride? neurons) =>
            EvolveNeuronsReport.Heard.From(judging.Score(neurons, search.Mood, cancellationToken));
        output.Write(
            new EvolveNeuronsReport(
                search.Mood.Name(), search.Model.Name, neurons.Count, evolved.Evaluations,
                Stopwatch.GetElapsedTime(start).TotalSeconds, options.Seed, evolved.Fitness, evolved.BestByEpoch,
                evolved.MeanByEpoch, Judge(null), Judge(found.WithZeros()), Judge(found), search.Out),
            Describe);
        return Task.CompletedTask;
    }

    private static void Describe(EvolveNeuronsReport report, TextWriter text)
    {
        text.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Neurons} neurons, {report.Evaluations} genomes measured, {report.Seconds:F0} s. The probe hears "
            + $"'{report.Mood}' in so many of {report.None.Rollouts} fresh beginnings:"));
        (string, EvolveNeuronsReport.Heard)[] rows =
            [("no override", report.None), ("zeros", report.Zero), ("evolved", report.Evolved)];
        foreach (var (name, heard) in rows)
        {
            text.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: {heard.Share:P1} [{heard.Interval[0]:P1}, {heard.Interval[1]:P1}], mean probability "
                + $"{heard.Fitness:F3}"));
        }
    }

    /// <summary>What is evolved, and where it goes.</summary>
    private sealed record Search(Mood Mood, ModelFile Model, MoodClassifier Probe, string Out);
}
