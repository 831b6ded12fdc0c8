using MoodLab.Neural.Autograd;
using MoodLab.Neural.Kernels;
using MoodLab.Neural.Randomness;
using MoodLab.Neural.Tensors;

namespace MoodLab.Neural.Layers;

/// <summary>While learning, adds independent normal noise of mean 0. Does nothing in evaluation.</summary>
public sealed class GaussianNoise : Module
{
    private readonly RandomSource _random;

    /// <summary>Creates a layer.</summary>
    /// <param name="deviation">Standard deviation, at least 0.</param>
    /// <param name="random">Source of the noise.</param>
    /// <exception cref="ArgumentOutOfRangeException">The deviation is out of range.</exception>
    public GaussianNoise(double deviation, RandomSource random)
    {
        if (deviation < 0 || !double.IsFinite(deviation))
        {
            throw new ArgumentOutOfRangeException(nameof(deviation), deviation, "A finite number of at least 0.");
        }

        Deviation = deviation;
        _random = random;
    }

    /// <summary>Gets the standard deviation.</summary>
    public double Deviation { get; }

    /// <summary>Adds noise.</summary>
    /// <param name="tape">The step's tape.</param>
    /// <param name="input">Any shape.</param>
    /// <returns>The same shape; the input itself where there is no noise.</returns>
    public unsafe Tensor Forward(Tape tape, Tensor input)
    {
        ArgumentNullException.ThrowIfNull(tape);
        ArgumentNullException.ThrowIfNull(input);
        if (!IsTraining || Deviation == 0)
        {
            return input;
        }

        var output = tape.Make(input.RequiresGrad, input.Sizes);
        var from = input.Data;
        var to = output.Data;
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = from[i] + (float)(_random.NextGaussian() * Deviation);
        }

        tape.Record(output, () =>
        {
            input.EnsureGrad();
            Elementwise.Add(input.GradPointer, output.GradPointer, output.Length);
        });
        return output;
    }
}
