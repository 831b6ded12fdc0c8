using System.Runtime.CompilerServices;
using MoodLab.Neural.Kernels;
using MoodLab.Neural.Layers;

namespace MoodLab.Neural.Optimizers;

/// <summary>
/// RMSProp (Tieleman and Hinton, "Neural Networks for Machine Learning", lecture 6.5, 2012), as PyTorch computes it,
/// not centred: v = alpha v + (1 - alpha) g^2 and the parameter moves by -learning rate * g / (sqrt(v) + epsilon), or
/// with momentum by -learning rate * b, b = momentum b + g / (sqrt(v) + epsilon). The second moment is v; the first is
/// b where there is momentum.
/// </summary>
public sealed unsafe class RmsProp : Optimizer
{
    /// <summary>Creates an optimizer with moments of zero and a learning rate of 0.01.</summary>
    /// <param name="module">What it improves.</param>
    /// <param name="momentum">How much of the last step goes on, 0 to below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The momentum is out of range.</exception>
    public RmsProp(Module module, double momentum = 0)
        : base(module, hasFirst: momentum != 0, hasSecond: true)
    {
        RefuseMomentum(momentum);
        Momentum = momentum;
        LearningRate = 1e-2;
    }

    /// <summary>Gets how much of the last step goes on.</summary>
    public double Momentum { get; }

    /// <summary>Gets the decay of the mean square.</summary>
    /// <value>0.99 unless told.</value>
    public double Alpha { get; init; } = 0.99;

    /// <summary>Gets the number that keeps the quotient finite.</summary>
    /// <value>1e-8 unless told.</value>
    public double Epsilon { get; init; } = 1e-8;

    /// <summary>Gets the weight decay: so many times the parameter is added to its gradient.</summary>
    /// <value>0 unless told.</value>
    public double WeightDecay { get; init; }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected override int Update<T>(Slot slot, int i, int end)
    {
        float* value = slot.Value, gradient = slot.Gradient, first = slot.First, second = slot.Second;
        T keep = T.Broadcast((float)Alpha), take = T.Broadcast((float)(1 - Alpha));
        T rate = T.Broadcast((float)LearningRate), momentum = T.Broadcast((float)Momentum);
        T epsilon = T.Broadcast((float)Epsilon), decay = T.Broadcast((float)WeightDecay);
        var tiny = T.Broadcast(Gemm.Tiny);
        for (; i + T.Count <= end; i += T.Count)
        {
            var w = T.Load(value + i);
            var g = T.MultiplyAdd(decay, w, T.Load(gradient + i));
            var v = T.Flush(T.MultiplyAdd(T.Load(second + i), keep, g * g * take), tiny);
            v.Store(second + i);
            var move = g / (T.Sqrt(v) + epsilon);
            if (Momentum != 0)
            {
                move = T.Flush(T.MultiplyAdd(momentum, T.Load(first + i), move), tiny);
                move.Store(first + i);
            }

            (w - (rate * move)).Store(value + i);
        }

        return i;
    }
}
