using MoodLab.Neural.Autograd;
using MoodLab.Neural.Kernels;
using MoodLab.Neural.Tensors;

namespace MoodLab.Neural.Layers;

/// <summary>
/// y = (x - mean) / sqrt(variance + epsilon) * weight + bias over the last dimension (Ba, Kiros and Hinton, "Layer
/// Normalization", 2016, equation 4); the variance is that of the population. <c>weight</c> and <c>bias</c> are [C].
/// </summary>
public sealed unsafe class LayerNorm : Module
{
    // Gradients of weight and bias are summed over the rows in at most so many parts, whatever the number of threads.
    private const int MostGroups = 16;

    private readonly Tensor _weight;
    private readonly Tensor _bias;

    /// <summary>Creates a layer with weights of 1 and a bias of 0.</summary>
    /// <param name="size">C.</param>
    /// <param name="epsilon">What keeps the quotient finite, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is below 1, or epsilon not above 0.</exception>
    public LayerNorm(int size, double epsilon = 1e-5)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(epsilon);
        (Size, Epsilon) = (size, epsilon);
        _weight = Register("weight", new Tensor(size));
        _bias = Register("bias", new Tensor(size));
        _weight.Data.Fill(1);
    }

    /// <summary>Gets C, the size of the last dimension.</summary>
    public int Size { get; }

    /// <summary>Gets the number that keeps the quotient finite.</summary>
    public double Epsilon { get; }

    /// <summary>Applies the layer.</summary>
    /// <param name="tape">The step's tape.</param>
    /// <param name="input">[..., C].</param>
    /// <returns>[..., C].</returns>
    /// <exception cref="ArgumentException">The input's last dimension is not C.</exception>
    public Tensor Forward(Tape tape, Tensor input)
    {
        ArgumentNullException.ThrowIfNull(tape);
        ArgumentNullException.ThrowIfNull(input);
        Shapes.RequireLast(nameof(LayerNorm), input, Size);
        var rows = input.Length / Size;
        var output = tape.Make(true, input.Sizes);
        var normal = tape.Scratch(input.Length);
        var scales = tape.Scratch(rows);
        var pool = tape.Workers;
        pool.Run(worker =>
        {
            var (start, end) = pool.Part(rows, 1, worker);
            for (var r = start; r < end; r++)
            {
                var at = (long)r * Size;
                scales.Pointer[r] = NormKernel.Forward(
                    input.Pointer + at, _weight.Pointer, _bias.Pointer, Size, Epsilon, normal.Pointer + at,
                    output.Pointer + at);
            }
        });
        tape.Record(output, () => Backward(tape, input, output, normal.Pointer, scales.Pointer));
        return output;
    }

    private void Backward(Tape tape, Tensor input, Tensor output, float* normal, float* scales)
    {
        var rows = input.Length / Size;
        var groups = Math.Min(rows, MostGroups);
        var partial = tape.Scratch((long)groups * 2 * Size);
        partial.Span.Clear();
        if (input.RequiresGrad)
        {
            input.EnsureGrad();
        }

        var pool = tape.Workers;
        pool.Run(worker =>
        {
            var (start, end) = pool.Part(groups, 1, worker);
            for (var g = start; g < end; g++)
            {
                var sums = partial.Pointer + ((long)g * 2 * Size);
                for (var r = (long)rows * g / groups; r < (long)rows * (g + 1) / groups; r++)
                {
                    var at = r * Size;
                    NormKernel.Backward(
                        output.GradPointer + at, _weight.Pointer, normal + at, scales[r], Size,
                        input.RequiresGrad ? input.GradPointer + at : null, sums, sums + Size);
                }
            }
        });
        for (var g = 0; g < groups; g++)
        {
            var sums = partial.Pointer + ((long)g * 2 * Size);
            Elementwise.Add(_weight.GradPointer, sums, Size);
            Elementwise.Add(_bias.GradPointer, sums + Size, Size);
        }
    }
}
