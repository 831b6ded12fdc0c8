using MoodLab.Neural.Autograd;
using MoodLab.Neural.Kernels;
using MoodLab.Neural.Memory;
using MoodLab.Neural.Randomness;
using MoodLab.Neural.Tensors;

namespace MoodLab.Neural.Layers;

/// <summary>
/// While learning, sets a share of the elements to zero and scales the rest by 1 / (1 - p) (Srivastava et al.,
/// "Dropout", 2014, in the inverted form). Does nothing in evaluation.
/// </summary>
public sealed class Dropout : Module
{
    private readonly RandomSource _random;

    /// <summary>Creates a layer.</summary>
    /// <param name="probability">p, 0 to below 1, kept to the nearest 1/65,536.</param>
    /// <param name="random">Source of the choices.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is out of range.</exception>
    public Dropout(double probability, RandomSource random)
    {
        Probability = DropoutMask.Check(probability);
        _random = random;
    }

    /// <summary>Gets p, the share that is dropped.</summary>
    public double Probability { get; }

    /// <summary>Drops elements.</summary>
    /// <param name="tape">The step's tape.</param>
    /// <param name="input">Any shape.</param>
    /// <returns>The same shape; the input itself where nothing is dropped.</returns>
    public unsafe Tensor Forward(Tape tape, Tensor input)
    {
        ArgumentNullException.ThrowIfNull(tape);
        ArgumentNullException.ThrowIfNull(input);
        if (!IsTraining || Probability == 0)
        {
            return input;
        }

        var output = tape.Make(input.RequiresGrad, input.Sizes);
        var mask = tape.Scratch(input.Length);
        DropoutMask.Draw(Probability, _random, mask.Pointer, mask.Length);
        Scale(tape, input.Pointer, mask, output.Pointer, add: false);
        tape.Record(output, () =>
        {
            var add = !input.TakeGrad();
            Scale(tape, output.GradPointer, mask, input.GradPointer, add);
        });
        return output;
    }

    private static unsafe void Scale(Tape tape, float* source, NativeBuffer mask, float* target, bool add)
    {
        var factors = mask.Pointer;
        var pool = tape.Workers;
        pool.Run(worker =>
        {
            var (start, end) = pool.Part((int)mask.Length, Lanes512.Count, worker);
            for (var i = start; i < end; i++)
            {
                target[i] = (add ? target[i] : 0) + (source[i] * factors[i]);
            }
        });
    }
}
