using MoodLab.Neural.Autograd;
using MoodLab.Neural.Kernels;
using MoodLab.Neural.Tensors;

namespace MoodLab.Neural.Layers;

/// <summary>Operations without parameters.</summary>
public static class Operations
{
    /// <summary>Adds two tensors of the same shape.</summary>
    /// <param name="tape">The step's tape.</param>
    /// <param name="left">Any shape.</param>
    /// <param name="right">The same shape.</param>
    /// <returns>The sum, of that shape.</returns>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static unsafe Tensor Add(Tape tape, Tensor left, Tensor right)
    {
        ArgumentNullException.ThrowIfNull(tape);
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        Shapes.RequireSame(nameof(Add), left, right);
        var output = tape.Make(left.RequiresGrad || right.RequiresGrad, left.Sizes);
        left.Data.CopyTo(output.Data);
        Elementwise.Add(output.Pointer, right.Pointer, output.Length);
        tape.Record(output, () =>
        {
            PassOn(output, left);
            PassOn(output, right);
        });
        return output;
    }

    /// <summary>
    /// Multiplies a tensor by a number: the weight of a loss among others, or the share of a batch whose gradient is
    /// accumulated.
    /// </summary>
    /// <param name="tape">The step's tape.</param>
    /// <param name="input">Any shape.</param>
    /// <param name="factor">The number.</param>
    /// <returns>The same shape.</returns>
    public static unsafe Tensor Scale(Tape tape, Tensor input, double factor)
    {
        ArgumentNullException.ThrowIfNull(tape);
        ArgumentNullException.ThrowIfNull(input);
        var output = tape.Make(input.RequiresGrad, input.Sizes);
        input.Data.CopyTo(output.Data);
        Elementwise.Multiply(output.Pointer, (float)factor, output.Length);
        tape.Record(output, () =>
        {
            input.EnsureGrad();
            Elementwise.AddScaled(input.GradPointer, output.GradPointer, (float)factor, input.Length);
        });
        return output;
    }

    /// <summary>Adds the gradient of a result to that of a tensor of the same shape, where one is wanted.</summary>
    internal static unsafe void PassOn(Tensor from, Tensor to)
    {
        if (to.RequiresGrad)
        {
            to.EnsureGrad();
            Elementwise.Add(to.GradPointer, from.GradPointer, from.Length);
        }
    }
}
