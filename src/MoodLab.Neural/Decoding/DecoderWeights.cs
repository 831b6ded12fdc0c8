using MoodLab.Neural.Tensors;

namespace MoodLab.Neural.Decoding;

/// <summary>
/// The parameters of an autoregressive LSTM model. Letters: V tokens, Q conditions, E embedding, H hidden.
/// </summary>
public sealed record DecoderWeights
{
    /// <summary>Gets the token embedding, [V, E].</summary>
    public required Tensor Tokens { get; init; }

    /// <summary>Gets the embedding of conditions, [Q, E], added to the tokens'; null for none.</summary>
    public Tensor? Conditions { get; init; }

    /// <summary>Gets for each LSTM layer W_ih [4H, E or H], W_hh [4H, H] and the bias [4H].</summary>
    public required IReadOnlyList<(Tensor Input, Tensor Hidden, Tensor Bias)> Layers { get; init; }

    /// <summary>Gets the last layer's weight, [V, H].</summary>
    public required Tensor Head { get; init; }

    /// <summary>Gets the last layer's bias, [V].</summary>
    public required Tensor HeadBias { get; init; }

    /// <summary>Finds the parameters by PyTorch's names.</summary>
    /// <param name="parameters">
    /// With <c>embedding.weight</c>, <c>lstm.weight_ih_l0</c> and so on, <c>head.weight</c>, <c>head.bias</c>; and
    /// <c>condition</c>'s weight where there is one.
    /// </param>
    /// <param name="layers">Number of LSTM layers.</param>
    /// <param name="condition">Name of the embedding of conditions; null for none.</param>
    public static DecoderWeights From(
        IEnumerable<(string Name, Tensor Tensor)> parameters, int layers, string? condition = null)
    {
        var byName = parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Tensor);
        return new DecoderWeights
        {
            Tokens = byName["embedding.weight"],
            Conditions = condition is null ? null : byName[condition + ".weight"],
            Layers =
            [
                .. Enumerable.Range(0, layers).Select(k => (
                    byName[$"lstm.weight_ih_l{k}"], byName[$"lstm.weight_hh_l{k}"], byName[$"lstm.bias_ih_l{k}"])),
            ],
            Head = byName["head.weight"],
            HeadBias = byName["head.bias"],
        };
    }
}
