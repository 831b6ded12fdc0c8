using MoodLab.Neural.Autograd;
using MoodLab.Neural.Randomness;
using MoodLab.Neural.Tensors;

namespace MoodLab.Neural.Layers;

/// <summary>
/// Draws from a normal distribution so that the gradient reaches its mean and variance (Kingma and Welling,
/// "Auto-Encoding Variational Bayes", 2014, section 2.4).
/// </summary>
public static class Reparameterise
{
    /// <summary>
    /// Computes m + sqrt(v) e, with e drawn anew for each element from the standard normal distribution.
    /// </summary>
    /// <param name="tape">The step's tape.</param>
    /// <param name="mean">m, any shape.</param>
    /// <param name="logVariance">log v, of the same shape.</param>
    /// <param name="random">Source of e; a draw for each element, in their order.</param>
    /// <returns>That shape.</returns>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static unsafe Tensor Forward(Tape tape, Tensor mean, Tensor logVariance, RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(tape);
        ArgumentNullException.ThrowIfNull(mean);
        ArgumentNullException.ThrowIfNull(logVariance);
        ArgumentNullException.ThrowIfNull(random);
        Shapes.RequireSame(nameof(Reparameterise), mean, logVariance);
        var output = tape.Make(mean.RequiresGrad || logVariance.RequiresGrad, mean.Sizes);

        // sqrt(v) e of each element, whose half is also the slope along log v.
        var noise = tape.Scratch(mean.Length);
        for (var i = 0; i < mean.Length; i++)
        {
            noise.Pointer[i] = (float)(Math.Exp(logVariance.Pointer[i] / 2.0) * random.NextGaussian());
            output.Pointer[i] = mean.Pointer[i] + noise.Pointer[i];
        }

        tape.Record(output, () =>
        {
            Operations.PassOn(output, mean);
            if (logVariance.RequiresGrad)
            {
                logVariance.EnsureGrad();
                for (var i = 0; i < logVariance.Length; i++)
                {
                    logVariance.GradPointer[i] += output.GradPointer[i] * noise.Pointer[i] / 2;
                }
            }
        });
        return output;
    }
}
