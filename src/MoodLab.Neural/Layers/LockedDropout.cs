using MoodLab.Neural.Autograd;
using MoodLab.Neural.Kernels;
using MoodLab.Neural.Randomness;
using MoodLab.Neural.Tensors;

namespace MoodLab.Neural.Layers;

/// <summary>
/// Dropout of sequences with one mask for all steps: a feature of a sequence is there at every step or at none
/// (variational dropout, Gal and Ghahramani 2016; locked dropout, Merity et al., "Regularizing and Optimizing LSTM
/// Language Models", 2018; Keras's <c>SpatialDropout1D</c>, and its LSTM's <c>dropout</c> but for that drawing a mask
/// for each gate). What is kept is scaled by 1 / (1 - p). Does nothing in evaluation.
/// </summary>
public sealed class LockedDropout : Module
{
    private readonly RandomSource _random;

    /// <summary>Creates a layer.</summary>
    /// <param name="probability">p, 0 to below 1, kept to the nearest 1/65,536.</param>
    /// <param name="random">Source of the choices.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is out of range.</exception>
    public LockedDropout(double probability, RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(random);
        Probability = DropoutMask.Check(probability);
        _random = random;
    }

    /// <summary>Gets p, the share that is dropped.</summary>
    public double Probability { get; }

    /// <summary>Drops features.</summary>
    /// <param name="tape">The step's tape.</param>
    /// <param name="input">[T, B, C], time-major; each of the B * C features gets one choice.</param>
    /// <returns>The same shape; the input itself where nothing is dropped.</returns>
    /// <exception cref="ArgumentException">The input is not of rank 3.</exception>
    public unsafe Tensor Forward(Tape tape, Tensor input)
    {
        ArgumentNullException.ThrowIfNull(tape);
        ArgumentNullException.ThrowIfNull(input);
        if (input.Shape.Length != 3)
        {
            throw new ArgumentException(
                $"{nameof(LockedDropout)} expects [T, B, C], but the input is {Shapes.Describe(input.Shape)}.",
                nameof(input));
        }

        if (!IsTraining || Probability == 0)
        {
            return input;
        }

        var features = input.Shape[1] * input.Shape[2];
        var output = tape.Make(input.RequiresGrad, input.Sizes);
        var mask = tape.Scratch(features).Pointer;
        DropoutMask.Draw(Probability, _random, mask, features);
        for (var at = 0; at < input.Length; at += features)
        {
            Hadamard.Multiply(output.Pointer + at, input.Pointer + at, mask, features);
        }

        tape.Record(output, () =>
        {
            input.EnsureGrad();
            for (var at = 0; at < input.Length; at += features)
            {
                Hadamard.AddProduct(input.GradPointer + at, output.GradPointer + at, mask, features);
            }
        });
        return output;
    }
}
