using MoodLab.Neural.Memory;

namespace MoodLab.Neural.Decoding;

/// <summary>What a stream remembers between two steps: hidden and cell state of every layer. Begins at zero.</summary>
public sealed unsafe class DecoderState : IDisposable
{
    private readonly NativeBuffer _buffer;
    private readonly int _hidden;

    internal DecoderState(int layers, int hidden)
    {
        Layers = layers;
        _hidden = hidden;
        _buffer = new NativeBuffer(2L * layers * hidden);
    }

    /// <summary>Gets the number of layers.</summary>
    public int Layers { get; }

    /// <summary>Gets a layer's hidden state, [H]; changed by the next step.</summary>
    /// <param name="layer">The layer, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such layer.</exception>
    public Span<float> HiddenState(int layer)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)layer, (uint)Layers, nameof(layer));
        return new Span<float>(Hidden(layer), _hidden);
    }

    /// <summary>Gets a layer's cell state, [H]; changed by the next step, and what is written to it is what the next
    /// step begins from.</summary>
    /// <param name="layer">The layer, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such layer.</exception>
    public Span<float> CellState(int layer)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)layer, (uint)Layers, nameof(layer));
        return new Span<float>(Cell(layer), _hidden);
    }

    /// <summary>Forgets everything: the stream begins anew.</summary>
    public void Clear() => _buffer.Span.Clear();

    /// <inheritdoc/>
    public void Dispose() => _buffer.Dispose();

    internal float* Hidden(int layer) => _buffer.Pointer + (2L * layer * _hidden);

    internal float* Cell(int layer) => Hidden(layer) + _hidden;
}
