using System.Globalization;
using System.Text.Json;
using MoodLab.Learning.Words;
using MoodLab.Neural.Layers;
using MoodLab.Neural.Optimizers;
using MoodLab.Neural.Randomness;
using MoodLab.Neural.Serialization;

namespace MoodLab.Learning.Language;

/// <summary>Everything of a training run that must be saved so that it goes on as if it had never stopped.</summary>
internal sealed class TrainingCheckpoint
{
    private const string First = "adam.first.";
    private const string Second = "adam.second.";
    private const string Averaged = "average.";
    private const string HiddenState = "state.hidden.";
    private const string CellState = "state.cell.";

    public required LanguageModel Model { get; init; }

    public required Adam Adam { get; init; }

    public required WeightAverage? Average { get; init; }

    public required LstmState State { get; init; }

    public required RandomSource Regularisation { get; init; }

    public required TrainingOptions Options { get; init; }

    public required Vocabulary Vocabulary { get; init; }

    public required TrainingPosition Position { get; init; }

    /// <summary>Gets what a run begins with.</summary>
    public static TrainingCheckpoint Begin(
        LanguageModel model, RandomSource regularisation, TrainingOptions options, Vocabulary vocabulary) => new()
        {
            Model = model,
            Adam = new AdamW(model) { WeightDecay = options.WeightDecay },
            Average = options.AverageDecay > 0 ? new WeightAverage(model, options.AverageDecay) : null,
            State = model.CreateState(options.Batch),
            Regularisation = regularisation,
            Options = options,
            Vocabulary = vocabulary,
            Position = TrainingPosition.Start,
        };

    /// <summary>Gets the same run at another position.</summary>
    public TrainingCheckpoint At(TrainingPosition position) => new()
    {
        Model = Model,
        Adam = Adam,
        Average = Average,
        State = State,
        Regularisation = Regularisation,
        Options = Options,
        Vocabulary = Vocabulary,
        Position = position,
    };

    public void Write(string path)
    {
        SafeTensorsWriter writer = new();
        ModelFile.AddOptions(writer, Model.Options);
        writer.AddMetadata("training", JsonSerializer.Serialize(Options));
        writer.AddMetadata("vocabulary", WordText.Format(Vocabulary.Words));
        writer.AddMetadata("position", JsonSerializer.Serialize(Position));
        writer.AddMetadata("random", JsonSerializer.Serialize(Regularisation.State));
        writer.AddMetadata("adam.step", Adam.Step.ToString(CultureInfo.InvariantCulture));
        StateDict.Save(Model, writer);
        foreach (var (name, first, second) in Adam.ExportMoments())
        {
            writer.Add(First + name, [first.Length], first);
            writer.Add(Second + name, [second.Length], second);
        }

        foreach (var (name, average) in Average?.Export() ?? [])
        {
            writer.Add(Averaged + name, [average.Length], average);
        }

        for (var layer = 0; layer < State.Layers; layer++)
        {
            writer.Add(HiddenState + layer, [State.Batch, State.HiddenSize], State.Hidden[layer]);
            writer.Add(CellState + layer, [State.Batch, State.HiddenSize], State.Cell[layer]);
        }

        writer.WriteFile(path);
    }

    /// <exception cref="ModelFileException">The file is missing, damaged or no checkpoint.</exception>
    public static TrainingCheckpoint Read(string path)
    {
        try
        {
            var file = SafeTensors.ReadFile(path);
            var options = Parse<TrainingOptions>(file, "training");
            options.Validate();
            RandomSource regularisation = new(Parse<RandomState>(file, "random"));
            var shape = ModelFile.ReadOptions(file);

            // Before anything is made: a file cannot ask for more than it holds.
            ModelFile.RefuseOversized(shape, file.Length);
            RequireStates(file, shape, options.Batch);
            Vocabulary vocabulary = new(WordText.Parse(Text(file, "vocabulary")));
            if (vocabulary.Count != shape.Words)
            {
                throw new SafeTensorsException(
                    $"The weights know {shape.Words} words, the vocabulary {vocabulary.Count}.");
            }

            var position = Parse<TrainingPosition>(file, "position");
            position.Validate();
            LanguageModel model = new(shape, new RandomSource(0), regularisation);
            StateDict.Load(model, file);
            var checkpoint = Begin(model, regularisation, options, vocabulary).At(position);
            checkpoint.Adam.ImportMoments(
                long.Parse(Text(file, "adam.step"), CultureInfo.InvariantCulture),
                name => (file.Read(First + name), file.Read(Second + name)));
            checkpoint.Average?.Import(name => file.Read(Averaged + name));
            for (var layer = 0; layer < checkpoint.State.Layers; layer++)
            {
                file.Read(HiddenState + layer, checkpoint.State.Hidden[layer]);
                file.Read(CellState + layer, checkpoint.State.Cell[layer]);
            }

            return checkpoint.FindNonFinite() is { } key
                ? throw new SafeTensorsException("holds a number that is not finite.", key)
                : checkpoint;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException
            or SafeTensorsException or FormatException or ArgumentException
            or OverflowException)
        {
            throw new ModelFileException(path, exception.Message);
        }
    }

    /// <summary>Finds what must not be saved.</summary>
    /// <returns>The first tensor with a number that is infinite or none; null where there is no such number.</returns>
    public string? FindNonFinite()
    {
        if (NonFinite.Find(Model) is { } parameter)
        {
            return parameter;
        }

        foreach (var (name, first, second) in Adam.ExportMoments())
        {
            if (NonFinite.IsIn(first) || NonFinite.IsIn(second))
            {
                return (NonFinite.IsIn(first) ? First : Second) + name;
            }
        }

        foreach (var (name, average) in Average?.Export() ?? [])
        {
            if (NonFinite.IsIn(average))
            {
                return Averaged + name;
            }
        }

        for (var layer = 0; layer < State.Layers; layer++)
        {
            if (NonFinite.IsIn(State.Hidden[layer]) || NonFinite.IsIn(State.Cell[layer]))
            {
                return (NonFinite.IsIn(State.Hidden[layer]) ? HiddenState : CellState) + layer;
            }
        }

        return null;
    }

    private static void RequireStates(SafeTensors file, LanguageModelOptions shape, int batch)
    {
        for (var layer = 0; layer < shape.Layers; layer++)
        {
            foreach (var key in new[] { HiddenState + layer, CellState + layer })
            {
                if (!file.Shape(key).SequenceEqual([batch, shape.Hidden]))
                {
                    throw new SafeTensorsException(
                        $"has shape [{string.Join(", ", file.Shape(key))}], "
                        + $"but the run needs [{batch}, {shape.Hidden}].",
                        key);
                }
            }
        }
    }

    private static string Text(SafeTensors file, string key) =>
        file.Metadata.TryGetValue(key, out var text)
            ? text
            : throw new SafeTensorsException($"The file lacks '{key}': it is no checkpoint.");

    private static T Parse<T>(SafeTensors file, string key)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(Text(file, key))
                ?? throw new SafeTensorsException($"'{key}' is empty.");
        }
        catch (JsonException exception)
        {
            throw new SafeTensorsException($"'{key}' is damaged: {exception.Message}");
        }
    }
}
