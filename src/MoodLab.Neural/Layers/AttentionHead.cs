using MoodLab.Neural.Kernels;

namespace MoodLab.Neural.Layers;

/// <summary>
/// Scaled dot-product attention of one head over one sequence, O = softmax(Q K^T) V, in blocks of queries. The
/// probabilities are computed anew in the backward pass instead of being kept (after Dao et al., "FlashAttention",
/// 2022), so that memory grows with the length of a sequence, not with its square. Row t of a matrix begins t strides
/// after row 0. Letters: T steps, D numbers of a head, N keys that a block of queries can see.
/// </summary>
internal readonly unsafe struct AttentionHead
{
    /// <summary>
    /// Queries of a block: large enough that packing the keys for each block costs little, small enough that a block's
    /// probabilities stay in the second-level cache for a thousand keys.
    /// </summary>
    public const int BlockRows = 128;

    /// <summary>Gets T.</summary>
    public required int Steps { get; init; }

    /// <summary>Gets the number of keys that exist; those after them are padding.</summary>
    public required int Keys { get; init; }

    /// <summary>Gets whether a query sees only itself and the keys before it.</summary>
    public required bool Causal { get; init; }

    /// <summary>Gets D.</summary>
    public required int Size { get; init; }

    /// <summary>Gets Q [T, D], already scaled by 1 / sqrt(D).</summary>
    public required float* Query { get; init; }

    /// <summary>Gets K [T, D].</summary>
    public required float* Key { get; init; }

    /// <summary>Gets V [T, D].</summary>
    public required float* Value { get; init; }

    /// <summary>Gets the distance between rows of Q, K and V and of their gradients.</summary>
    public required nint Stride { get; init; }

    /// <summary>Gets the distance between rows of O and of its gradient.</summary>
    public required nint OutputStride { get; init; }

    /// <summary>Computes O.</summary>
    /// <param name="output">O [T, D].</param>
    /// <param name="scratch">Room for a block: as many rows of T as it has queries.</param>
    public void Forward(float* output, float* scratch)
    {
        for (var first = 0; first < Steps; first += BlockRows)
        {
            var rows = Math.Min(BlockRows, Steps - first);
            var keys = Visible(first + rows);
            Probabilities(first, rows, keys, scratch);
            Gemm.Single(
                rows, Size, keys, Strided.Rows(scratch, keys), Strided.Rows(Value, Stride),
                output + (first * OutputStride), OutputStride, add: false);
        }
    }

    /// <summary>Adds the gradients of K and V, and writes that of Q.</summary>
    /// <param name="output">Gradient of O.</param>
    /// <param name="query">Gradient of Q.</param>
    /// <param name="key">Gradient of K.</param>
    /// <param name="value">Gradient of V.</param>
    /// <param name="scratch">Room for two blocks.</param>
    public void Backward(float* output, float* query, float* key, float* value, float* scratch)
    {
        for (var first = 0; first < Steps; first += BlockRows)
        {
            var rows = Math.Min(BlockRows, Steps - first);
            var keys = Visible(first + rows);
            float* probabilities = scratch, scores = scratch + ((long)rows * keys);
            var upstream = output + (first * OutputStride);
            Probabilities(first, rows, keys, probabilities);
            Gemm.Single(
                keys, Size, rows, Strided.Transposed(probabilities, keys), Strided.Rows(upstream, OutputStride),
                value, Stride, add: true);
            Gemm.Single(
                rows, keys, Size, Strided.Rows(upstream, OutputStride), Strided.Transposed(Value, Stride),
                scores, keys, add: false);
            for (var r = 0; r < rows; r++)
            {
                SoftmaxKernel.BackwardInPlace(probabilities + ((long)r * keys), scores + ((long)r * keys), keys);
            }

            Gemm.Single(
                rows, Size, keys, Strided.Rows(scores, keys), Strided.Rows(Key, Stride),
                query + (first * Stride), Stride, add: false);
            Gemm.Single(
                keys, Size, rows, Strided.Transposed(scores, keys), Strided.Rows(Query + (first * Stride), Stride),
                key, Stride, add: true);
        }
    }

    // Keys that the queries before a step can see.
    private int Visible(int step) => Causal ? Math.Min(step, Keys) : Keys;

    // softmax(Q K^T) of a block of queries, [rows, N]; zero for the keys that a query cannot see.
    private void Probabilities(int first, int rows, int keys, float* target)
    {
        Gemm.Single(
            rows, keys, Size, Strided.Rows(Query + (first * Stride), Stride), Strided.Transposed(Key, Stride),
            target, keys, add: false);
        for (var r = 0; r < rows; r++)
        {
            var row = target + ((long)r * keys);
            var visible = Visible(first + r + 1);
            SoftmaxKernel.Run(row, row, visible);
            new Span<float>(row + visible, keys - visible).Clear();
        }
    }
}
