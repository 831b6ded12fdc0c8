using MoodLab.Neural.Autograd;
using MoodLab.Neural.Kernels;
using MoodLab.Neural.Tensors;

namespace MoodLab.Neural.Layers;

/// <summary>
/// Gives its input on and turns the gradient round, so that what lies below learns to make the task above impossible
/// (Ganin and Lempitsky, "Unsupervised Domain Adaptation by Backpropagation", 2015, equations 6 and 7).
/// </summary>
public static class GradientReversal
{
    /// <summary>Copies its input; the gradient comes back times -lambda.</summary>
    /// <param name="tape">The step's tape.</param>
    /// <param name="input">Any shape.</param>
    /// <param name="lambda">How strongly the task above counts, at least 0.</param>
    /// <returns>The same shape.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Lambda is negative or not finite.</exception>
    public static unsafe Tensor Forward(Tape tape, Tensor input, double lambda)
    {
        ArgumentNullException.ThrowIfNull(tape);
        ArgumentNullException.ThrowIfNull(input);
        if (lambda < 0 || !double.IsFinite(lambda))
        {
            throw new ArgumentOutOfRangeException(nameof(lambda), lambda, "A finite number of at least 0.");
        }

        var output = tape.Make(input.RequiresGrad, input.Sizes);
        input.Data.CopyTo(output.Data);
        tape.Record(output, () =>
        {
            input.EnsureGrad();
            Elementwise.AddScaled(input.GradPointer, output.GradPointer, (float)-lambda, input.Length);
        });
        return output;
    }
}
