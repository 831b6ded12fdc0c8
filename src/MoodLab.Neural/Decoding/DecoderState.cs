using MoodLab.Neural.Memory;

namespace MoodLab.Neural.Decoding;

/// <summary>What a stream remembers between two steps: hidden and cell state of every layer. Begins at zero.</summary>
public sealed unsafe class DecoderState : IDisposable
{
    private readonly NativeBuffer _buffer;
    private readonly int _hidden;

    internal DecoderState(int layers, int hidden)
    {
        _hidden = hidden;
        _buffer = new NativeBuffer(2L * layers * hidden);
    }

    /// <summary>Forgets everything: the stream begins anew.</summary>
    public void Clear() => _buffer.Span.Clear();

    /// <inheritdoc/>
    public void Dispose() => _buffer.Dispose();

    internal float* Hidden(int layer) => _buffer.Pointer + (2L * layer * _hidden);

    internal float* Cell(int layer) => Hidden(layer) + _hidden;
}
