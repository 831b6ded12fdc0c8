using MoodLab.Neural.Autograd;
using MoodLab.Neural.Kernels;
using MoodLab.Neural.Tensors;

namespace MoodLab.Neural.Layers;

/// <summary>
/// The largest element of each window of K x K pixels, every S pixels; windows that do not fit are left out. The
/// gradient goes to the first of the largest elements, as PyTorch's.
/// </summary>
public sealed unsafe class MaxPool2d : Module
{
    // Places in a window are kept in bytes.
    private const int LargestKernel = 16;

    /// <summary>Creates a layer.</summary>
    /// <param name="kernel">K, 1 to 16.</param>
    /// <param name="stride">S, at least 1; null for K.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is out of range.</exception>
    public MaxPool2d(int kernel, int? stride = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(kernel, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(kernel, LargestKernel);
        ArgumentOutOfRangeException.ThrowIfLessThan(stride ?? kernel, 1);
        (Kernel, Stride) = (kernel, stride ?? kernel);
    }

    /// <summary>Gets K, the height and width of a window.</summary>
    public int Kernel { get; }

    /// <summary>Gets S, the step between windows.</summary>
    public int Stride { get; }

    /// <summary>Applies the layer.</summary>
    /// <param name="tape">The step's tape.</param>
    /// <param name="input">[B, C, H, W].</param>
    /// <returns>[B, C, (H - K) / S + 1, (W - K) / S + 1], divisions rounded down.</returns>
    /// <exception cref="ArgumentException">The input has another rank, or is smaller than a window.</exception>
    public Tensor Forward(Tape tape, Tensor input)
    {
        ArgumentNullException.ThrowIfNull(tape);
        ArgumentNullException.ThrowIfNull(input);
        if (input.Shape.Length != 4 || input.Shape[2] < Kernel || input.Shape[3] < Kernel)
        {
            throw new ArgumentException(
                $"MaxPool2d with windows [{Kernel}, {Kernel}] expects [B, C, H, W] of at least that size, but the "
                + $"input is {Shapes.Describe(input.Shape)}.",
                nameof(input));
        }

        PoolKernel kernel = new(input.Shape[2], input.Shape[3], Kernel, Stride);
        int planes = input.Shape[0] * input.Shape[1], from = input.Shape[2] * input.Shape[3];
        var to = kernel.OutHeight * kernel.OutWidth;
        var output = tape.Make(
            input.RequiresGrad, input.Shape[0], input.Shape[1], kernel.OutHeight, kernel.OutWidth);
        var places = (byte*)tape.Scratch(((long)output.Length + sizeof(float) - 1) / sizeof(float)).Pointer;
        tape.Workers.Run(worker =>
        {
            var (start, end) = tape.Workers.Part(planes, 1, worker);
            for (var p = start; p < end; p++)
            {
                var at = (long)p * to;
                kernel.Forward(input.Pointer + ((long)p * from), output.Pointer + at, places + at);
            }
        });
        tape.Record(output, () =>
        {
            var isNew = input.TakeGrad();
            tape.Workers.Run(worker =>
            {
                var (start, end) = tape.Workers.Part(planes, 1, worker);
                for (var p = start; p < end; p++)
                {
                    var gradient = input.GradPointer + ((long)p * from);
                    if (isNew)
                    {
                        new Span<float>(gradient, from).Clear();
                    }

                    var at = (long)p * to;
                    kernel.Backward(output.GradPointer + at, places + at, gradient);
                }
            });
        });
        return output;
    }
}
