using System.Runtime.CompilerServices;
using MoodLab.Neural.Kernels;
using MoodLab.Neural.Layers;

namespace MoodLab.Neural.Optimizers;

/// <summary>
/// Adam (Kingma and Ba, "Adam: A Method for Stochastic Optimization", 2015, algorithm 1), as PyTorch computes it. The
/// moments are the algorithm's first and second.
/// </summary>
public unsafe class Adam : Optimizer
{
    private float _rate;
    private float _correction;
    private float _decay;

    /// <summary>Creates an optimizer with moments of zero and a learning rate of 0.001.</summary>
    /// <param name="module">What it improves.</param>
    public Adam(Module module)
        : base(module, hasFirst: true, hasSecond: true) => LearningRate = 1e-3;

    /// <summary>Gets the decay of the first moment.</summary>
    /// <value>0.9 unless told.</value>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>Gets the decay of the second moment.</summary>
    /// <value>0.999 unless told.</value>
    public double Beta2 { get; init; } = 0.999;

    /// <summary>Gets the number that keeps the quotient finite.</summary>
    /// <value>1e-8 unless told.</value>
    public double Epsilon { get; init; } = 1e-8;

    /// <summary>Gets the share of each parameter that the step takes away.</summary>
    private protected virtual double Decay => 0;

    private protected override void Begin()
    {
        _rate = (float)(LearningRate / (1 - Math.Pow(Beta1, Step)));
        _correction = (float)(1 / (1 - Math.Pow(Beta2, Step)));
        _decay = (float)Decay;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected override int Update<T>(Slot slot, int i, int end)
    {
        float* value = slot.Value, gradient = slot.Gradient, first = slot.First, second = slot.Second;
        T keep1 = T.Broadcast((float)Beta1), take1 = T.Broadcast((float)(1 - Beta1));
        T keep2 = T.Broadcast((float)Beta2), take2 = T.Broadcast((float)(1 - Beta2));
        T epsilon = T.Broadcast((float)Epsilon), tiny = T.Broadcast(Gemm.Tiny);
        T step = T.Broadcast(_rate), scale = T.Broadcast(_correction), decay = T.Broadcast(_decay);
        for (; i + T.Count <= end; i += T.Count)
        {
            // Moments of parameters that get no gradient (unused embeddings) would decay into slow denormal numbers
            // and stay.
            var g = T.Load(gradient + i);
            var m = T.Flush(T.MultiplyAdd(T.Load(first + i), keep1, g * take1), tiny);
            var v = T.Flush(T.MultiplyAdd(T.Load(second + i), keep2, g * g * take2), tiny);
            m.Store(first + i);
            v.Store(second + i);
            var w = T.Load(value + i);
            (w - T.MultiplyAdd(decay, w, step * m / (T.Sqrt(v * scale) + epsilon))).Store(value + i);
        }

        return i;
    }
}
