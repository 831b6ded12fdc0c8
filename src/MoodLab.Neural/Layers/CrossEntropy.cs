using MoodLab.Neural.Autograd;
using MoodLab.Neural.Kernels;
using MoodLab.Neural.Tensors;

namespace MoodLab.Neural.Layers;

/// <summary>Softmax and its negative log-likelihood as one operation.</summary>
public static class CrossEntropy
{
    /// <summary>A target that does not count.</summary>
    public const int Ignored = -1;

    /// <summary>Computes the mean negative log-likelihood of the targets, in nats.</summary>
    /// <param name="tape">The step's tape.</param>
    /// <param name="logits">[..., V].</param>
    /// <param name="targets">One class for each row, 0 to V - 1, or <see cref="Ignored"/>.</param>
    /// <returns>A scalar; 0 where all targets are ignored.</returns>
    /// <exception cref="ArgumentException">
    /// The logits are a scalar, or there is not one target for each row.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is no class.</exception>
    public static unsafe Tensor Forward(Tape tape, Tensor logits, int[] targets)
    {
        ArgumentNullException.ThrowIfNull(tape);
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(targets);
        if (logits.Shape.Length == 0)
        {
            throw new ArgumentException("CrossEntropy expects [..., V], but the logits are a scalar.", nameof(logits));
        }

        var classes = logits.Shape[^1];
        var rows = logits.Length / classes;
        if (targets.Length != rows)
        {
            throw new ArgumentException(
                $"{targets.Length} targets do not fit logits {Shapes.Describe(logits.Shape)}.", nameof(targets));
        }

        var counted = 0;
        foreach (var target in targets)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(target, Ignored, nameof(targets));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(target, classes, nameof(targets));
            counted += target == Ignored ? 0 : 1;
        }

        var probabilities = tape.Scratch(logits.Length);
        var losses = tape.Scratch(rows);
        tape.Workers.Run(worker =>
        {
            var (start, end) = tape.Workers.Part(rows, 1, worker);
            for (var r = start; r < end; r++)
            {
                var row = logits.Pointer + ((long)r * classes);
                var logSum = SoftmaxKernel.Run(row, probabilities.Pointer + ((long)r * classes), classes);
                losses.Pointer[r] = targets[r] == Ignored ? 0 : (float)(logSum - row[targets[r]]);
            }
        });

        // Summed in order, whatever the number of threads.
        double sum = 0;
        for (var r = 0; r < rows; r++)
        {
            sum += losses.Pointer[r];
        }

        var loss = tape.Make(logits.RequiresGrad);
        loss.Data[0] = (float)(sum / Math.Max(counted, 1));
        tape.Record(loss, () =>
        {
            logits.EnsureGrad();
            var scale = loss.Grad[0] / Math.Max(counted, 1);
            Backward(logits, probabilities.Pointer, targets, classes, scale);
        });
        return loss;
    }

    // d loss / d logit = (probability - [is target]) / number of targets.
    private static unsafe void Backward(Tensor logits, float* probabilities, int[] targets, int classes, float scale)
    {
        for (var r = 0; r < targets.Length; r++)
        {
            if (targets[r] == Ignored)
            {
                continue;
            }

            var gradient = logits.GradPointer + ((long)r * classes);
            var row = probabilities + ((long)r * classes);
            for (var i = 0; i < classes; i++)
            {
                gradient[i] += row[i] * scale;
            }

            gradient[targets[r]] -= scale;
        }
    }
}
