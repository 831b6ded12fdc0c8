using MoodLab.Neural.Memory;

namespace MoodLab.Neural.Decoding;

/// <summary>What one stream remembers of one attention layer: keys and values of its steps. Begins empty.</summary>
public sealed unsafe class AttentionCache : IDisposable
{
    private readonly NativeBuffer _buffer;

    internal AttentionCache(int capacity, int heads, int headSize)
    {
        Capacity = capacity;
        Heads = heads;
        HeadSize = headSize;
        _buffer = new NativeBuffer(2L * capacity * heads * headSize);
    }

    /// <summary>Gets the most steps that it holds.</summary>
    public int Capacity { get; }

    /// <summary>Gets the number of steps that it holds.</summary>
    public int Count { get; internal set; }

    internal int Heads { get; }

    internal int HeadSize { get; }

    /// <summary>Forgets all steps.</summary>
    public void Clear() => Count = 0;

    /// <inheritdoc/>
    public void Dispose() => _buffer.Dispose();

    /// <summary>A head's keys, [capacity, D], turned to their positions.</summary>
    internal float* Keys(int head) => _buffer.Pointer + (2L * head * Capacity * HeadSize);

    /// <summary>A head's values, [capacity, D].</summary>
    internal float* Values(int head) => Keys(head) + ((long)Capacity * HeadSize);
}
