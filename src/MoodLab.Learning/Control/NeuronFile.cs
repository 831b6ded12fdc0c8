using System.Globalization;
using MoodLab.Learning.Language;
using MoodLab.Music.Moods;
using MoodLab.Neural.Serialization;

namespace MoodLab.Learning.Control;

/// <summary>
/// Evolved values on disk, beside the model that they belong to. For each mood that has been evolved, G numbers each:
/// <c>MOOD.neurons</c> with indices of cells and <c>MOOD.values</c> with what tanh of them becomes. Immutable.
/// </summary>
public sealed class NeuronFile
{
    private const string FormatKey = "format";
    private const string Format = "moodlab.neurons.1";
    private const string ModelKey = "model_sha256";
    private const string LayerKey = "layer";

    private readonly SortedDictionary<Mood, NeuronOverride> _moods;

    private NeuronFile(string modelSha256, SortedDictionary<Mood, NeuronOverride> moods) =>
        (ModelSha256, _moods) = (modelSha256, moods);

    /// <summary>Creates what has no mood yet.</summary>
    /// <param name="modelSha256">SHA-256 of the model's weights.</param>
    public NeuronFile(string modelSha256)
        : this(modelSha256, [])
    {
    }

    /// <summary>Gets the SHA-256 of the weights of the model for which the values were evolved.</summary>
    public string ModelSha256 { get; }

    /// <summary>Gets the moods that have been evolved.</summary>
    public IReadOnlyCollection<Mood> Moods => _moods.Keys;

    /// <summary>Gets where a model's evolved values stand: <c>neurons.safetensors</c> in its folder.</summary>
    /// <param name="modelPath">Path of the model's weights.</param>
    public static string PathBeside(string modelPath) =>
        Path.Combine(Path.GetDirectoryName(modelPath) ?? "", "neurons.safetensors");

    /// <summary>Gets a mood's values.</summary>
    /// <param name="mood">The mood.</param>
    /// <returns>Its override, or null where the mood has not been evolved.</returns>
    public NeuronOverride? Find(Mood mood) => _moods.GetValueOrDefault(mood);

    /// <summary>Gets the same with a mood's values, which replace those that were there.</summary>
    /// <param name="mood">The mood.</param>
    /// <param name="neurons">Its override; of its blend nothing is kept.</param>
    public NeuronFile With(Mood mood, NeuronOverride neurons) =>
        new(ModelSha256, new SortedDictionary<Mood, NeuronOverride>(_moods) { [mood] = neurons });

    /// <summary>Writes the file.</summary>
    /// <param name="path">Where; a file that is there is replaced.</param>
    public void Write(string path)
    {
        SafeTensorsWriter writer = new();
        writer.AddMetadata(FormatKey, Format);
        writer.AddMetadata(ModelKey, ModelSha256);
        foreach (var (mood, neurons) in _moods)
        {
            int[] shape = [neurons.Neurons.Count];
            writer.AddMetadata(
                $"{mood.Name()}.{LayerKey}", neurons.Layer.ToString(CultureInfo.InvariantCulture));
            writer.Add($"{mood.Name()}.neurons", shape, [.. neurons.Neurons.Select(neuron => (float)neuron)]);
            writer.Add($"{mood.Name()}.values", shape, [.. neurons.Values]);
        }

        writer.WriteFile(path);
    }

    /// <summary>Reads a model's evolved values.</summary>
    /// <param name="path">Where they were written.</param>
    /// <param name="model">The model.</param>
    /// <exception cref="ModelFileException">The file is missing or damaged, or belongs to another model.</exception>
    public static NeuronFile Read(string path, ModelFile model)
    {
        ArgumentNullException.ThrowIfNull(model);
        try
        {
            var file = SafeTensors.ReadFile(path);
            if (file.Metadata.GetValueOrDefault(FormatKey) != Format)
            {
                throw new SafeTensorsException($"It holds no values of neurons: its format is not '{Format}'.");
            }

            var sha256 = file.Metadata.GetValueOrDefault(ModelKey, "");
            if (sha256 != model.Sha256)
            {
                throw new SafeTensorsException($"Its values were evolved for other weights than '{model.Name}' has.");
            }

            SortedDictionary<Mood, NeuronOverride> moods = [];
            foreach (var mood in Enum.GetValues<Mood>().Where(mood => file.Contains($"{mood.Name()}.values")))
            {
                moods[mood] = Read(file, mood, model.Model.Options);
            }

            return new NeuronFile(sha256, moods);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ModelFileException(path, "it is missing.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException
            or SafeTensorsException or ArgumentException or FormatException or OverflowException)
        {
            throw new ModelFileException(path, exception.Message);
        }
    }

    private static NeuronOverride Read(SafeTensors file, Mood mood, LanguageModelOptions shape)
    {
        var key = $"{mood.Name()}.neurons";
        var neurons = file.Read(key);
        if (!Array.TrueForAll(neurons, neuron => neuron >= 0 && neuron < shape.Hidden && neuron == MathF.Floor(neuron)))
        {
            throw new SafeTensorsException($"holds a number that is none of {shape.Hidden} cells.", key);
        }

        var layer = int.Parse(
            file.Metadata.GetValueOrDefault($"{mood.Name()}.{LayerKey}", ""), CultureInfo.InvariantCulture);
        if (layer >= shape.Layers)
        {
            throw new SafeTensorsException($"means layer {layer}, but there are {shape.Layers}.", key);
        }

        return new NeuronOverride(
            layer, [.. neurons.Select(neuron => (int)neuron)], file.Read($"{mood.Name()}.values"));
    }
}
