using MoodLab.Neural.Autograd;
using MoodLab.Neural.Kernels;
using MoodLab.Neural.Layers;
using MoodLab.Neural.Randomness;
using MoodLab.Neural.Tensors;
using MoodLab.Neural.Threading;

namespace MoodLab.Neural.Tests.Layers;

/// <summary>Compares losses and structured attention with PyTorch's, computed there in 64 bits.</summary>
public sealed class LossGoldenTests
{
    private static readonly Golden s_golden = Golden.Read("losses");

    [Theory]
    [MemberData(nameof(SimdPath.WithThreads), MemberType = typeof(SimdPath))]
    public void Losses_OnPyTorchsNumbers_GiveItsLossesAndGradients(SimdLevel level, int threads)
    {
        using var path = SimdPath.Use(level);
        Check("mse", threads, MeanSquaredError.Forward);
        Check("kl", threads, GaussianKl.Forward);
        Check("bce", threads, (tape, a, _) =>
        {
            var targets = s_golden.Tensor("targets");
            targets.RequiresGrad = false;
            return BinaryCrossEntropy.Forward(tape, a, targets);
        });
    }

    [Theory]
    [MemberData(nameof(SimdPath.WithThreads), MemberType = typeof(SimdPath))]
    public void StructuredAttention_OnPyTorchsWeights_GivesPyTorchsNumbers(SimdLevel level, int threads)
    {
        using var path = SimdPath.Use(level);
        using WorkerPool pool = new(threads);
        using Tape tape = new(pool);
        int[] shape = s_golden.Shape("ws1.weight");
        SelfAttentionPooling layer = new(shape[1], shape[0], s_golden.Shape("ws2.weight")[0], new RandomSource(1));
        s_golden.Load(layer);
        var input = s_golden.Tensor("pooling.input");
        int[] lengths = [.. s_golden.Values("pooling.lengths").Select(length => (int)length)];
        double[] weights = [.. s_golden.Values("pooling.weights").Select(weight => (double)weight)];

        var (output, attention) = layer.Forward(tape, input, lengths);
        var penalty = AttentionPenalty.Forward(tape, attention);
        tape.Backward(Operations.Add(tape, GradientCheck.WeightedSum(tape, output, weights), penalty));

        s_golden.AssertClose("pooling.output", output.Data);
        s_golden.AssertClose("pooling.attention", attention.Data);
        s_golden.AssertClose("pooling.penalty", penalty.Data);
        s_golden.AssertClose("pooling.gradient.input", input.Grad);
        foreach (var (name, tensor) in layer.NamedParameters())
        {
            s_golden.AssertClose("pooling.gradient." + name, tensor.Grad);
        }
    }

    private static void Check(string name, int threads, Func<Tape, Tensor, Tensor, Tensor> forward)
    {
        using WorkerPool pool = new(threads);
        using Tape tape = new(pool);
        Tensor a = s_golden.Tensor("a"), b = s_golden.Tensor("b");

        var loss = forward(tape, a, b);
        tape.Backward(loss);

        s_golden.AssertClose(name + ".loss", loss.Data);
        s_golden.AssertClose(name + ".gradient.a", a.Grad);
        if (b.HasGrad)
        {
            s_golden.AssertClose(name + ".gradient.b", b.Grad);
        }
    }
}
