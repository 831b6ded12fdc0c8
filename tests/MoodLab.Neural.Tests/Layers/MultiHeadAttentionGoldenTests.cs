using System.Globalization;
using MoodLab.Neural.Autograd;
using MoodLab.Neural.Kernels;
using MoodLab.Neural.Layers;
using MoodLab.Neural.Randomness;
using MoodLab.Neural.Threading;

namespace MoodLab.Neural.Tests.Layers;

/// <summary>Compares self-attention with PyTorch's, computed there in 64 bits.</summary>
public sealed class MultiHeadAttentionGoldenTests
{
    private static readonly Golden s_golden = Golden.Read("attention");

    [Theory]
    [MemberData(nameof(SimdPath.WithThreads), MemberType = typeof(SimdPath))]
    public void ForwardAndBackward_OnPyTorchsWeights_GivePyTorchsNumbers(SimdLevel level, int threads)
    {
        Check("plain", level, threads, rotary: false, causal: false, lengths: null);
        Check("causal", level, threads, rotary: false, causal: true, lengths: null);
    }

    [Theory]
    [MemberData(nameof(SimdPath.WithThreads), MemberType = typeof(SimdPath))]
    public void ForwardAndBackward_OfSequencesOfDifferentLengths_GivePyTorchsNumbers(SimdLevel level, int threads)
    {
        int[] lengths = [.. s_golden.Values("lengths").Select(length => (int)length)];
        Check("padded", level, threads, rotary: false, causal: false, lengths);
        Check("rotary", level, threads, rotary: true, causal: true, lengths);
    }

    private static void Check(string name, SimdLevel level, int threads, bool rotary, bool causal, int[]? lengths)
    {
        using var path = SimdPath.Use(level);
        using WorkerPool pool = new(threads);
        using Tape tape = new(pool);
        var input = s_golden.Tensor("input");
        var heads = int.Parse(s_golden.Metadata["heads"], CultureInfo.InvariantCulture);
        MultiHeadAttention layer = new(input.Shape[2], heads, new RandomSource(1), rotary);
        s_golden.Load(layer);
        double[] weights = [.. s_golden.Values("weights").Select(weight => (double)weight)];
        for (var i = 0; i < weights.Length && lengths is not null; i++)
        {
            // What the layer gives at padding does not count.
            var (step, sequence) = (i / input.Shape[2] / lengths.Length, i / input.Shape[2] % lengths.Length);
            weights[i] *= step < lengths[sequence] ? 1 : 0;
        }

        var output = layer.Forward(tape, input, causal, lengths);
        tape.Backward(GradientCheck.WeightedSum(tape, output, weights));

        for (var i = 0; i < weights.Length; i++)
        {
            output.Data[i] *= weights[i] == 0 ? 0 : 1;
        }

        s_golden.AssertClose(name + ".output", output.Data);
        s_golden.AssertClose(name + ".gradient.input", input.Grad);
        foreach (var (parameter, tensor) in layer.NamedParameters())
        {
            s_golden.AssertClose($"{name}.gradient.{parameter}", tensor.Grad);
        }
    }
}
