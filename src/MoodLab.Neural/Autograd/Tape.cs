using MoodLab.Neural.Memory;
using MoodLab.Neural.Tensors;
using MoodLab.Neural.Threading;

namespace MoodLab.Neural.Autograd;

/// <summary>
/// Records a step as it is computed and runs it backwards (define by run). Layers make their results on it and say how
/// the gradient flows back; memory is lent until <see cref="Reset"/>, so that a step leaves nothing behind.
/// For one thread, which the layers' kernels spread over the <see cref="Workers"/>.
/// </summary>
/// <param name="workers">The threads; null for the process's own.</param>
public sealed class Tape(WorkerPool? workers = null) : IDisposable
{
    private readonly BufferPool _buffers = new();
    private readonly List<Action> _backward = [];

    /// <summary>Gets the threads that compute.</summary>
    public WorkerPool Workers { get; } = workers ?? WorkerPool.Shared;

    /// <summary>Gets or sets whether backward steps are recorded; off for evaluation.</summary>
    public bool IsRecording { get; set; } = true;

    /// <summary>Runs the recorded step backwards: adds the gradient of a loss to every tensor that wants one.</summary>
    /// <param name="loss">A scalar of this step.</param>
    /// <param name="weight">What the loss counts for in a sum of several; 1 unless told.</param>
    /// <exception cref="ArgumentException">
    /// The loss is no scalar, or nothing that wants a gradient led to it.
    /// </exception>
    public void Backward(Tensor loss, float weight = 1)
    {
        ArgumentNullException.ThrowIfNull(loss);
        if (loss.Length != 1)
        {
            throw new ArgumentException(
                $"Backward starts from a scalar, but the loss is {Shapes.Describe(loss.Shape)}.", nameof(loss));
        }

        if (!loss.RequiresGrad)
        {
            throw new ArgumentException("The loss does not depend on anything that wants a gradient.", nameof(loss));
        }

        loss.EnsureGrad();
        loss.Grad[0] = weight;
        for (var i = _backward.Count - 1; i >= 0; i--)
        {
            _backward[i]();
        }

        _backward.Clear();
    }

    /// <summary>Ends the step: every tensor made on this tape is void from now on.</summary>
    public void Reset()
    {
        _backward.Clear();
        _buffers.Reclaim();
    }

    /// <inheritdoc/>
    public void Dispose() => _buffers.Dispose();

    /// <summary>Makes a tensor whose content is undefined until it is written.</summary>
    internal Tensor Make(bool requiresGrad, params int[] shape) =>
        new(_buffers, shape) { RequiresGrad = requiresGrad && IsRecording };

    /// <summary>Lends working memory until the end of the step; its content is undefined.</summary>
    internal NativeBuffer Scratch(long length) => _buffers.Rent(length);

    /// <summary>Says how the gradient of a result flows to what it was made from.</summary>
    internal void Record(Tensor result, Action backward)
    {
        if (result.RequiresGrad)
        {
            _backward.Add(() =>
            {
                // A result that nothing used has no gradient to pass on.
                if (result.HasGrad)
                {
                    backward();
                }
            });
        }
    }
}
