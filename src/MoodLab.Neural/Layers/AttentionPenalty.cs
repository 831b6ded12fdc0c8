using MoodLab.Neural.Autograd;
using MoodLab.Neural.Kernels;
using MoodLab.Neural.Memory;
using MoodLab.Neural.Tensors;

namespace MoodLab.Neural.Layers;

/// <summary>
/// What keeps the weighted means of <see cref="SelfAttentionPooling"/> from looking at the same steps (Lin et al., "A
/// Structured Self-attentive Sentence Embedding", 2017, equation 8), as one operation.
/// </summary>
public static unsafe class AttentionPenalty
{
    /// <summary>Computes the squared Frobenius norm of A A^T - I, averaged over the sequences.</summary>
    /// <param name="tape">The step's tape.</param>
    /// <param name="attention">A of each sequence, [B, R, T].</param>
    /// <returns>A scalar, at least 0.</returns>
    /// <exception cref="ArgumentException">The attention has another shape.</exception>
    public static Tensor Forward(Tape tape, Tensor attention)
    {
        ArgumentNullException.ThrowIfNull(tape);
        ArgumentNullException.ThrowIfNull(attention);
        if (attention.Shape.Length != 3)
        {
            throw new ArgumentException(
                $"AttentionPenalty expects [B, R, T], but the attention is {Shapes.Describe(attention.Shape)}.",
                nameof(attention));
        }

        int batch = attention.Shape[0], means = attention.Shape[1], steps = attention.Shape[2];
        var excess = tape.Scratch((long)batch * means * means);
        double sum = 0;
        for (var b = 0; b < batch; b++)
        {
            sum += Excess(attention.Pointer + ((long)b * means * steps), means, steps, excess, b);
        }

        var loss = tape.Make(attention.RequiresGrad);
        loss.Data[0] = (float)(sum / batch);
        tape.Record(loss, () =>
        {
            attention.EnsureGrad();
            Elementwise.Multiply(excess.Pointer, 4 * loss.Grad[0] / batch, excess.Length);
            for (var b = 0; b < batch; b++)
            {
                // d |A A^T - I|^2 / d A = 4 (A A^T - I) A.
                var at = (long)b * means * steps;
                Gemm.Single(
                    means, steps, means, Strided.Rows(excess.Pointer + ((long)b * means * means), means),
                    Strided.Rows(attention.Pointer + at, steps), attention.GradPointer + at, steps, add: true);
            }
        });
        return loss;
    }

    // Writes A A^T - I of a sequence, [R, R]; returns the sum of its squares.
    private static double Excess(float* attention, int means, int steps, NativeBuffer target, int b)
    {
        var products = target.Pointer + ((long)b * means * means);
        Gemm.Single(
            means, means, steps, Strided.Rows(attention, steps), Strided.Transposed(attention, steps), products,
            means, add: false);
        double sum = 0;
        for (var i = 0; i < means * means; i++)
        {
            products[i] -= i % (means + 1) == 0 ? 1 : 0;
            sum += (double)products[i] * products[i];
        }

        return sum;
    }
}
