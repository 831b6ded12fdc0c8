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

    private static unsafe void PassOn(Tensor from, Tensor to)
    {
        if (to.RequiresGrad)
        {
            to.EnsureGrad();
            Elementwise.Add(to.GradPointer, from.GradPointer, from.Length);
        }
    }
}
