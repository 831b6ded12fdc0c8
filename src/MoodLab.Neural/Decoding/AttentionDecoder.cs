using MoodLab.Neural.Kernels;
using MoodLab.Neural.Layers;
using MoodLab.Neural.Memory;
using MoodLab.Neural.Tensors;
using MoodLab.Neural.Threading;

namespace MoodLab.Neural.Decoding;

/// <summary>
/// Runs a causal attention layer one step at a time for several streams at once, which share each matrix product; keys
/// and values of earlier steps come from each stream's cache. Gives what <see cref="MultiHeadAttention.Forward"/> gives
/// for whole sequences, up to rounding. A stream's numbers do not depend on which streams run beside it, nor on the
/// number of threads. A step allocates nothing. Steps of one decoder are run one after another.
/// </summary>
public sealed unsafe class AttentionDecoder : IDisposable
{
    private readonly WorkerPool _pool;
    private readonly Action<int> _work;
    private readonly int _size;
    private readonly int _heads;
    private readonly int _headSize;
    private readonly float _scale;
    private readonly RotaryPositions? _positions;
    private readonly PackedMatrix _input;
    private readonly PackedMatrix _output;
    private readonly NativeBuffer _inputBias;
    private readonly NativeBuffer _outputBias;
    private readonly NativeBuffer _packed;
    private readonly NativeBuffer _projected;
    private readonly NativeBuffer _context;
    private readonly NativeBuffer _scores;
    private readonly NativeBuffer _result;
    private readonly AttentionCache[] _caches;
    private int _count;

    /// <summary>Packs a layer.</summary>
    /// <param name="layer">Its parameters are copied.</param>
    /// <param name="maxRows">The most streams of a step, at least 1.</param>
    /// <param name="maxSteps">The most steps of a stream, at least 1.</param>
    /// <param name="pool">The threads; null for the process's own.</param>
    public AttentionDecoder(MultiHeadAttention layer, int maxRows, int maxSteps, WorkerPool? pool = null)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxRows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxSteps, 1);
        _pool = pool ?? WorkerPool.Shared;
        _work = RunStep;
        (_size, _heads, _headSize, _scale) = (layer.Size, layer.Heads, layer.HeadSize, layer.Scale);
        MaxRows = maxRows;
        MaxSteps = maxSteps;
        _caches = new AttentionCache[maxRows];
        _positions = layer.IsRotary ? new RotaryPositions(maxSteps, _headSize) : null;
        _input = Transposed(layer.InputWeight);
        _output = Transposed(layer.Output.Weight);
        _inputBias = Copy(layer.InputBias);
        _outputBias = Copy(layer.Output.Bias);
        _packed = new NativeBuffer(Gemm.PackedLength(maxRows, _size));
        _projected = new NativeBuffer(3L * maxRows * _size);
        _context = new NativeBuffer((long)maxRows * _size);
        _scores = new NativeBuffer((long)_pool.Size * maxSteps);
        _result = new NativeBuffer((long)maxRows * _size);
    }

    /// <summary>Gets the most streams of a step.</summary>
    public int MaxRows { get; }

    /// <summary>Gets the most steps of a stream.</summary>
    public int MaxSteps { get; }

    /// <summary>Creates the cache with which a stream begins.</summary>
    public AttentionCache CreateCache() => new(MaxSteps, _heads, _headSize);

    /// <summary>Lets every stream go one step on.</summary>
    /// <param name="caches">R streams, at most <see cref="MaxRows"/>, each once; moved on by the step.</param>
    /// <param name="input">The step's input of each stream, [R, E].</param>
    /// <returns>The layer's output for each stream, [R, E]; valid until the next step.</returns>
    /// <exception cref="ArgumentException">
    /// There are too many streams, the input has another length, or a cache was made for another kind of layer.
    /// </exception>
    /// <exception cref="InvalidOperationException">A cache is full; no stream was moved.</exception>
    public ReadOnlySpan<float> Step(ReadOnlySpan<AttentionCache> caches, ReadOnlySpan<float> input)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(caches.Length, MaxRows);
        if (input.Length != caches.Length * _size)
        {
            throw new ArgumentException(
                $"{input.Length} numbers do not fill [{caches.Length}, {_size}].", nameof(input));
        }

        foreach (var cache in caches)
        {
            RefuseUnfit(cache);
        }

        caches.CopyTo(_caches);
        _count = caches.Length;
        fixed (float* from = input)
        {
            Gemm.PackRows(Strided.Rows(from, _size), _count, _size, _packed.Pointer);
        }

        _pool.Run(_work);
        foreach (var cache in caches)
        {
            cache.Count++;
        }

        return _result.Span[..(_count * _size)];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var buffer in new[] { _inputBias, _outputBias, _packed, _projected, _context, _scores, _result })
        {
            buffer.Dispose();
        }

        _input.Dispose();
        _output.Dispose();
    }

    private static NativeBuffer Copy(Tensor tensor)
    {
        NativeBuffer copy = new(tensor.Length);
        tensor.Data.CopyTo(copy.Span);
        return copy;
    }

    // The right factor of x W^T.
    private static PackedMatrix Transposed(Tensor weight)
    {
        int outputs = weight.Shape[0], inputs = weight.Shape[1];
        PackedMatrix packed = new(inputs, outputs);
        packed.Pack(weight.Pointer, 1, inputs, 0, packed.Panels);
        return packed;
    }

    private void RefuseUnfit(AttentionCache cache)
    {
        ArgumentNullException.ThrowIfNull(cache);
        if (cache.Heads != _heads || cache.HeadSize != _headSize || cache.Capacity != MaxSteps)
        {
            throw new ArgumentException(
                $"The cache holds [{cache.Capacity}, {cache.Heads}, {cache.HeadSize}], but [{MaxSteps}, {_heads}, "
                + $"{_headSize}] is needed.");
        }

        if (cache.Count == cache.Capacity)
        {
            throw new InvalidOperationException($"A stream has at most {MaxSteps} steps.");
        }
    }

    private void RunStep(int worker)
    {
        Multiply(_input, _inputBias, _projected.Pointer, worker);
        _pool.Barrier();
        var (first, end) = _pool.Part(_count * _heads, 1, worker);
        for (var i = first; i < end; i++)
        {
            Attend(i / _heads, i % _heads, _scores.Pointer + ((long)worker * MaxSteps));
        }

        _pool.Barrier();
        var (firstRow, endRow) = _pool.Part(_count, 1, worker);
        for (var r = firstRow; r < endRow; r++)
        {
            var row = Strided.Rows(_context.Pointer + ((long)r * _size), _size);
            Gemm.PackRow(row, _size, _packed.Pointer, r, _size, 0);
        }

        _pool.Barrier();
        Multiply(_output, _outputBias, _result.Pointer, worker);
    }

    // Some columns of target [R, N] = bias + packed rows times weights; each worker's own.
    private void Multiply(PackedMatrix weights, NativeBuffer bias, float* target, int worker)
    {
        var (panel, end) = _pool.Part(weights.Panels, 1, worker);
        var column = panel * weights.PanelWidth;
        var columns = Math.Min(end * weights.PanelWidth, weights.Columns) - column;
        for (var r = 0; r < _count && columns > 0; r++)
        {
            var row = target + ((long)r * weights.Columns) + column;
            bias.Span.Slice(column, columns).CopyTo(new Span<float>(row, columns));
        }

        Gemm.MultiplyPacked(
            _count, _packed.Pointer, weights, panel, end - panel, target + column, weights.Columns, add: true);
    }

    // One head of one stream: keeps the key and the value, and looks at all that are kept.
    private void Attend(int r, int h, float* scores)
    {
        var cache = _caches[r];
        var at = cache.Count;
        var query = _projected.Pointer + (3L * r * _size) + (h * _headSize);
        var key = cache.Keys(h) + ((long)at * _headSize);
        new Span<float>(query + _size, _headSize).CopyTo(new Span<float>(key, _headSize));
        new Span<float>(query + (2 * _size), _headSize).CopyTo(
            new Span<float>(cache.Values(h) + ((long)at * _headSize), _headSize));
        Elementwise.Multiply(query, _scale, _headSize);
        _positions?.Turn(query, at);
        _positions?.Turn(key, at);
        AttentionKernel.Scores(query, cache.Keys(h), at + 1, _headSize, scores);
        SoftmaxKernel.Run(scores, scores, at + 1);
        AttentionKernel.Mix(
            scores, cache.Values(h), at + 1, _headSize, _context.Pointer + ((long)r * _size) + (h * _headSize));
    }
}
