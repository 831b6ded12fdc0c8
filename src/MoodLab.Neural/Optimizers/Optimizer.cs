using MoodLab.Neural.Kernels;
using MoodLab.Neural.Layers;
using MoodLab.Neural.Memory;
using MoodLab.Neural.Tensors;
using MoodLab.Neural.Threading;

namespace MoodLab.Neural.Optimizers;

/// <summary>
/// Improves a module's parameters by their gradients. Keeps up to two moments for each parameter: running numbers of
/// its shape, whose meaning each optimizer defines.
/// </summary>
public abstract unsafe class Optimizer : IDisposable
{
    private readonly (string Name, Tensor Tensor, NativeBuffer First, NativeBuffer Second)[] _slots;

    /// <summary>Creates an optimizer with moments of zero.</summary>
    private protected Optimizer(Module module, bool hasFirst, bool hasSecond)
    {
        ArgumentNullException.ThrowIfNull(module);
        _slots = [.. module.NamedParameters().Select(parameter => (
            parameter.Name, parameter.Tensor, new NativeBuffer(hasFirst ? parameter.Tensor.Length : 0),
            new NativeBuffer(hasSecond ? parameter.Tensor.Length : 0)))];
    }

    /// <summary>Gets or sets the learning rate.</summary>
    public double LearningRate { get; set; }

    /// <summary>Gets the number of steps taken.</summary>
    public long Step { get; private set; }

    /// <summary>Sets all gradients to zero.</summary>
    public void ZeroGrad()
    {
        foreach (var slot in _slots)
        {
            slot.Tensor.ZeroGrad();
        }
    }

    /// <summary>Moves every parameter against its gradient.</summary>
    /// <param name="pool">The threads; null for the process's own.</param>
    public void Update(WorkerPool? pool = null)
    {
        pool ??= WorkerPool.Shared;
        Step++;
        Begin();
        pool.Run(worker =>
        {
            foreach (var (_, tensor, first, second) in _slots)
            {
                var (start, end) = pool.Part(tensor.Length, 16, worker);
                Update(new Slot(tensor.Pointer, tensor.GradPointer, first.Pointer, second.Pointer), start, end);
            }
        });
    }

    /// <summary>
    /// Copies the moments out, to be saved: for each parameter its name, first and second moment; empty where the
    /// optimizer does not keep them.
    /// </summary>
    public IEnumerable<(string Name, float[] First, float[] Second)> ExportMoments() =>
        _slots.Select(slot => (slot.Name, slot.First.Span.ToArray(), slot.Second.Span.ToArray()));

    /// <summary>Goes on from saved moments.</summary>
    /// <param name="step">The number of steps taken then.</param>
    /// <param name="moments">Gives a parameter's first and second moment by its name, as they were exported.</param>
    /// <exception cref="ArgumentException">
    /// The step is negative, or a moment has another length than its parameter; the optimizer is as it was.
    /// </exception>
    public void ImportMoments(long step, Func<string, (float[] First, float[] Second)> moments)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        ArgumentNullException.ThrowIfNull(moments);
        var found = _slots.Select(slot => moments(slot.Name)).ToArray();
        for (var i = 0; i < found.Length; i++)
        {
            var (slot, (first, second)) = (_slots[i], found[i]);
            if (first.Length != slot.First.Length || second.Length != slot.Second.Length)
            {
                throw new ArgumentException(
                    $"{slot.Name} has {slot.Tensor.Length} numbers, its moments {first.Length} and {second.Length}; "
                    + $"{slot.First.Length} and {slot.Second.Length} are needed.",
                    nameof(moments));
            }
        }

        for (var i = 0; i < found.Length; i++)
        {
            found[i].First.CopyTo(_slots[i].First.Span);
            found[i].Second.CopyTo(_slots[i].Second.Span);
        }

        Step = step;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var slot in _slots)
        {
            slot.First.Dispose();
            slot.Second.Dispose();
        }

        GC.SuppressFinalize(this);
    }

    private protected static void RefuseMomentum(double momentum)
    {
        if (momentum is not (>= 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(momentum), momentum, "A share from 0 to below 1.");
        }
    }

    /// <summary>Computes what all parameters share in this step.</summary>
    private protected virtual void Begin()
    {
    }

    /// <summary>Updates whole lanes from an index on; returns the first index that is left.</summary>
    private protected abstract int Update<T>(Slot slot, int i, int end)
        where T : unmanaged, ILanes<T>;

    private void Update(Slot slot, int start, int end)
    {
        var i = Simd.Level switch
        {
            SimdLevel.Avx512 => Update<Lanes512>(slot, start, end),
            SimdLevel.Avx2 => Update<Lanes256>(slot, start, end),
            _ => start,
        };
        Update<Lanes1>(slot, i, end);
    }

    /// <summary>Where a parameter, its gradient and its moments lie.</summary>
    private protected readonly struct Slot(float* value, float* gradient, float* first, float* second)
    {
        public float* Value { get; } = value;

        public float* Gradient { get; } = gradient;

        public float* First { get; } = first;

        public float* Second { get; } = second;
    }
}
