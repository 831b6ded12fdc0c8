using MoodLab.Neural.Autograd;
using MoodLab.Neural.Layers;
using MoodLab.Neural.Tensors;
using MoodLab.Neural.Threading;

namespace MoodLab.Neural.Tests.Layers;

/// <summary>What holds for every recurrent network.</summary>
public sealed class RecurrentTests
{
    public static TheoryData<string, bool> All => Recurrent.All;

    [Theory]
    [MemberData(nameof(All))]
    public void Backward_OfAStackWithState_AgreesWithDifferences(string name, bool bidirectional)
    {
        var module = Recurrent.CreateLively(name, bidirectional, inputs: 2, hidden: 3, layers: 2);
        var input = GradientCheck.Random(4, 3, 2, 2);
        GradientCheck.Run(
            module,
            tape => Recurrent.Read(
                module, tape, input, Recurrent.SomeState(module, bidirectional ? 4 : 2, 2, 3)),
            ("input", input));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Backward_OfDifferentLengths_AgreesWithDifferences(string name, bool bidirectional)
    {
        var module = Recurrent.CreateLively(name, bidirectional, inputs: 2, hidden: 3, layers: 2);
        var input = GradientCheck.Random(4, 3, 3, 2);
        GradientCheck.Run(
            module,
            tape => Recurrent.Read(
                module, tape, input, Recurrent.SomeState(module, bidirectional ? 4 : 2, 3, 3), [2, 3, 1]),
            ("input", input));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Forward_OfDifferentLengths_GivesTheBitsOfEachSequenceAlone(string name, bool bidirectional)
    {
        int[] lengths = [2, 5, 1];
        using Tape tape = new();
        var module = Recurrent.Create(name, bidirectional, inputs: 3, hidden: 20, layers: 2);
        var input = GradientCheck.Random(4, 5, 3, 3);
        var together = Recurrent.Read(module, tape, input, lengths: lengths);
        var width = together.Shape[2];
        for (var b = 0; b < 3; b++)
        {
            Tensor part = new(lengths[b], 1, 3);
            for (var t = 0; t < lengths[b]; t++)
            {
                input.Data.Slice(((t * 3) + b) * 3, 3).CopyTo(part.Data[(t * 3)..]);
            }

            var alone = Recurrent.Read(module, tape, part);
            for (var t = 0; t < 5; t++)
            {
                var actual = together.Data.Slice(((t * 3) + b) * width, width).ToArray();
                Assert.Equal(t < lengths[b] ? alone.Data.Slice(t * width, width).ToArray() : new float[width], actual);
            }
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void ForwardAndBackward_WithAnyNumberOfThreads_GiveTheSameBits(string name, bool bidirectional)
    {
        foreach (var lengths in new[] { null, new[] { 3, 5, 1 } })
        {
            float[]? expected = null;
            foreach (var threads in new[] { 1, 2, 3, 7 })
            {
                using WorkerPool pool = new(threads);
                using Tape tape = new(pool);
                var module = Recurrent.Create(name, bidirectional, inputs: 3, hidden: 37, layers: 2);
                var input = GradientCheck.Random(4, 5, 3, 3);
                var output = Recurrent.Read(module, tape, input, lengths: lengths);
                var values = output.Data.ToArray();
                tape.Backward(GradientCheck.WeightedSum(tape, output, [.. Enumerable.Repeat(0.1, output.Length)]));
                values = [.. values, .. input.Grad, .. Gradients(module)];
                expected ??= values;
                Assert.Equal(expected, values);
            }
        }
    }

    [Theory]
    [InlineData(nameof(Rnn))]
    [InlineData(nameof(Gru))]
    [InlineData(nameof(MultiplicativeLstm))]
    public void Forward_InTwoWindowsWithState_ContinuesAsIfInOne(string name)
    {
        using Tape tape = new();
        var module = Recurrent.Create(name, bidirectional: false, inputs: 3, hidden: 5, layers: 2);
        var input = GradientCheck.Random(4, 6, 2, 3);
        var (whole, parts) = (Recurrent.CreateState(module, 2, 2, 5), Recurrent.CreateState(module, 2, 2, 5));
        var expected = Recurrent.Read(module, tape, input, whole).Data.ToArray();

        List<float> actual = [];
        foreach (var window in new[] { 0..18, 18..36 })
        {
            Tensor part = new(3, 2, 3);
            input.Data[window].CopyTo(part.Data);
            actual.AddRange(Recurrent.Read(module, tape, part, parts).Data);
        }

        Assert.Equal(expected, actual);
        Assert.Equal(Recurrent.Values(whole), Recurrent.Values(parts));
        Assert.Equal(expected[^10..], whole.Hidden[1]);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Backward_OfASingleStepAndSequence_AgreesWithDifferences(string name, bool bidirectional)
    {
        var module = Recurrent.CreateLively(name, bidirectional, inputs: 2, hidden: 3, layers: 1);
        var input = GradientCheck.Random(4, 1, 1, 2);
        GradientCheck.Run(
            module,
            tape => Recurrent.Read(module, tape, input, Recurrent.SomeState(module, bidirectional ? 2 : 1, 1, 3)),
            ("input", input));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Forward_OfAnotherShape_IsRefusedWithBoth(string name, bool bidirectional)
    {
        using Tape tape = new();
        var module = Recurrent.Create(name, bidirectional, inputs: 3, hidden: 5, layers: 2);
        var input = Assert.Throws<ArgumentException>(() => Recurrent.Read(module, tape, new Tensor(4, 2, 6)));
        var state = Assert.Throws<ArgumentException>(
            () => Recurrent.Read(module, tape, new Tensor(4, 2, 3), Recurrent.CreateState(module, 3, 2, 5)));

        Assert.Contains(name + " expects [..., 3]", input.Message, StringComparison.Ordinal);
        Assert.Contains("[4, 2, 6]", input.Message, StringComparison.Ordinal);
        Assert.Contains("[3, 2, 5]", state.Message, StringComparison.Ordinal);
        Assert.Contains(bidirectional ? "[4, 2, 5]" : "[2, 2, 5]", state.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Forward_OfLengthsThatDoNotFit_IsRefused()
    {
        using Tape tape = new();
        Lstm lstm = new(3, 5, 1, new(1));
        var refusal = Assert.Throws<ArgumentException>(
            () => lstm.Forward(tape, new Tensor(4, 2, 3), lengths: [4, 4, 4]));

        Assert.Contains("3 lengths", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("[4, 2, 3]", refusal.Message, StringComparison.Ordinal);
        foreach (var length in new[] { 0, 5 })
        {
            Assert.Throws<ArgumentOutOfRangeException>(
                () => lstm.Forward(tape, new Tensor(4, 2, 3), lengths: [4, length]));
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Constructor_OfAnImpossibleSize_IsRefused(string name, bool bidirectional)
    {
        foreach (var (inputs, hidden, layers) in new[] { (0, 1, 1), (1, 0, 1), (1, 1, 0) })
        {
            Assert.Throws<ArgumentOutOfRangeException>(
                () => Recurrent.Create(name, bidirectional, inputs, hidden, layers));
        }
    }

    [Fact]
    public void StateClear_OfAStateWithoutCell_ClearsThatSequence()
    {
        var state = Recurrent.SomeState(new Rnn(1, 5, 1, new(1)), 1, 3, 5);
        var before = state.Hidden[0].ToArray();

        state.ClearWhere([true, false, true]);

        Assert.Equal([.. new float[5], .. before[5..10], .. new float[5]], state.Hidden[0]);
    }

    private static float[] Gradients(Module module) =>
        [.. module.NamedParameters().SelectMany(parameter => parameter.Tensor.Grad.ToArray())];
}
