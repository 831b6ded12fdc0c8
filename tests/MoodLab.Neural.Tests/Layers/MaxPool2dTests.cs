using MoodLab.Neural.Autograd;
using MoodLab.Neural.Kernels;
using MoodLab.Neural.Layers;
using MoodLab.Neural.Tensors;
using MoodLab.Neural.Threading;

namespace MoodLab.Neural.Tests.Layers;

public sealed class MaxPool2dTests
{
    private static readonly Golden s_golden = Golden.Read("conv");

    [Fact]
    public void Forward_OfKnownNumbers_TakesTheLargestOfEachWindow()
    {
        Tensor input = new(1, 1, 3, 5);
        new float[] { 1, 2, -5, -3, 9, 0, 4, -4, -6, 9, 9, 9, 9, 9, 9 }.CopyTo(input.Data);

        using Tape tape = new();
        var output = new MaxPool2d(2).Forward(tape, input);

        Assert.Equal([1, 1, 1, 2], output.Shape.ToArray());
        Assert.Equal([4, -3], output.Data.ToArray());
    }

    [Theory]
    [MemberData(nameof(SimdPath.WithThreads), MemberType = typeof(SimdPath))]
    public void ForwardAndBackward_GivePyTorchsNumbers(SimdLevel level, int threads)
    {
        using var path = SimdPath.Use(level);
        using WorkerPool pool = new(threads);
        using Tape tape = new(pool);
        GoldenCase.Run(s_golden, "pool.two", tape, input => new MaxPool2d(2).Forward(tape, input));
        GoldenCase.Run(s_golden, "pool.three", tape, input => new MaxPool2d(3, 2).Forward(tape, input));
    }

    [Theory]
    [MemberData(nameof(SimdPath.All), MemberType = typeof(SimdPath))]
    public void Backward_OfEqualNumbers_GoesToTheFirst(SimdLevel level)
    {
        using var path = SimdPath.Use(level);
        using Tape tape = new();
        Tensor input = new(1, 1, 2, 20) { RequiresGrad = true };
        var output = new MaxPool2d(2).Forward(tape, input);
        tape.Backward(GradientCheck.WeightedSum(tape, output, [.. Enumerable.Repeat(3.0, 10)]));

        Assert.Equal(
            Enumerable.Range(0, 40).Select(i => i < 20 && i % 2 == 0 ? 3f : 0), input.Grad.ToArray());
    }

    [Theory]
    [MemberData(nameof(SimdPath.All), MemberType = typeof(SimdPath))]
    public void Forward_WithANaN_KeepsIt(SimdLevel level)
    {
        using var path = SimdPath.Use(level);
        for (var place = 0; place < 4; place++)
        {
            using Tape tape = new();
            Tensor input = new(1, 1, 2, 18);
            input.Data[(place / 2 * 18) + (place % 2)] = float.NaN;
            input.Data[(place / 2 * 18) + 16 + (place % 2)] = float.NaN;
            var output = new MaxPool2d(2).Forward(tape, input);

            Assert.Equal(
                Enumerable.Range(0, 9).Select(i => i % 8 == 0 ? float.NaN : 0), output.Data.ToArray());
        }
    }

    [Fact]
    public void Backward_OfOverlappingWindows_AgreesWithDifferences()
    {
        // Apart by more than the step of the differences, so that no other element becomes the largest.
        Tensor input = new(1, 2, 6, 7) { RequiresGrad = true };
        for (var i = 0; i < input.Length; i++)
        {
            input.Data[i] = 0.1f * (i * 37 % input.Length);
        }

        MaxPool2d pool = new(3, 2);
        GradientCheck.Run(tape => pool.Forward(tape, input), ("input", input));
    }

    [Fact]
    public void Forward_OfTooSmallAnImage_IsRefusedWithBothShapes()
    {
        using Tape tape = new();
        var refusal = Assert.Throws<ArgumentException>(
            () => new MaxPool2d(3).Forward(tape, new Tensor(1, 2, 5, 2)));

        Assert.Contains("[3, 3]", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("[1, 2, 5, 2]", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(17, 1)]
    [InlineData(2, 0)]
    public void Constructor_OfAnImpossibleSize_IsRefused(int kernel, int stride) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new MaxPool2d(kernel, stride));
}
