using MoodLab.Neural.Autograd;
using MoodLab.Neural.Tensors;

namespace MoodLab.Neural.Layers;

/// <summary>
/// How far a normal distribution is from the standard one, KL(N(m, v) || N(0, 1)), as one operation (Kingma and
/// Welling, "Auto-Encoding Variational Bayes", 2014, appendix B).
/// </summary>
public static class GaussianKl
{
    /// <summary>
    /// Computes (m^2 + v - 1 - log v) / 2 in nats, summed over the last dimension and averaged over the others.
    /// </summary>
    /// <param name="tape">The step's tape.</param>
    /// <param name="mean">m, [..., Z].</param>
    /// <param name="logVariance">log v, of the same shape.</param>
    /// <returns>A scalar.</returns>
    /// <exception cref="ArgumentException">The shapes differ, or are scalars.</exception>
    public static Tensor Forward(Tape tape, Tensor mean, Tensor logVariance)
    {
        ArgumentNullException.ThrowIfNull(tape);
        ArgumentNullException.ThrowIfNull(mean);
        ArgumentNullException.ThrowIfNull(logVariance);
        Shapes.RequireSame(nameof(GaussianKl), mean, logVariance);
        if (mean.Shape.Length == 0)
        {
            throw new ArgumentException("GaussianKl expects [..., Z], but the mean is a scalar.", nameof(mean));
        }

        var rows = mean.Length / mean.Shape[^1];
        double sum = 0;
        for (var i = 0; i < mean.Length; i++)
        {
            double m = mean.Data[i], log = logVariance.Data[i];
            sum += ((m * m) + Math.Exp(log) - 1 - log) / 2;
        }

        var loss = tape.Make(mean.RequiresGrad || logVariance.RequiresGrad);
        loss.Data[0] = (float)(sum / rows);
        tape.Record(loss, () => Backward(mean, logVariance, loss.Grad[0] / rows));
        return loss;
    }

    private static void Backward(Tensor mean, Tensor logVariance, float scale)
    {
        if (mean.RequiresGrad)
        {
            mean.EnsureGrad();
            for (var i = 0; i < mean.Length; i++)
            {
                mean.Grad[i] += scale * mean.Data[i];
            }
        }

        if (logVariance.RequiresGrad)
        {
            logVariance.EnsureGrad();
            for (var i = 0; i < logVariance.Length; i++)
            {
                logVariance.Grad[i] += scale * (float)((Math.Exp(logVariance.Data[i]) - 1) / 2);
            }
        }
    }
}
