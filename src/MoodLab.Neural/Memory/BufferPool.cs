namespace MoodLab.Neural.Memory;

/// <summary>
/// Lends buffers for the length of a training step. Every step asks for the same sizes, so after the first one nothing
/// is allocated. For one thread.
/// </summary>
internal sealed class BufferPool : IDisposable
{
    private readonly Dictionary<long, Stack<NativeBuffer>> _free = [];
    private readonly List<NativeBuffer> _lent = [];

    /// <summary>Lends a buffer whose content is whatever its last use left.</summary>
    public NativeBuffer Rent(long length)
    {
        var buffer = _free.TryGetValue(length, out var stack) && stack.Count > 0
            ? stack.Pop()
            : new NativeBuffer(length);
        _lent.Add(buffer);
        return buffer;
    }

    /// <summary>Takes every lent buffer back.</summary>
    public void Reclaim()
    {
        foreach (var buffer in _lent)
        {
            if (!_free.TryGetValue(buffer.Length, out var stack))
            {
                _free[buffer.Length] = stack = new Stack<NativeBuffer>();
            }

            stack.Push(buffer);
        }

        _lent.Clear();
    }

    public void Dispose()
    {
        Reclaim();
        foreach (var buffer in _free.Values.SelectMany(stack => stack))
        {
            buffer.Dispose();
        }

        _free.Clear();
    }
}
