using MoodLab.Neural.Autograd;
using MoodLab.Neural.Kernels;
using MoodLab.Neural.Tensors;

namespace MoodLab.Neural.Layers;

/// <summary>Functions of every element, and softmax; each gives a tensor of the input's shape.</summary>
public static unsafe class Activations
{
    /// <summary>max(x, 0); its slope at 0 is 0, as PyTorch's.</summary>
    /// <param name="tape">The step's tape.</param>
    /// <param name="input">Any shape.</param>
    public static Tensor Relu(Tape tape, Tensor input) => Apply<ReluFunction>(tape, input);

    /// <summary>
    /// x Phi(x) with the normal distribution function (Hendrycks and Gimpel, "Gaussian Error Linear Units", 2016): the
    /// exact form by the error function, PyTorch's default, not the one by tanh.
    /// </summary>
    /// <param name="tape">The step's tape.</param>
    /// <param name="input">Any shape.</param>
    public static Tensor Gelu(Tape tape, Tensor input) => Apply<GeluFunction>(tape, input);

    /// <summary>Hyperbolic tangent.</summary>
    /// <param name="tape">The step's tape.</param>
    /// <param name="input">Any shape.</param>
    public static Tensor Tanh(Tape tape, Tensor input) => Apply<TanhFunction>(tape, input);

    /// <summary>1 / (1 + e^-x).</summary>
    /// <param name="tape">The step's tape.</param>
    /// <param name="input">Any shape.</param>
    public static Tensor Sigmoid(Tape tape, Tensor input) => Apply<SigmoidFunction>(tape, input);

    /// <summary>Softmax over the last dimension.</summary>
    /// <param name="tape">The step's tape.</param>
    /// <param name="input">[..., V].</param>
    /// <returns>[..., V], each row positive with the sum 1.</returns>
    /// <exception cref="ArgumentException">The input is a scalar.</exception>
    public static Tensor Softmax(Tape tape, Tensor input)
    {
        ArgumentNullException.ThrowIfNull(tape);
        ArgumentNullException.ThrowIfNull(input);
        if (input.Shape.Length == 0)
        {
            throw new ArgumentException("Softmax expects [..., V], but the input is a scalar, [].", nameof(input));
        }

        var classes = input.Shape[^1];
        var rows = input.Length / classes;
        var output = tape.Make(input.RequiresGrad, input.Sizes);
        tape.Workers.Run(worker =>
        {
            var (start, end) = tape.Workers.Part(rows, 1, worker);
            for (var r = start; r < end; r++)
            {
                var at = (long)r * classes;
                SoftmaxKernel.Run(input.Pointer + at, output.Pointer + at, classes);
            }
        });
        tape.Record(output, () =>
        {
            input.EnsureGrad();
            var gradient = tape.Scratch(output.Length);
            output.Grad.CopyTo(gradient.Span);
            tape.Workers.Run(worker =>
            {
                var (start, end) = tape.Workers.Part(rows, 1, worker);
                for (var r = start; r < end; r++)
                {
                    var at = (long)r * classes;
                    SoftmaxKernel.BackwardInPlace(output.Pointer + at, gradient.Pointer + at, classes);
                    Elementwise.Add(input.GradPointer + at, gradient.Pointer + at, classes);
                }
            });
        });
        return output;
    }

    private static Tensor Apply<TFunction>(Tape tape, Tensor input)
        where TFunction : IPointwise
    {
        ArgumentNullException.ThrowIfNull(tape);
        ArgumentNullException.ThrowIfNull(input);
        var output = tape.Make(input.RequiresGrad, input.Sizes);
        tape.Workers.Run(worker =>
        {
            var (start, end) = tape.Workers.Part(input.Length, Lanes512.Count, worker);
            PointwiseKernel<TFunction>.Forward(input.Pointer, output.Pointer, start, end);
        });
        tape.Record(output, () =>
        {
            var add = !input.TakeGrad();
            tape.Workers.Run(worker =>
            {
                var (start, end) = tape.Workers.Part(input.Length, Lanes512.Count, worker);
                PointwiseKernel<TFunction>.Backward(
                    input.Pointer, output.Pointer, output.GradPointer, input.GradPointer, start, end, add);
            });
        });
        return output;
    }
}
