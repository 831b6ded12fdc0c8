using MoodLab.Neural.Autograd;
using MoodLab.Neural.Layers;
using MoodLab.Neural.Tensors;
using MoodLab.Neural.Threading;

namespace MoodLab.Neural.Tests.Layers;

public sealed class BinaryCrossEntropyTests
{
    private const double Rounding = 1e-6;

    [Fact]
    public void Forward_OfLogitsOfZero_IsTheLogarithmOfTwo()
    {
        using Tape tape = new();
        Assert.Equal(Math.Log(2), BinaryCrossEntropy.Forward(tape, new Tensor(2, 3), Targets(2, 3)).Data[0], Rounding);
    }

    [Fact]
    public void ForwardAndBackward_OfHugeLogits_StayFinite()
    {
        using Tape tape = new();
        Tensor logits = new(4) { RequiresGrad = true }, targets = new(4);
        new float[] { 1e30f, -1e30f, 1000, -1000 }.CopyTo(logits.Data);
        new float[] { 1, 0, 0, 1 }.CopyTo(targets.Data);

        var loss = BinaryCrossEntropy.Forward(tape, logits, targets);
        tape.Backward(loss);

        Assert.Equal(500, loss.Data[0], Rounding);
        Assert.Equal([0, 0, 0.25f, -0.25f], logits.Grad.ToArray());
    }

    [Fact]
    public void Backward_WithSoftTargets_AgreesWithDifferences()
    {
        Tensor logits = GradientCheck.Random(1, 3, 7), targets = Targets(3, 7);
        GradientCheck.Run(tape => BinaryCrossEntropy.Forward(tape, logits, targets), ("logits", logits));
    }

    [Fact]
    public void ForwardAndBackward_WithOneOrTwoThreads_AreEqualToTheBit() => Assert.Equal(Bits(1), Bits(2));

    [Fact]
    public void Forward_OfOtherShapes_IsRefusedWithBoth()
    {
        using Tape tape = new();
        var refusal = Assert.Throws<ArgumentException>(
            () => BinaryCrossEntropy.Forward(tape, new Tensor(2, 3), new Tensor(3, 2)));

        Assert.Contains("[2, 3]", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("[3, 2]", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-0.01f)]
    [InlineData(1.01f)]
    [InlineData(float.NaN)]
    public void Forward_OfATargetThatIsNoProbability_IsRefused(float target)
    {
        using Tape tape = new();
        Tensor targets = new(2);
        targets.Data[1] = target;
        Assert.Throws<ArgumentOutOfRangeException>(() => BinaryCrossEntropy.Forward(tape, new Tensor(2), targets));
    }

    [Fact]
    public void Forward_OfTargetsThatWantAGradient_IsRefused()
    {
        using Tape tape = new();
        Tensor targets = new(2) { RequiresGrad = true };
        Assert.Throws<ArgumentException>(() => BinaryCrossEntropy.Forward(tape, new Tensor(2), targets));
    }

    private static Tensor Targets(params int[] shape)
    {
        Tensor targets = new(shape);
        for (var i = 0; i < targets.Length; i++)
        {
            targets.Data[i] = i % 5 / 4f;
        }

        return targets;
    }

    private static float[] Bits(int threads)
    {
        using WorkerPool pool = new(threads);
        using Tape tape = new(pool);
        var logits = GradientCheck.Random(1, 31, 7);
        var loss = BinaryCrossEntropy.Forward(tape, logits, Targets(31, 7));
        tape.Backward(loss);
        return [loss.Data[0], .. logits.Grad];
    }
}
