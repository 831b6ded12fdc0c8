using MoodLab.Neural.Autograd;
using MoodLab.Neural.Layers;
using MoodLab.Neural.Randomness;
using MoodLab.Neural.Tensors;
using MoodLab.Neural.Threading;

namespace MoodLab.Neural.Tests.Layers;

public sealed class SelfAttentionPoolingTests
{
    private const double Rounding = 1e-6;
    private readonly SelfAttentionPooling _layer = new(5, 7, 3, new RandomSource(1));

    [Fact]
    public void Forward_WithoutPreference_GivesTheMeanOfTheStepsThatExist()
    {
        foreach (var (_, tensor) in _layer.NamedParameters())
        {
            tensor.Data.Clear();
        }

        using Tape tape = new();
        var input = GradientCheck.Random(1, 4, 2, 5);
        var (output, attention) = _layer.Forward(tape, input, [4, 2]);

        Assert.Equal([2, 3, 5], output.Shape.ToArray());
        Assert.Equal([2, 3, 4], attention.Shape.ToArray());
        Assert.Equal([0.25f, 0.25f, 0.25f, 0.25f], attention.Data[..4].ToArray());
        Assert.Equal([0.5f, 0.5f, 0, 0], attention.Data[^4..].ToArray());
        for (var c = 0; c < 5; c++)
        {
            Assert.Equal((input.Data[5 + c] + input.Data[15 + c]) / 2, output.Data[25 + c], Rounding);
        }
    }

    [Fact]
    public void Backward_OfOutputAndAttention_AgreesWithDifferences()
    {
        var input = GradientCheck.Random(1, 4, 2, 5);
        GradientCheck.Run(_layer, tape => _layer.Forward(tape, input, [4, 2]).Output, ("input", input));
        input.ZeroGrad();
        GradientCheck.Run(
            _layer, tape => AttentionPenalty.Forward(tape, _layer.Forward(tape, input, [4, 2]).Attention),
            ("input", input));
    }

    [Fact]
    public void ForwardAndBackward_WithOneOrTwoThreads_AreEqualToTheBit() => Assert.Equal(Bits(1), Bits(2));

    [Fact]
    public void Forward_OfAnotherWidth_IsRefusedWithBothShapes()
    {
        using Tape tape = new();

        var refusal = Assert.Throws<ArgumentException>(() => _layer.Forward(tape, new Tensor(4, 2, 6)));

        Assert.Contains("[T, B, 5]", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("[4, 2, 6]", refusal.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => _layer.Forward(tape, new Tensor(4, 2, 5), [4]));
    }

    [Fact]
    public void Penalty_OfStepsThatAreSharedOrNot_IsTheDistanceFromTheIdentity()
    {
        using Tape tape = new();
        Tensor apart = new(1, 2, 3), same = new(2, 2, 3);
        (apart.Data[0], apart.Data[4]) = (1, 1);
        (same.Data[0], same.Data[3], same.Data[7], same.Data[9]) = (1, 1, 1, 1);

        Assert.Equal(0, AttentionPenalty.Forward(tape, apart).Data[0]);

        // The first sequence's means look at the same step, the second's do not: (1 + 1) / 2.
        Assert.Equal(1, AttentionPenalty.Forward(tape, same).Data[0]);
    }

    [Fact]
    public void Penalty_OfAnotherShape_IsRefusedWithBoth()
    {
        using Tape tape = new();
        var refusal = Assert.Throws<ArgumentException>(() => AttentionPenalty.Forward(tape, new Tensor(4, 3)));

        Assert.Contains("[B, R, T]", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("[4, 3]", refusal.Message, StringComparison.Ordinal);
    }

    private static float[] Bits(int threads)
    {
        using WorkerPool pool = new(threads);
        using Tape tape = new(pool);
        SelfAttentionPooling layer = new(19, 21, 5, new RandomSource(1));
        var input = GradientCheck.Random(1, 33, 3, 19);
        var (output, attention) = layer.Forward(tape, input, [33, 5, 20]);
        var ones = Enumerable.Repeat(1.0, output.Length).ToArray();
        var loss = Operations.Add(
            tape, GradientCheck.WeightedSum(tape, output, ones), AttentionPenalty.Forward(tape, attention));
        tape.Backward(loss);
        return
        [
            loss.Data[0], .. output.Data, .. input.Grad,
            .. layer.NamedParameters().SelectMany(parameter => parameter.Tensor.Grad.ToArray()),
        ];
    }
}
