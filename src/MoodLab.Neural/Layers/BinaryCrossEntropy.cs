using MoodLab.Neural.Autograd;
using MoodLab.Neural.Kernels;
using MoodLab.Neural.Tensors;

namespace MoodLab.Neural.Layers;

/// <summary>The logistic function and its negative log-likelihood as one operation.</summary>
public static class BinaryCrossEntropy
{
    /// <summary>
    /// Computes the mean over all elements of -z log s(x) - (1 - z) log(1 - s(x)) in nats, for logits x, targets z and
    /// s(x) = 1 / (1 + e^-x), in the form max(x, 0) - x z + log(1 + e^-|x|), which stays finite for every finite logit.
    /// </summary>
    /// <param name="tape">The step's tape.</param>
    /// <param name="logits">Any shape.</param>
    /// <param name="targets">The same shape; probabilities, 0 to 1. Taken as constant.</param>
    /// <returns>A scalar.</returns>
    /// <exception cref="ArgumentException">The shapes differ, or the targets want a gradient.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is no probability.</exception>
    public static unsafe Tensor Forward(Tape tape, Tensor logits, Tensor targets)
    {
        ArgumentNullException.ThrowIfNull(tape);
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(targets);
        Shapes.RequireSame(nameof(BinaryCrossEntropy), logits, targets);
        RequireProbabilities(targets);
        var losses = tape.Scratch(logits.Length);
        tape.Workers.Run(worker =>
        {
            var (start, end) = tape.Workers.Part(logits.Length, 16, worker);
            for (var i = start; i < end; i++)
            {
                double x = logits.Pointer[i], z = targets.Pointer[i];
                losses.Pointer[i] = (float)(Math.Max(x, 0) - (x * z) + Math.Log(1 + Math.Exp(-Math.Abs(x))));
            }
        });

        // Summed in order, whatever the number of threads.
        double sum = 0;
        foreach (var element in losses.Span)
        {
            sum += element;
        }

        var loss = tape.Make(logits.RequiresGrad);
        loss.Data[0] = (float)(sum / logits.Length);
        tape.Record(loss, () =>
        {
            logits.EnsureGrad();
            var scale = loss.Grad[0] / logits.Length;
            tape.Workers.Run(worker =>
            {
                var (start, end) = tape.Workers.Part(logits.Length, 16, worker);
                for (var i = start; i < end; i++)
                {
                    var share = 1 / (1 + MathF.Exp(-logits.Pointer[i]));
                    logits.GradPointer[i] += Gemm.Flush((share - targets.Pointer[i]) * scale);
                }
            });
        });
        return loss;
    }

    private static void RequireProbabilities(Tensor targets)
    {
        if (targets.RequiresGrad)
        {
            throw new ArgumentException("BinaryCrossEntropy takes its targets as constant.", nameof(targets));
        }

        foreach (var target in targets.Data)
        {
            if (target is not (>= 0 and <= 1))
            {
                throw new ArgumentOutOfRangeException(nameof(targets), target, "A probability, 0 to 1.");
            }
        }
    }
}
