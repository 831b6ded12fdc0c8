using MoodLab.Learning.Words;
using MoodLab.Neural.Tensors;

namespace MoodLab.Learning.Language;

/// <summary>
/// Lets a model begin where a smaller one ended: its layers are copied, and further LSTM layers begin as near to doing
/// nothing as an LSTM can be (Chen, Goodfellow and Shlens, "Net2Net", 2016, the deeper net). A deep stack that begins
/// at random learns nothing but word frequencies for long; one that has grown does not pass there.
/// </summary>
public static class ModelGrowth
{
    // Input and output gates open, forget gate shut: sigmoid(3) = 0.953, where the gates still learn.
    private const float GateBias = 3;
    private const float Open = 0.9526f;

    /// <summary>Copies a model into another one.</summary>
    /// <param name="from">The model to begin from, with its words.</param>
    /// <param name="model">The model that begins: as wide, with as many layers or more.</param>
    /// <param name="words">The words that it knows.</param>
    /// <exception cref="ArgumentException">The two do not fit; the message says where.</exception>
    /// <remarks>
    /// A model without moods that begins from one with moods takes over the vector of "none" into its words' vectors.
    /// </remarks>
    public static void Begin(ModelFile from, LanguageModel model, Vocabulary words)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(words);
        LanguageModelOptions old = from.Model.Options, grown = model.Options;
        if (!from.Vocabulary.Words.SequenceEqual(words.Words))
        {
            throw new ArgumentException($"'{from.Name}' knows other words than the corpus has.", nameof(from));
        }

        if (old.Embedding != grown.Embedding || old.Hidden != grown.Hidden || old.Layers > grown.Layers)
        {
            throw new ArgumentException(
                $"'{from.Name}' has an embedding of {old.Embedding} and {old.Layers} layers of {old.Hidden}, which do "
                + $"not grow into {grown.Embedding} and {grown.Layers} layers of {grown.Hidden}.",
                nameof(from));
        }

        var source = from.Model.NamedParameters().ToDictionary(of => of.Name, of => of.Tensor);
        foreach (var (name, tensor) in model.NamedParameters())
        {
            if (source.TryGetValue(name, out var values))
            {
                values.Data.CopyTo(tensor.Data);
            }
            else if (name.StartsWith("lstm.", StringComparison.Ordinal))
            {
                PassThrough(name, tensor);
            }
        }

        if (old.HasMoods && !grown.HasMoods)
        {
            AddNoMood(source["mood.weight"], model.NamedParameters().First(of => of.Name == "embedding.weight").Tensor);
        }
    }

    private static void AddNoMood(Tensor moods, Tensor words)
    {
        var size = words.Shape[1];
        var none = moods.Data.Slice(LanguageModel.NoMood * size, size);
        for (var i = 0; i < words.Length; i++)
        {
            words.Data[i] += none[i % size];
        }
    }

    // Gates in PyTorch's order: input, forget, cell, output. Only the cell gate looks at the input, unit by unit,
    // scaled so that small values come out as they went in.
    private static void PassThrough(string name, Tensor tensor)
    {
        tensor.Data.Clear();
        var hidden = tensor.Shape[0] / 4;
        if (name.Contains("weight_ih", StringComparison.Ordinal))
        {
            for (var unit = 0; unit < hidden; unit++)
            {
                tensor.Data[(((2 * hidden) + unit) * hidden) + unit] = 1 / (Open * Open);
            }
        }
        else if (name.Contains("bias", StringComparison.Ordinal))
        {
            tensor.Data[..hidden].Fill(GateBias);
            tensor.Data[hidden..(2 * hidden)].Fill(-GateBias);
            tensor.Data[(3 * hidden)..].Fill(GateBias);
        }
    }
}
