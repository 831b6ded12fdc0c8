using MoodLab.Neural.Autograd;
using MoodLab.Neural.Kernels;
using MoodLab.Neural.Layers;
using MoodLab.Neural.Randomness;
using MoodLab.Neural.Tensors;
using MoodLab.Neural.Threading;

namespace MoodLab.Neural.Tests.Layers;

public sealed class MultiHeadAttentionTests
{
    private const double Rounding = 1e-5;

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void Backward_OfSequencesOfDifferentLengths_AgreesWithDifferences(bool causal, bool rotary)
    {
        MultiHeadAttention layer = new(8, 2, new RandomSource(1), rotary);
        var input = GradientCheck.Random(2, 5, 3, 8);
        GradientCheck.Run(layer, tape => layer.Forward(tape, input, causal, [5, 1, 3]), ("input", input));
    }

    [Fact]
    public void Forward_OfEqualKeys_GivesTheMeanOfTheValues()
    {
        // Queries and keys are zero, values and output are the input itself.
        var layer = Copying(4);
        var input = GradientCheck.Random(1, 3, 1, 4);
        using Tape tape = new();

        var whole = layer.Forward(tape, input);
        var causal = layer.Forward(tape, input, causal: true);
        var padded = layer.Forward(tape, input, lengths: [2]);

        for (var i = 0; i < 4; i++)
        {
            float first = input.Data[i], second = input.Data[4 + i], third = input.Data[8 + i];
            Assert.Equal((first + second + third) / 3, whole.Data[i], Rounding);
            Assert.Equal(first, causal.Data[i], Rounding);
            Assert.Equal((first + second) / 2, causal.Data[4 + i], Rounding);
            Assert.Equal((first + second) / 2, padded.Data[i], Rounding);
        }
    }

    [Fact]
    public void Forward_OfMoreStepsThanABlock_IsThatOfTheBeginning()
    {
        // A causal layer gives the first steps of a long sequence what it gives them alone.
        const int Long = (2 * AttentionHead.BlockRows) + 3, Short = AttentionHead.BlockRows + 1;
        MultiHeadAttention layer = new(8, 2, new RandomSource(1), rotary: true);
        var input = GradientCheck.Random(1, Long, 2, 8);
        Tensor beginning = new(Short, 2, 8);
        input.Data[..beginning.Length].CopyTo(beginning.Data);
        using Tape tape = new();

        var whole = layer.Forward(tape, input, causal: true);
        var part = layer.Forward(tape, beginning, causal: true);

        for (var i = 0; i < part.Length; i++)
        {
            Assert.Equal(part.Data[i], whole.Data[i], Rounding);
        }
    }

    [Fact]
    public void Backward_OfMoreStepsThanABlock_AgreesWithDifferences()
    {
        MultiHeadAttention layer = new(4, 1, new RandomSource(1), rotary: true);
        var input = GradientCheck.Random(1, AttentionHead.BlockRows + 5, 1, 4);
        GradientCheck.Run(tape => layer.Forward(tape, input, causal: true), ("input", input));
    }

    [Fact]
    public void ForwardAndBackward_WithOneOrTwoThreads_AreEqualToTheBit() => Assert.Equal(Bits(1), Bits(2));

    [Fact]
    public void Forward_AfterTheFirstStep_TakesNoNewMemory()
    {
        MultiHeadAttention layer = new(16, 4, new RandomSource(1), rotary: true);
        var input = GradientCheck.Random(1, 40, 6, 16);
        var ones = Enumerable.Repeat(1.0, input.Length).ToArray();
        using WorkerPool pool = new(1);
        using Tape tape = new(pool);
        long garbage = 0;
        for (var i = 0; i < 3; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            tape.Backward(GradientCheck.WeightedSum(tape, layer.Forward(tape, input, causal: true), ones));
            tape.Reset();
            garbage = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        // Tensors' headers and closures; the activations are 23,040 floats.
        Assert.InRange(garbage, 0, 5000);
    }

    [Theory]
    [MemberData(nameof(SimdPath.All), MemberType = typeof(SimdPath))]
    public void Turn_OfAQueryAndAKey_DependsOnTheirDistance(SimdLevel level)
    {
        using var path = SimdPath.Use(level);
        const int Size = 38;
        RotaryPositions positions = new(50, Size);

        var near = Product(positions, Size, 7, 4);

        Assert.Equal(near, Product(positions, Size, 45, 42), Rounding * 10);
        Assert.NotEqual(near, Product(positions, Size, 45, 41), Rounding * 10);
    }

    [Fact]
    public void Forward_OfAnotherWidth_IsRefusedWithBothShapes()
    {
        using Tape tape = new();
        MultiHeadAttention layer = new(8, 2, new RandomSource(1));

        var refusal = Assert.Throws<ArgumentException>(() => layer.Forward(tape, new Tensor(4, 3, 6)));

        Assert.Contains("[T, B, 8]", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("[4, 3, 6]", refusal.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => layer.Forward(tape, new Tensor(4, 8)));
    }

    [Fact]
    public void Forward_WithLengthsThatDoNotFit_IsRefused()
    {
        using Tape tape = new();
        MultiHeadAttention layer = new(8, 2, new RandomSource(1));
        Tensor input = new(4, 3, 8);

        var refusal = Assert.Throws<ArgumentException>(() => layer.Forward(tape, input, lengths: [4, 4]));

        Assert.Contains("2 lengths do not fit the input [4, 3, 8]", refusal.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => layer.Forward(tape, input, lengths: [4, 0, 4]));
        Assert.Throws<ArgumentOutOfRangeException>(() => layer.Forward(tape, input, lengths: [4, 5, 4]));
    }

    [Theory]
    [InlineData(8, 3, false)]
    [InlineData(8, 0, false)]
    [InlineData(6, 2, true)]
    public void Constructor_OfHeadsThatDoNotFit_IsRefused(int size, int heads, bool rotary) =>
        Assert.Throws<ArgumentOutOfRangeException>(
            () => new MultiHeadAttention(size, heads, new RandomSource(1), rotary));

    private static MultiHeadAttention Copying(int size)
    {
        MultiHeadAttention layer = new(size, 2, new RandomSource(1));
        layer.InputWeight.Data.Clear();
        layer.Output.Weight.Data.Clear();
        for (var i = 0; i < size; i++)
        {
            layer.InputWeight.Data[(((2 * size) + i) * size) + i] = 1;
            layer.Output.Weight.Data[(i * size) + i] = 1;
        }

        return layer;
    }

    private static float[] Bits(int threads)
    {
        using WorkerPool pool = new(threads);
        using Tape tape = new(pool);
        MultiHeadAttention layer = new(12, 3, new RandomSource(1), rotary: true);
        var input = GradientCheck.Random(2, 150, 3, 12);
        var output = layer.Forward(tape, input, causal: true, [150, 140, 9]);
        tape.Backward(GradientCheck.WeightedSum(tape, output, [.. Enumerable.Repeat(1.0, output.Length)]));
        return
        [
            .. output.Data, .. input.Grad,
            .. layer.NamedParameters().SelectMany(parameter => parameter.Tensor.Grad.ToArray()),
        ];
    }

    private static unsafe double Product(RotaryPositions positions, int size, int query, int key)
    {
        Tensor left = GradientCheck.Random(1, size), right = GradientCheck.Random(2, size);
        positions.Turn(left.Pointer, query);
        positions.Turn(right.Pointer, key);
        double sum = 0;
        for (var i = 0; i < size; i++)
        {
            sum += left.Data[i] * right.Data[i];
        }

        return sum;
    }
}
