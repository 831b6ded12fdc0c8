using MoodLab.Neural.Autograd;
using MoodLab.Neural.Tensors;

namespace MoodLab.Neural.Layers;

/// <summary>The mean squared difference as one operation.</summary>
public static class MeanSquaredError
{
    /// <summary>Computes the mean of (prediction - target)^2 over all elements.</summary>
    /// <param name="tape">The step's tape.</param>
    /// <param name="prediction">Any shape.</param>
    /// <param name="target">The same shape.</param>
    /// <returns>A scalar, of which the gradient flows to both.</returns>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static Tensor Forward(Tape tape, Tensor prediction, Tensor target)
    {
        ArgumentNullException.ThrowIfNull(tape);
        ArgumentNullException.ThrowIfNull(prediction);
        ArgumentNullException.ThrowIfNull(target);
        Shapes.RequireSame(nameof(MeanSquaredError), prediction, target);
        Span<float> from = prediction.Data, to = target.Data;
        double sum = 0;
        for (var i = 0; i < from.Length; i++)
        {
            var difference = (double)from[i] - to[i];
            sum += difference * difference;
        }

        var loss = tape.Make(prediction.RequiresGrad || target.RequiresGrad);
        loss.Data[0] = (float)(sum / prediction.Length);
        tape.Record(loss, () =>
        {
            var scale = 2 * loss.Grad[0] / prediction.Length;
            Backward(prediction, target, scale);
            Backward(target, prediction, scale);
        });
        return loss;
    }

    private static void Backward(Tensor tensor, Tensor other, float scale)
    {
        if (!tensor.RequiresGrad)
        {
            return;
        }

        tensor.EnsureGrad();
        Span<float> value = tensor.Data, compared = other.Data, gradient = tensor.Grad;
        for (var i = 0; i < value.Length; i++)
        {
            gradient[i] += scale * (value[i] - compared[i]);
        }
    }
}
