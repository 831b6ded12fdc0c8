using MoodLab.Neural.Layers;

namespace MoodLab.Neural.Optimizers;

/// <summary>
/// Adam with decoupled weight decay (Loshchilov and Hutter, "Decoupled Weight Decay Regularization", 2019, algorithm
/// 2), as PyTorch computes it: each step takes learning rate * weight decay of every parameter away.
/// </summary>
/// <param name="module">What it improves.</param>
public sealed class AdamW(Module module) : Adam(module)
{
    /// <summary>Gets the weight decay, for a learning rate of 1.</summary>
    /// <value>0.01 unless told.</value>
    public double WeightDecay { get; init; } = 1e-2;

    private protected override double Decay => LearningRate * WeightDecay;
}
