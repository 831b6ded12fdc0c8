using MoodLab.Neural.Autograd;
using MoodLab.Neural.Kernels;
using MoodLab.Neural.Randomness;
using MoodLab.Neural.Tensors;

namespace MoodLab.Neural.Layers;

/// <summary>
/// Multi-head self-attention (Vaswani et al., "Attention Is All You Need", 2017, section 3.2). Shapes: T steps, B
/// sequences, E numbers of a step in H heads of D = E / H. Parameters as PyTorch's <c>nn.MultiheadAttention</c> names
/// them: <c>in_proj_weight</c> [3E, E] (query, key, value), <c>in_proj_bias</c> [3E], <c>out_proj.weight</c> [E, E],
/// <c>out_proj.bias</c> [E].
/// </summary>
public sealed unsafe class MultiHeadAttention : Module
{
    private RotaryPositions? _positions;

    /// <summary>
    /// Creates a layer as PyTorch does: the input projection uniform within sqrt(6 / 4E) (Glorot and Bengio 2010), the
    /// output projection within 1 / sqrt(E), biases 0.
    /// </summary>
    /// <param name="size">E.</param>
    /// <param name="heads">H, a divisor of E.</param>
    /// <param name="random">Source of the starting values.</param>
    /// <param name="rotary">
    /// Whether queries and keys are turned by their positions (Su et al., "RoFormer", 2021), so that the layer sees how
    /// far apart steps are; without, it sees no positions at all. D must be even then.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The heads do not divide E, or D is odd and rotary.</exception>
    public MultiHeadAttention(int size, int heads, RandomSource random, bool rotary = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(heads, 1);
        if (size % heads != 0 || (rotary && size / heads % 2 != 0))
        {
            throw new ArgumentOutOfRangeException(
                nameof(heads), heads, $"{heads} heads do not share {size} numbers{(rotary ? " in pairs" : "")}.");
        }

        Size = size;
        Heads = heads;
        IsRotary = rotary;
        var bound = Math.Sqrt(6.0 / (4.0 * size));
        InputWeight = Register("in_proj_weight", Initialise.Uniform(new Tensor(3 * size, size), bound, random));
        InputBias = Register("in_proj_bias", new Tensor(3 * size));
        Output = Register("out_proj", new Linear(size, size, random));
        Output.Bias.Data.Clear();
    }

    /// <summary>Gets E, the size of the input's and the output's last dimension.</summary>
    public int Size { get; }

    /// <summary>Gets H.</summary>
    public int Heads { get; }

    /// <summary>Gets D, the numbers of a head.</summary>
    public int HeadSize => Size / Heads;

    /// <summary>Gets whether queries and keys are turned by their positions.</summary>
    public bool IsRotary { get; }

    internal Tensor InputWeight { get; }

    internal Tensor InputBias { get; }

    internal Linear Output { get; }

    internal float Scale => (float)(1 / Math.Sqrt(HeadSize));

    /// <summary>Lets every step of a sequence look at the steps of the same sequence.</summary>
    /// <param name="tape">The step's tape.</param>
    /// <param name="input">[T, B, E].</param>
    /// <param name="causal">Whether a step sees only itself and those before it.</param>
    /// <param name="lengths">
    /// For each of the B sequences how many of its steps exist, 1 to T; no step looks at those after them. What the
    /// layer gives at such padding is of no use. Null: all exist. Not to be changed before the step ends.
    /// </param>
    /// <returns>[T, B, E].</returns>
    /// <exception cref="ArgumentException">The input has another shape, or there are not B lengths.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A length is out of range.</exception>
    public Tensor Forward(Tape tape, Tensor input, bool causal = false, int[]? lengths = null)
    {
        ArgumentNullException.ThrowIfNull(tape);
        ArgumentNullException.ThrowIfNull(input);
        if (input.Shape.Length != 3 || input.Shape[2] != Size)
        {
            throw new ArgumentException(
                $"MultiHeadAttention expects [T, B, {Size}], but the input is {Shapes.Describe(input.Shape)}.",
                nameof(input));
        }

        Shapes.RequireLengths(input, lengths);
        var projected = Affine.Forward(tape, input, InputWeight, InputBias);
        return Output.Forward(tape, Attend(tape, projected, causal, lengths));
    }

    // From queries, keys and values [T, B, 3E], of which the first two are scaled and turned in place, to [T, B, E].
    private Tensor Attend(Tape tape, Tensor projected, bool causal, int[]? lengths)
    {
        int steps = projected.Shape[0], batch = projected.Shape[1];
        var positions = Positions(steps);
        var output = tape.Make(true, steps, batch, Size);
        ForEachHead(tape, steps, batch, scratchBlocks: 1, (b, h, scratch) =>
        {
            var head = Head(projected, causal, lengths, b, h);
            for (var t = 0; t < steps; t++)
            {
                Turn(head.Query + (t * head.Stride), positions, t, back: false);
                positions?.Turn(head.Key + (t * head.Stride), t);
            }

            head.Forward(output.Pointer + (b * Size) + (h * HeadSize), scratch);
        });
        tape.Record(output, () => AttendBackward(tape, projected, output, positions, causal, lengths));
        return output;
    }

    private void AttendBackward(
        Tape tape, Tensor projected, Tensor output, RotaryPositions? positions, bool causal, int[]? lengths)
    {
        int steps = projected.Shape[0], batch = projected.Shape[1];
        projected.EnsureGrad();
        ForEachHead(tape, steps, batch, scratchBlocks: 2, (b, h, scratch) =>
        {
            var head = Head(projected, causal, lengths, b, h);
            var query = projected.GradPointer + (head.Query - projected.Pointer);
            var key = query + Size;
            head.Backward(output.GradPointer + (b * Size) + (h * HeadSize), query, key, key + Size, scratch);
            for (var t = 0; t < steps; t++)
            {
                Turn(query + (t * head.Stride), positions, t, back: true);
                positions?.Turn(key + (t * head.Stride), t, back: true);
            }
        });
    }

    // Every head of every sequence is one worker's, so that sums do not depend on the number of workers.
    private void ForEachHead(Tape tape, int steps, int batch, int scratchBlocks, HeadWork work)
    {
        var room = (long)scratchBlocks * Math.Min(AttentionHead.BlockRows, steps) * steps;
        var scratch = tape.Scratch(room * tape.Workers.Size);
        tape.Workers.Run(worker =>
        {
            var (start, end) = tape.Workers.Part(batch * Heads, 1, worker);
            for (var i = start; i < end; i++)
            {
                work(i / Heads, i % Heads, scratch.Pointer + (worker * room));
            }
        });
    }

    private AttentionHead Head(Tensor projected, bool causal, int[]? lengths, int b, int h)
    {
        var query = projected.Pointer + ((long)b * 3 * Size) + (h * HeadSize);
        return new AttentionHead
        {
            Steps = projected.Shape[0],
            Keys = lengths?[b] ?? projected.Shape[0],
            Causal = causal,
            Size = HeadSize,
            Query = query,
            Key = query + Size,
            Value = query + (2 * Size),
            Stride = (nint)projected.Shape[1] * 3 * Size,
            OutputStride = (nint)projected.Shape[1] * Size,
        };
    }

    // Scales a query and turns it to its position, or its gradient back; both are linear, so their order is free.
    private void Turn(float* query, RotaryPositions? positions, int position, bool back)
    {
        Elementwise.Multiply(query, Scale, HeadSize);
        positions?.Turn(query, position, back);
    }

    private RotaryPositions? Positions(int count)
    {
        if (IsRotary && (_positions is null || _positions.Count < count))
        {
            _positions = new RotaryPositions(count, HeadSize);
        }

        return _positions;
    }

    private delegate void HeadWork(int sequence, int head, float* scratch);
}
