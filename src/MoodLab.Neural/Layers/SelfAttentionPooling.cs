using MoodLab.Neural.Autograd;
using MoodLab.Neural.Kernels;
using MoodLab.Neural.Randomness;
using MoodLab.Neural.Tensors;

namespace MoodLab.Neural.Layers;

/// <summary>
/// Reads a sequence into a fixed number of vectors, each a weighted mean of its steps (Lin et al., "A Structured
/// Self-attentive Sentence Embedding", 2017, equations 5 to 7): A = softmax(W_s2 tanh(W_s1 H^T)), M = A H. Shapes: T
/// steps, B sequences, C numbers of a step, U hidden units, R weighted means. <c>ws1.weight</c> is [U, C],
/// <c>ws2.weight</c> is [R, U]; there are no biases.
/// </summary>
public sealed unsafe class SelfAttentionPooling : Module
{
    private readonly Tensor _first;
    private readonly Tensor _second;

    /// <summary>Creates a layer; weights start uniform within 1 / sqrt(C) and 1 / sqrt(U).</summary>
    /// <param name="size">C.</param>
    /// <param name="hidden">U.</param>
    /// <param name="means">R.</param>
    /// <param name="random">Source of the starting values.</param>
    public SelfAttentionPooling(int size, int hidden, int means, RandomSource random)
    {
        Size = size;
        Means = means;
        _first = Register(
            "ws1.weight", Initialise.Uniform(new Tensor(hidden, size), 1 / Math.Sqrt(size), random));
        _second = Register(
            "ws2.weight", Initialise.Uniform(new Tensor(means, hidden), 1 / Math.Sqrt(hidden), random));
    }

    /// <summary>Gets C, the size of the input's last dimension.</summary>
    public int Size { get; }

    /// <summary>Gets R, the number of weighted means.</summary>
    public int Means { get; }

    /// <summary>Reads sequences.</summary>
    /// <param name="tape">The step's tape.</param>
    /// <param name="input">H, [T, B, C].</param>
    /// <param name="lengths">
    /// For each of the B sequences how many of its steps exist, 1 to T; those after them have weight 0. Null: all
    /// exist. Not to be changed before the step ends.
    /// </param>
    /// <returns>
    /// M, [B, R, C], and A, [B, R, T], whose rows sum to 1; <see cref="AttentionPenalty"/> keeps them apart.
    /// </returns>
    /// <exception cref="ArgumentException">The input has another shape, or there are not B lengths.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A length is out of range.</exception>
    public (Tensor Output, Tensor Attention) Forward(Tape tape, Tensor input, int[]? lengths = null)
    {
        ArgumentNullException.ThrowIfNull(tape);
        ArgumentNullException.ThrowIfNull(input);
        if (input.Shape.Length != 3 || input.Shape[2] != Size)
        {
            throw new ArgumentException(
                $"SelfAttentionPooling expects [T, B, {Size}], but the input is {Shapes.Describe(input.Shape)}.",
                nameof(input));
        }

        Shapes.RequireLengths(input, lengths);
        var hidden = Activations.Tanh(tape, Affine.Forward(tape, input, _first, bias: null));
        var attention = SoftmaxOverTime(tape, Affine.Forward(tape, hidden, _second, bias: null), lengths);
        return (Mix(tape, input, attention), attention);
    }

    // From scores [T, B, R] to probabilities over time [B, R, T].
    private static Tensor SoftmaxOverTime(Tape tape, Tensor scores, int[]? lengths)
    {
        int steps = scores.Shape[0], rows = scores.Shape[1] * scores.Shape[2], means = scores.Shape[2];
        var output = tape.Make(scores.RequiresGrad, scores.Shape[1], means, steps);
        tape.Workers.Run(worker =>
        {
            var (start, end) = tape.Workers.Part(rows, 1, worker);
            for (var r = start; r < end; r++)
            {
                var length = lengths?[r / means] ?? steps;
                var row = output.Pointer + ((long)r * steps);
                for (var t = 0; t < length; t++)
                {
                    row[t] = scores.Pointer[((long)t * rows) + r];
                }

                SoftmaxKernel.Run(row, row, length);
                new Span<float>(row + length, steps - length).Clear();
            }
        });
        tape.Record(output, () =>
        {
            scores.EnsureGrad();
            tape.Workers.Run(worker =>
            {
                var (start, end) = tape.Workers.Part(rows, 1, worker);
                for (var r = start; r < end; r++)
                {
                    // Nothing reads the gradient of the probabilities after this, so it is turned in place.
                    var gradient = output.GradPointer + ((long)r * steps);
                    SoftmaxKernel.BackwardInPlace(output.Pointer + ((long)r * steps), gradient, steps);
                    for (var t = 0; t < steps; t++)
                    {
                        scores.GradPointer[((long)t * rows) + r] += gradient[t];
                    }
                }
            });
        });
        return output;
    }

    // M of each sequence = A [R, T] times H [T, C].
    private static Tensor Mix(Tape tape, Tensor input, Tensor attention)
    {
        int steps = input.Shape[0], batch = input.Shape[1], size = input.Shape[2], means = attention.Shape[1];
        var output = tape.Make(true, batch, means, size);
        ForEachSequence(tape, batch, b => Gemm.Single(
            means, size, steps, Strided.Rows(attention.Pointer + ((long)b * means * steps), steps),
            Strided.Rows(input.Pointer + (b * size), (nint)batch * size),
            output.Pointer + ((long)b * means * size), size, add: false));
        tape.Record(output, () =>
        {
            attention.EnsureGrad();
            ForEachSequence(tape, batch, b => Gemm.Single(
                means, steps, size, Strided.Rows(output.GradPointer + ((long)b * means * size), size),
                Strided.Transposed(input.Pointer + (b * size), (nint)batch * size),
                attention.GradPointer + ((long)b * means * steps), steps, add: true));
            if (input.RequiresGrad)
            {
                input.EnsureGrad();
                ForEachSequence(tape, batch, b => Gemm.Single(
                    steps, size, means, Strided.Transposed(attention.Pointer + ((long)b * means * steps), steps),
                    Strided.Rows(output.GradPointer + ((long)b * means * size), size),
                    input.GradPointer + (b * size), (nint)batch * size, add: true));
            }
        });
        return output;
    }

    private static void ForEachSequence(Tape tape, int batch, Action<int> work) => tape.Workers.Run(worker =>
    {
        var (start, end) = tape.Workers.Part(batch, 1, worker);
        for (var b = start; b < end; b++)
        {
            work(b);
        }
    });
}
