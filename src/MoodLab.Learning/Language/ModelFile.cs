using System.Globalization;
using MoodLab.Learning.Words;
using MoodLab.Neural.Randomness;
using MoodLab.Neural.Serialization;

namespace MoodLab.Learning.Language;

/// <summary>
/// A trained model on disk: <c>NAME.safetensors</c> with the parameters and the shape, and beside it
/// <c>NAME.words.txt</c> with the vocabulary.
/// </summary>
/// <param name="Model">The model, in evaluation.</param>
/// <param name="Vocabulary">Its words.</param>
/// <param name="Name">The file's name without extension.</param>
/// <param name="Sha256">SHA-256 of the weights file, in lower-case hexadecimal.</param>
public sealed record ModelFile(LanguageModel Model, Vocabulary Vocabulary, string Name, string Sha256)
{
    private const string FormatKey = "format";
    private const string Format = "moodlab.language.1";

    /// <summary>Gets the path of a model's vocabulary.</summary>
    /// <param name="path">Path of its weights.</param>
    public static string WordsPath(string path) => Path.ChangeExtension(path, null) + ".words.txt";

    /// <summary>Writes a model and its vocabulary.</summary>
    /// <param name="path">Path of the weights.</param>
    /// <param name="model">The model.</param>
    /// <param name="vocabulary">Its words.</param>
    /// <param name="type">How to store the weights.</param>
    public static void Write(string path, LanguageModel model, Vocabulary vocabulary, TensorType type)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(vocabulary);
        SafeTensorsWriter writer = new();
        writer.AddMetadata(FormatKey, Format);
        AddOptions(writer, model.Options);
        StateDict.Save(model, writer, type);
        vocabulary.WriteFile(WordsPath(path));
        writer.WriteFile(path);
    }

    /// <summary>Reads a model and its vocabulary.</summary>
    /// <param name="path">Path of the weights.</param>
    /// <exception cref="ModelFileException">A file is missing, damaged, or does not fit the other.</exception>
    public static ModelFile Read(string path)
    {
        try
        {
            var file = SafeTensors.ReadFile(path);
            RequireFormat(file);
            var vocabulary = Vocabulary.ReadFile(WordsPath(path));
            var options = ReadOptions(file);
            if (options.Words != vocabulary.Count)
            {
                throw new ModelFileException(
                    path, $"the weights know {options.Words} words, the vocabulary {vocabulary.Count}");
            }

            // The parameters' sizes follow from the options; a file cannot ask for more than it holds.
            RefuseOversized(options, file.Length);
            RandomSource unused = new(0);
            LanguageModel model = new(options, unused, unused);
            StateDict.Load(model, file);
            if (NonFinite.Find(model) is { } key)
            {
                throw new SafeTensorsException("holds a number that is not finite.", key);
            }

            model.Train(false);
            return new ModelFile(model, vocabulary, Path.GetFileNameWithoutExtension(path), file.Sha256());
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            // The system's message holds the whole path, which is nobody's business on a page.
            var name = (exception as FileNotFoundException)?.FileName;
            throw new ModelFileException(path, $"{(name is null ? "its folder" : Path.GetFileName(name))} is missing.");
        }
        catch (Exception exception) when (exception is not ModelFileException
            and (IOException or UnauthorizedAccessException or SafeTensorsException
                or ArgumentException or FormatException))
        {
            throw new ModelFileException(path, exception.Message);
        }
    }

    internal static void AddOptions(SafeTensorsWriter writer, LanguageModelOptions options)
    {
        writer.AddMetadata("words", Text(options.Words));
        writer.AddMetadata("embedding", Text(options.Embedding));
        writer.AddMetadata("hidden", Text(options.Hidden));
        writer.AddMetadata("layers", Text(options.Layers));
        writer.AddMetadata("moods", options.HasMoods ? "true" : "false");
        writer.AddMetadata("dropout", Text(options.Dropout));
        writer.AddMetadata("noise", Text(options.Noise));
        writer.AddMetadata("head_dropout", Text(options.HeadDropout));
    }

    internal static LanguageModelOptions ReadOptions(SafeTensors file) => new()
    {
        Words = (int)Number(file, "words"),
        Embedding = (int)Number(file, "embedding"),
        Hidden = (int)Number(file, "hidden"),
        Layers = (int)Number(file, "layers"),
        HasMoods = file.Metadata.GetValueOrDefault("moods") == "true",
        Dropout = Number(file, "dropout"),
        Noise = Number(file, "noise"),
        HeadDropout = Number(file, "head_dropout"),
    };

    internal static void RefuseOversized(LanguageModelOptions options, long bytes)
    {
        options.Validate();
        double hidden = options.Hidden, recurrent = 4 * hidden * hidden * ((2 * options.Layers) - 1);
        var parameters = recurrent + (options.Words * (options.Embedding + hidden)) + (4 * hidden * options.Embedding);
        if (parameters * 2 > bytes)
        {
            throw new SafeTensorsException(
                $"Its shape needs {parameters:0} numbers, which do not fit into {bytes} bytes.");
        }
    }

    private static void RequireFormat(SafeTensors file)
    {
        if (!file.Metadata.TryGetValue(FormatKey, out var format) || format != Format)
        {
            throw new SafeTensorsException(
                $"Its '{FormatKey}' is {(format is null ? "not stated" : $"'{format}'")}, where '{Format}' is needed: "
                + "it holds no language model.");
        }
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static double Number(SafeTensors file, string key) =>
        file.Metadata.TryGetValue(key, out var text)
        && double.TryParse(text, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new SafeTensorsException($"The file does not state its '{key}': it holds no language model.");
}
