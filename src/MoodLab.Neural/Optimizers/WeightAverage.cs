using System.Runtime.CompilerServices;
using MoodLab.Neural.Kernels;
using MoodLab.Neural.Layers;
using MoodLab.Neural.Memory;
using MoodLab.Neural.Tensors;
using MoodLab.Neural.Threading;

namespace MoodLab.Neural.Optimizers;

/// <summary>
/// An exponential moving average of a module's parameters, which often generalises better than the last ones (Polyak
/// and Juditsky, "Acceleration of Stochastic Approximation by Averaging", 1992; with this weighting Tarvainen and
/// Valpola, "Mean teachers are better role models", 2017): average = decay * average + (1 - decay) * parameter.
/// </summary>
public sealed unsafe class WeightAverage : IDisposable
{
    private readonly (string Name, Tensor Tensor, NativeBuffer Average)[] _slots;

    /// <summary>Creates an average that begins at the parameters as they are.</summary>
    /// <param name="module">Whose parameters.</param>
    /// <param name="decay">How much of the average is kept at each update, 0 to below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The decay is out of range.</exception>
    public WeightAverage(Module module, double decay = 0.999)
    {
        ArgumentNullException.ThrowIfNull(module);
        if (decay is not (>= 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(decay), decay, "A share from 0 to below 1.");
        }

        Decay = decay;
        _slots = [.. module.NamedParameters().Select(parameter => (
            parameter.Name, parameter.Tensor, new NativeBuffer(parameter.Tensor.Length)))];
        foreach (var (_, tensor, average) in _slots)
        {
            tensor.Data.CopyTo(average.Span);
        }
    }

    /// <summary>Gets how much of the average is kept at each update.</summary>
    public double Decay { get; }

    /// <summary>Gets whether the module holds the averages at the moment.</summary>
    public bool IsSwapped { get; private set; }

    /// <summary>Takes the parameters into the average; called after each step of the optimizer.</summary>
    /// <param name="pool">The threads; null for the process's own.</param>
    /// <exception cref="InvalidOperationException">The module holds the averages.</exception>
    public void Update(WorkerPool? pool = null)
    {
        RefuseSwapped();
        pool ??= WorkerPool.Shared;
        pool.Run(worker =>
        {
            foreach (var (_, tensor, average) in _slots)
            {
                var (start, end) = pool.Part(tensor.Length, 16, worker);
                Update(tensor.Pointer, average.Pointer, start, end);
            }
        });
    }

    /// <summary>
    /// Exchanges the module's parameters and the averages: once to evaluate or save the averaged model, once more to
    /// go on learning.
    /// </summary>
    public void Swap()
    {
        foreach (var (_, tensor, average) in _slots)
        {
            Span<float> left = tensor.Data, right = average.Span;
            for (var i = 0; i < left.Length; i++)
            {
                (left[i], right[i]) = (right[i], left[i]);
            }
        }

        IsSwapped = !IsSwapped;
    }

    /// <summary>Copies the averages out, to be saved: for each parameter its name and average.</summary>
    /// <exception cref="InvalidOperationException">The module holds the averages.</exception>
    public IReadOnlyList<(string Name, float[] Average)> Export()
    {
        RefuseSwapped();
        return [.. _slots.Select(slot => (slot.Name, slot.Average.Span.ToArray()))];
    }

    /// <summary>Goes on from saved averages.</summary>
    /// <param name="averages">Gives a parameter's average by its name.</param>
    /// <exception cref="ArgumentException">
    /// An average has another length than its parameter; the averages are as they were.
    /// </exception>
    /// <exception cref="InvalidOperationException">The module holds the averages.</exception>
    public void Import(Func<string, float[]> averages)
    {
        ArgumentNullException.ThrowIfNull(averages);
        RefuseSwapped();
        var found = _slots.Select(slot => averages(slot.Name)).ToArray();
        for (var i = 0; i < found.Length; i++)
        {
            if (found[i].Length != _slots[i].Tensor.Length)
            {
                throw new ArgumentException(
                    $"{_slots[i].Name} has {_slots[i].Tensor.Length} numbers, its average {found[i].Length}.",
                    nameof(averages));
            }
        }

        for (var i = 0; i < found.Length; i++)
        {
            found[i].CopyTo(_slots[i].Average.Span);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var slot in _slots)
        {
            slot.Average.Dispose();
        }
    }

    private void RefuseSwapped()
    {
        if (IsSwapped)
        {
            throw new InvalidOperationException("The module holds the averages; swap them out first.");
        }
    }

    private void Update(float* value, float* average, int start, int end)
    {
        var i = Simd.Level switch
        {
            SimdLevel.Avx512 => Update<Lanes512>(value, average, start, end),
            SimdLevel.Avx2 => Update<Lanes256>(value, average, start, end),
            _ => start,
        };
        Update<Lanes1>(value, average, i, end);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Update<T>(float* value, float* average, int i, int end)
        where T : unmanaged, ILanes<T>
    {
        T take = T.Broadcast((float)(1 - Decay)), tiny = T.Broadcast(Gemm.Tiny);
        for (; i + T.Count <= end; i += T.Count)
        {
            // The difference's form keeps an average that equals its parameter exactly where it is.
            var a = T.Load(average + i);
            T.Flush(T.MultiplyAdd(take, T.Load(value + i) - a, a), tiny).Store(average + i);
        }

        return i;
    }
}
