using System.Runtime.CompilerServices;
using MoodLab.Neural.Kernels;
using MoodLab.Neural.Layers;
using MoodLab.Neural.Memory;
using MoodLab.Neural.Tensors;
using MoodLab.Neural.Threading;

namespace MoodLab.Neural.Optimizers;

/// <summary>
/// Adam (Kingma and Ba, "Adam: A Method for Stochastic Optimization", 2015, algorithm 1), as PyTorch computes it.
/// </summary>
public sealed unsafe class Adam : IDisposable
{
    // Moments of parameters that get no gradient (unused embeddings) would decay into slow denormal numbers and stay.
    private const float Tiny = 1e-30f;

    private readonly (string Name, Tensor Tensor, NativeBuffer First, NativeBuffer Second)[] _slots;

    /// <summary>Creates an optimizer with moments of zero.</summary>
    /// <param name="module">What it improves.</param>
    public Adam(Module module)
    {
        ArgumentNullException.ThrowIfNull(module);
        _slots = [.. module.NamedParameters().Select(parameter => (
            parameter.Name, parameter.Tensor, new NativeBuffer(parameter.Tensor.Length),
            new NativeBuffer(parameter.Tensor.Length)))];
    }

    /// <summary>Gets or sets the learning rate.</summary>
    /// <value>0.001 unless told.</value>
    public double LearningRate { get; set; } = 1e-3;

    /// <summary>Gets the decay of the first moment.</summary>
    /// <value>0.9 unless told.</value>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>Gets the decay of the second moment.</summary>
    /// <value>0.999 unless told.</value>
    public double Beta2 { get; init; } = 0.999;

    /// <summary>Gets the number that keeps the quotient finite.</summary>
    /// <value>1e-8 unless told.</value>
    public double Epsilon { get; init; } = 1e-8;

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
        var rate = (float)(LearningRate / (1 - Math.Pow(Beta1, Step)));
        var correction = (float)(1 / (1 - Math.Pow(Beta2, Step)));
        pool.Run(worker =>
        {
            foreach (var (_, tensor, first, second) in _slots)
            {
                var (start, end) = pool.Part(tensor.Length, 16, worker);
                Update(tensor, first.Pointer, second.Pointer, start, end, rate, correction);
            }
        });
    }

    /// <summary>Copies the moments out, to be saved: for each parameter its name, first and second moment.</summary>
    public IEnumerable<(string Name, float[] First, float[] Second)> ExportMoments() =>
        _slots.Select(slot => (slot.Name, slot.First.Span.ToArray(), slot.Second.Span.ToArray()));

    /// <summary>Goes on from saved moments.</summary>
    /// <param name="step">The number of steps taken then.</param>
    /// <param name="moments">Gives a parameter's first and second moment by its name.</param>
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
            if (first.Length != slot.Tensor.Length || second.Length != slot.Tensor.Length)
            {
                throw new ArgumentException(
                    $"{slot.Name} has {slot.Tensor.Length} numbers, its moments {first.Length} and {second.Length}.",
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
    }

    private void Update(Tensor tensor, float* first, float* second, int start, int end, float rate, float correction)
    {
        float* value = tensor.Pointer, gradient = tensor.GradPointer;
        var i = Simd.Level switch
        {
            SimdLevel.Avx512 => Update<Lanes512>(value, gradient, first, second, start, end, rate, correction),
            SimdLevel.Avx2 => Update<Lanes256>(value, gradient, first, second, start, end, rate, correction),
            _ => start,
        };
        Update<Lanes1>(value, gradient, first, second, i, end, rate, correction);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Update<T>(
        float* value, float* gradient, float* first, float* second, int i, int end, float rate, float correction)
        where T : unmanaged, ILanes<T>
    {
        T keep1 = T.Broadcast((float)Beta1), take1 = T.Broadcast((float)(1 - Beta1));
        T keep2 = T.Broadcast((float)Beta2), take2 = T.Broadcast((float)(1 - Beta2));
        T epsilon = T.Broadcast((float)Epsilon), tiny = T.Broadcast(Tiny);
        T step = T.Broadcast(rate), scale = T.Broadcast(correction);
        for (; i + T.Count <= end; i += T.Count)
        {
            var g = T.Load(gradient + i);
            var m = T.Flush(T.MultiplyAdd(T.Load(first + i), keep1, g * take1), tiny);
            var v = T.Flush(T.MultiplyAdd(T.Load(second + i), keep2, g * g * take2), tiny);
            m.Store(first + i);
            v.Store(second + i);
            (T.Load(value + i) - (step * m / (T.Sqrt(v * scale) + epsilon))).Store(value + i);
        }

        return i;
    }
}
