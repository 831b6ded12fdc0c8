using MoodLab.Neural.Autograd;
using MoodLab.Neural.Layers;
using MoodLab.Neural.Tensors;
using MoodLab.Neural.Threading;

namespace MoodLab.Neural.Interpretation;

/// <summary>
/// Which steps of its input a model's output hangs on: the gradient of an output with respect to the input's embeddings
/// (Simonyan et al., "Deep Inside Convolutional Networks: Visualising Image Classification Models and Saliency Maps",
/// 2014, section 3).
/// </summary>
public static class Saliency
{
    /// <summary>Computes the gradient of the same output of every row: a class of every sequence, say.</summary>
    /// <param name="module">
    /// What <paramref name="forward"/> runs; in evaluation if dropout and noise are not wanted.
    /// </param>
    /// <param name="embedded">What an <see cref="Embedding"/> gives, [T, B, E]; only read.</param>
    /// <param name="forward">
    /// Computes logits, [..., V], from embeddings [T, B, E] on the tape that it is given.
    /// </param>
    /// <param name="output">0 to V - 1.</param>
    /// <param name="pool">The threads; null for the process's own.</param>
    /// <returns>
    /// The gradient; each sequence's own where each row belongs to one sequence, as in [B, V]. The gradients of the
    /// module's parameters stay as they were.
    /// </returns>
    /// <exception cref="ArgumentException">The embeddings have another shape, or the logits are a scalar.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such output.</exception>
    public static SaliencyMap Of(
        Module module, Tensor embedded, Func<Tape, Tensor, Tensor> forward, int output, WorkerPool? pool = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(output);
        return Of(module, embedded, forward, logits => [.. Enumerable.Repeat(output, Rows(logits))], pool);
    }

    /// <summary>Computes the gradient of the sum of one output of each row, or of some rows.</summary>
    /// <param name="module">
    /// What <paramref name="forward"/> runs; in evaluation if dropout and noise are not wanted.
    /// </param>
    /// <param name="embedded">What an <see cref="Embedding"/> gives, [T, B, E]; only read.</param>
    /// <param name="forward">
    /// Computes logits, [..., V], from embeddings [T, B, E] on the tape that it is given.
    /// </param>
    /// <param name="outputs">
    /// One output for each row of the logits, 0 to V - 1, or <see cref="CrossEntropy.Ignored"/> for a row that does not
    /// count.
    /// </param>
    /// <param name="pool">The threads; null for the process's own.</param>
    /// <returns>The gradient; the gradients of the module's parameters stay as they were.</returns>
    /// <exception cref="ArgumentException">
    /// The embeddings have another shape, the logits are a scalar, or there is not one output for each row.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such output.</exception>
    public static SaliencyMap Of(
        Module module, Tensor embedded, Func<Tape, Tensor, Tensor> forward, int[] outputs, WorkerPool? pool = null)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        return Of(module, embedded, forward, _ => outputs, pool);
    }

    private static SaliencyMap Of(
        Module module, Tensor embedded, Func<Tape, Tensor, Tensor> forward, Func<Tensor, int[]> outputs,
        WorkerPool? pool)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(embedded);
        ArgumentNullException.ThrowIfNull(forward);
        if (embedded.Shape.Length != 3)
        {
            throw new ArgumentException(
                $"Saliency expects [T, B, E], but the embeddings are {Shapes.Describe(embedded.Shape)}.",
                nameof(embedded));
        }

        // A copy: the gradient must not go on to what the embeddings were made from.
        Tensor input = new(embedded.Sizes) { RequiresGrad = true };
        embedded.Data.CopyTo(input.Data);
        input.EnsureGrad();
        var before = module.NamedParameters().Select(parameter => (parameter.Tensor, parameter.Tensor.Grad.ToArray()))
            .ToList();
        try
        {
            using Tape tape = new(pool);
            var logits = forward(tape, input);
            tape.Backward(Select(tape, logits, outputs(logits)));
        }
        finally
        {
            // The backward pass adds to the parameters' gradients as well.
            before.ForEach(parameter => parameter.Item2.CopyTo(parameter.Tensor.Grad));
        }

        var shape = embedded.Shape;
        return new SaliencyMap(shape[0], shape[1], shape[2], input.Grad.ToArray(), input.Data.ToArray());
    }

    private static int Rows(Tensor logits) =>
        logits.Shape.Length == 0
            ? throw new ArgumentException("Saliency expects logits [..., V], but they are a scalar.")
            : logits.Length / logits.Shape[^1];

    // The sum of one logit of each row.
    private static Tensor Select(Tape tape, Tensor logits, int[] outputs)
    {
        var rows = Rows(logits);
        var classes = logits.Shape[^1];
        if (outputs.Length != rows)
        {
            throw new ArgumentException(
                $"{outputs.Length} outputs do not fit logits {Shapes.Describe(logits.Shape)}.", nameof(outputs));
        }

        double sum = 0;
        for (var r = 0; r < rows; r++)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(outputs[r], CrossEntropy.Ignored, nameof(outputs));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(outputs[r], classes, nameof(outputs));
            sum += outputs[r] == CrossEntropy.Ignored ? 0 : logits.Data[(r * classes) + outputs[r]];
        }

        var selected = tape.Make(logits.RequiresGrad);
        selected.Data[0] = (float)sum;
        tape.Record(selected, () =>
        {
            logits.EnsureGrad();
            for (var r = 0; r < rows; r++)
            {
                if (outputs[r] != CrossEntropy.Ignored)
                {
                    logits.Grad[(r * classes) + outputs[r]] += selected.Grad[0];
                }
            }
        });
        return selected;
    }
}
