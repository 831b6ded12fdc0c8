using System.Diagnostics;
using MoodLab.Neural.Kernels;
using MoodLab.Neural.Memory;
using MoodLab.Neural.Tensors;
using MoodLab.Neural.Threading;

namespace MoodLab.Neural.Decoding;

/// <summary>
/// Runs an LSTM model one token at a time for several streams at once, which share each matrix product. A stream's
/// numbers do not depend on which streams run beside it, nor on the number of threads. Weights are packed once; a step
/// allocates nothing. Steps of one decoder are run one after another. Where the workers are busy with other work, or
/// the cores are, the calling thread goes on alone.
/// </summary>
/// <remarks>
/// The first layer's product with an embedding is looked up instead of computed: it is made for every token and every
/// condition when the decoder is.
/// </remarks>
public sealed unsafe class LstmDecoder : IDisposable
{
    private readonly WorkerPool _pool;
    private readonly Sharing _sharing = new();
    private readonly Action<int> _work;
    private readonly int _hidden;
    private readonly int _gates;
    private readonly int _layers;
    private readonly NativeBuffer _tokens;
    private readonly NativeBuffer? _conditions;
    private readonly NativeBuffer[] _biases;
    private readonly PackedMatrix[] _weights;
    private readonly PackedMatrix _head;
    private readonly NativeBuffer _headBias;
    private readonly NativeBuffer _packed;
    private readonly NativeBuffer _gateValues;
    private readonly NativeBuffer _tanh;
    private readonly NativeBuffer _logits;
    private readonly DecoderRow[] _rows;
    private int _count;
    private int _workers;

    /// <summary>Packs a model.</summary>
    /// <param name="weights">Its parameters; copied.</param>
    /// <param name="maxRows">The most streams of a step, at least 1.</param>
    /// <param name="precision">How the weights of the layers are stored; what a token or a condition gives the first
    /// layer always stays in single precision.</param>
    /// <param name="pool">The threads; null for the process's own.</param>
    public LstmDecoder(
        DecoderWeights weights,
        int maxRows,
        WeightPrecision precision = WeightPrecision.Float32,
        WorkerPool? pool = null)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxRows, 1);
        _pool = pool ?? WorkerPool.Shared;
        _work = RunStep;
        _layers = weights.Layers.Count;
        _gates = weights.Layers[0].Hidden.Shape[0];
        _hidden = weights.Layers[0].Hidden.Shape[1];
        Tokens = weights.Tokens.Shape[0];
        Conditions = weights.Conditions?.Shape[0] ?? 1;
        MaxRows = maxRows;
        Precision = precision;
        _rows = new DecoderRow[maxRows];
        _tokens = Table(weights.Tokens, weights.Layers[0].Input, weights.Layers[0].Bias);
        _conditions = weights.Conditions is { } conditions ? Table(conditions, weights.Layers[0].Input, null) : null;

        // The first layer's bias is in the table.
        _biases = [new NativeBuffer(_gates), .. weights.Layers.Skip(1).Select(layer => Copy(layer.Bias))];
        _weights = [.. weights.Layers.Select((layer, k) => Pack(k, layer.Input, layer.Hidden))];
        _head = new PackedMatrix(_hidden, Tokens, precision);
        _head.Pack(weights.Head.Pointer, 1, _hidden, 0, _head.Panels);
        _headBias = Copy(weights.HeadBias);
        _packed = new NativeBuffer(Gemm.PackedLength(maxRows, 2 * _hidden));
        _gateValues = new NativeBuffer((long)maxRows * _gates);
        _tanh = new NativeBuffer((long)maxRows * _hidden);
        _logits = new NativeBuffer((long)maxRows * Tokens);
    }

    /// <summary>Gets V, the number of tokens.</summary>
    public int Tokens { get; }

    /// <summary>Gets Q, the number of conditions; 1 for a model without.</summary>
    public int Conditions { get; }

    /// <summary>Gets the most streams of a step.</summary>
    public int MaxRows { get; }

    /// <summary>Gets how the weights are stored.</summary>
    public WeightPrecision Precision { get; }

    /// <summary>Creates the state in which a stream begins.</summary>
    public DecoderState CreateState() => new(_layers, _hidden);

    /// <summary>Lets every stream read a token.</summary>
    /// <param name="rows">R streams, at most <see cref="MaxRows"/>.</param>
    /// <returns>Logits of each stream's next token, [R, V]; valid until the next step.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are too many rows, or a token or condition is
    /// unknown.</exception>
    public ReadOnlySpan<float> Step(ReadOnlySpan<DecoderRow> rows)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows.Length, MaxRows);
        foreach (var row in rows)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row.Token, (uint)Tokens, nameof(rows));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row.Condition, (uint)Conditions, nameof(rows));
        }

        rows.CopyTo(_rows);
        _count = rows.Length;
        var start = Stopwatch.GetTimestamp();
        var shared = _sharing.IsShared;
        _workers = _pool.Size;
        if (!shared || !_pool.TryRun(_work))
        {
            _workers = 1;
            RunStep(0);
        }

        if (shared == _workers > 1)
        {
            _sharing.Report(_count, Stopwatch.GetElapsedTime(start));
        }

        return _logits.Span[..(_count * Tokens)];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        NativeBuffer?[] buffers =
            [_tokens, _conditions, .. _biases, _headBias, _packed, _gateValues, _tanh, _logits];
        foreach (var buffer in buffers)
        {
            buffer?.Dispose();
        }

        foreach (var matrix in _weights)
        {
            matrix.Dispose();
        }

        _head.Dispose();
    }

    // Rows of a table times W_ih^T, plus the bias: [rows, 4H].
    private NativeBuffer Table(Tensor table, Tensor input, Tensor? bias)
    {
        int rows = table.Shape[0], size = table.Shape[1];
        NativeBuffer result = new((long)rows * _gates);
        for (var r = 0; bias is not null && r < rows; r++)
        {
            bias.Data.CopyTo(result.Span[(r * _gates)..]);
        }

        Gemm.Multiply(
            _pool, rows, _gates, size, Strided.Rows(table.Pointer, size), Strided.Transposed(input.Pointer, size),
            result.Pointer, _gates, add: true);
        return result;
    }

    private static NativeBuffer Copy(Tensor tensor)
    {
        NativeBuffer copy = new(tensor.Length);
        tensor.Data.CopyTo(copy.Span);
        return copy;
    }

    // Layer 0 multiplies [h], the others [x; h].
    private PackedMatrix Pack(int layer, Tensor input, Tensor hidden)
    {
        if (layer == 0)
        {
            PackedMatrix recurrent = new(_hidden, _gates, Precision);
            recurrent.Pack(hidden.Pointer, 1, _hidden, 0, recurrent.Panels);
            return recurrent;
        }

        using NativeBuffer both = new(2L * _hidden * _gates);
        for (var g = 0; g < _gates; g++)
        {
            input.Data.Slice(g * _hidden, _hidden).CopyTo(both.Span[(g * 2 * _hidden)..]);
            hidden.Data.Slice(g * _hidden, _hidden).CopyTo(both.Span[(((g * 2) + 1) * _hidden)..]);
        }

        PackedMatrix packed = new(2 * _hidden, _gates, Precision);
        packed.Pack(both.Pointer, 1, 2 * _hidden, 0, packed.Panels);
        return packed;
    }

    private void RunStep(int worker)
    {
        var (firstRow, endRow) = WorkerPool.Part(_count, 1, worker, _workers);
        for (var layer = 0; layer < _layers; layer++)
        {
            for (var r = firstRow; r < endRow; r++)
            {
                Prepare(layer, r);
            }

            Barrier();
            Multiply(_weights[layer], _gateValues.Pointer, _gates, worker);
            Barrier();
            for (var r = firstRow; r < endRow; r++)
            {
                Activate(layer, r);
            }
        }

        for (var r = firstRow; r < endRow; r++)
        {
            _headBias.Span.CopyTo(_logits.Span[(r * Tokens)..]);
            PackHidden(_layers - 1, r, _hidden, 0);
        }

        Barrier();
        Multiply(_head, _logits.Pointer, Tokens, worker);
    }

    private void Barrier()
    {
        if (_workers > 1)
        {
            _pool.Barrier();
        }
    }

    private void Multiply(PackedMatrix weights, float* target, int stride, int worker)
    {
        var (panel, end) = WorkerPool.Part(weights.Panels, 1, worker, _workers);
        Gemm.MultiplyPacked(
            _count, _packed.Pointer, weights, panel, end - panel, target + (panel * weights.PanelWidth), stride, true);
    }

    // What the product is added to, and its left factor.
    private void Prepare(int layer, int r)
    {
        Span<float> gates = new(_gateValues.Pointer + ((long)r * _gates), _gates);
        if (layer > 0)
        {
            gates.Clear();
            PackHidden(layer - 1, r, 2 * _hidden, 0);
            PackHidden(layer, r, 2 * _hidden, _hidden);
            return;
        }

        _tokens.Span.Slice(_rows[r].Token * _gates, _gates).CopyTo(gates);
        if (_conditions is not null)
        {
            Elementwise.Add(
                _gateValues.Pointer + ((long)r * _gates),
                _conditions.Pointer + ((long)_rows[r].Condition * _gates), _gates);
        }

        PackHidden(0, r, _hidden, 0);
    }

    private void PackHidden(int layer, int r, int depth, int first) => Gemm.PackRow(
        Strided.Rows(_rows[r].State.Hidden(layer), _hidden), _hidden, _packed.Pointer, r, depth, first);

    private void Activate(int layer, int r)
    {
        var state = _rows[r].State;
        LstmKernel.Forward(
            _hidden, _gateValues.Pointer + ((long)r * _gates), _biases[layer].Pointer,
            state.Cell(layer), state.Cell(layer),
            _tanh.Pointer + ((long)r * _hidden), state.Hidden(layer));
    }
}
