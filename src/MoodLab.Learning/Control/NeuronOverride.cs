using MoodLab.Neural.Decoding;

namespace MoodLab.Learning.Control;

/// <summary>
/// Values that some cells of an LSTM layer are drawn to before every step, by which a model that was never told a mood
/// is steered towards one (Ferreira and Whitehead, "Learning to Generate Music with Sentiment", 2019, section 5).
/// G neurons. Immutable.
/// </summary>
/// <remarks>
/// The study's published program rounds the values to whole numbers, so that all of them become zero:
/// <see cref="WithZeros"/> does the same on purpose. Here they are real, and may be blended with what the cell holds.
/// </remarks>
public sealed class NeuronOverride
{
    // A cell can hold any number, tanh of it never reaches 1: the greatest value becomes a cell of 3.8.
    private const float Limit = 0.999f;

    private readonly int[] _neurons;
    private readonly float[] _values;
    private readonly float[] _cells;

    /// <summary>Creates an override.</summary>
    /// <param name="layer">The layer, from 0.</param>
    /// <param name="neurons">Indices of the cells, [G], each once.</param>
    /// <param name="values">What tanh of each cell becomes, [G], -1 to 1.</param>
    /// <param name="blend">Alpha, 0 to 1: a cell c becomes (1 - alpha) c + alpha atanh(value).</param>
    /// <exception cref="ArgumentOutOfRangeException">A number lies outside its range.</exception>
    /// <exception cref="ArgumentException">The lists differ in length, or a neuron stands twice.</exception>
    public NeuronOverride(int layer, IReadOnlyList<int> neurons, IReadOnlyList<float> values, double blend = 1)
    {
        ArgumentNullException.ThrowIfNull(neurons);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfNegative(layer);
        Ranges.Require(nameof(blend), blend, 0, 1);
        if (neurons.Count != values.Count)
        {
            throw new ArgumentException(
                $"[{neurons.Count}] neurons do not fit [{values.Count}] values.", nameof(values));
        }

        if (neurons.Distinct().Count() != neurons.Count)
        {
            throw new ArgumentException("A neuron stands twice.", nameof(neurons));
        }

        foreach (var neuron in neurons)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(neuron, nameof(neurons));
        }

        foreach (var value in values)
        {
            Ranges.Require(nameof(values), value, -1, 1);
        }

        (Layer, Blend) = (layer, blend);
        _neurons = [.. neurons];
        _values = [.. values];
        _cells = [.. values.Select(value => MathF.Atanh(Math.Clamp(value, -Limit, Limit)))];
    }

    /// <summary>Gets the layer, from 0.</summary>
    public int Layer { get; }

    /// <summary>Gets the indices of the cells, [G].</summary>
    public IReadOnlyList<int> Neurons => _neurons;

    /// <summary>Gets what tanh of each cell becomes, [G], -1 to 1.</summary>
    public IReadOnlyList<float> Values => _values;

    /// <summary>Gets how far a cell is drawn to its value in each step, 0 to 1.</summary>
    public double Blend { get; }

    /// <summary>Gets the same cells drawn to zero: the study's program as it was published.</summary>
    public NeuronOverride WithZeros() => new(Layer, _neurons, new float[_values.Length], Blend);

    /// <summary>Gets the same values with another strength.</summary>
    /// <param name="blend">0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The strength lies outside its range.</exception>
    public NeuronOverride WithBlend(double blend) => new(Layer, _neurons, _values, blend);

    /// <summary>Gets whether a model has all of the cells.</summary>
    /// <param name="layers">Its LSTM layers.</param>
    /// <param name="hidden">H, the cells of a layer.</param>
    public bool Fits(int layers, int hidden) => Layer < layers && _neurons.All(neuron => neuron < hidden);

    /// <summary>Draws the cells of a stream to their values; to be called once before each of its steps.</summary>
    /// <param name="state">Where the stream stands.</param>
    /// <exception cref="ArgumentOutOfRangeException">The model lacks the layer.</exception>
    /// <exception cref="IndexOutOfRangeException">The layer lacks a cell.</exception>
    public void Apply(DecoderState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var cells = state.CellState(Layer);
        float give = (float)Blend, keep = 1 - give;
        for (var i = 0; i < _neurons.Length; i++)
        {
            ref var cell = ref cells[_neurons[i]];
            cell = (keep * cell) + (give * _cells[i]);
        }
    }
}
