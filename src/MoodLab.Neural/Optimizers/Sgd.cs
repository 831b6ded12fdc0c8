using System.Runtime.CompilerServices;
using MoodLab.Neural.Kernels;
using MoodLab.Neural.Layers;

namespace MoodLab.Neural.Optimizers;

/// <summary>
/// Stochastic gradient descent, with momentum if asked for (Sutskever et al., "On the importance of initialization and
/// momentum in deep learning", 2013), as PyTorch computes it: b = momentum b + g, and the parameter moves by
/// -learning rate * b. With momentum the first moment is b; otherwise there are no moments.
/// </summary>
public sealed unsafe class Sgd : Optimizer
{
    /// <summary>Creates an optimizer with moments of zero and a learning rate of 0.01.</summary>
    /// <param name="module">What it improves.</param>
    /// <param name="momentum">How much of the last step goes on, 0 to below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The momentum is out of range.</exception>
    public Sgd(Module module, double momentum = 0)
        : base(module, hasFirst: momentum != 0, hasSecond: false)
    {
        RefuseMomentum(momentum);
        Momentum = momentum;
        LearningRate = 1e-2;
    }

    /// <summary>Gets how much of the last step goes on.</summary>
    public double Momentum { get; }

    /// <summary>
    /// Gets whether the gradient is taken as if the momentum had been followed once more (Nesterov 1983): the parameter
    /// moves by -learning rate * (g + momentum b). Without momentum it changes nothing.
    /// </summary>
    /// <value>False unless told.</value>
    public bool Nesterov { get; init; }

    /// <summary>Gets the weight decay: so many times the parameter is added to its gradient.</summary>
    /// <value>0 unless told.</value>
    public double WeightDecay { get; init; }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected override int Update<T>(Slot slot, int i, int end)
    {
        float* value = slot.Value, gradient = slot.Gradient, first = slot.First;
        T rate = T.Broadcast((float)LearningRate), momentum = T.Broadcast((float)Momentum);
        T decay = T.Broadcast((float)WeightDecay), tiny = T.Broadcast(Gemm.Tiny);
        for (; i + T.Count <= end; i += T.Count)
        {
            var w = T.Load(value + i);
            var move = T.MultiplyAdd(decay, w, T.Load(gradient + i));
            if (Momentum != 0)
            {
                var b = T.Flush(T.MultiplyAdd(momentum, T.Load(first + i), move), tiny);
                b.Store(first + i);
                move = Nesterov ? T.MultiplyAdd(momentum, b, move) : b;
            }

            (w - (rate * move)).Store(value + i);
        }

        return i;
    }
}
