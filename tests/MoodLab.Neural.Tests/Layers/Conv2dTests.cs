using System.Globalization;
using MoodLab.Neural.Autograd;
using MoodLab.Neural.Kernels;
using MoodLab.Neural.Layers;
using MoodLab.Neural.Randomness;
using MoodLab.Neural.Tensors;
using MoodLab.Neural.Threading;

namespace MoodLab.Neural.Tests.Layers;

public sealed class Conv2dTests
{
    private static readonly Golden s_golden = Golden.Read("conv");

    [Fact]
    public void Forward_OnKnownWeights_GivesTheSumsByHand()
    {
        Conv2d conv = new(1, 1, (2, 2), new RandomSource(1));
        var parameters = conv.NamedParameters().ToDictionary(
            parameter => parameter.Name, parameter => parameter.Tensor);
        new float[] { 1, 2, 3, 4 }.CopyTo(parameters["weight"].Data);
        parameters["bias"].Data[0] = 0.5f;
        Tensor input = new(1, 1, 2, 3);
        new float[] { 1, 0, -1, 2, 1, 0 }.CopyTo(input.Data);

        using Tape tape = new();
        var output = conv.Forward(tape, input);

        Assert.Equal([1, 1, 1, 2], output.Shape.ToArray());
        Assert.Equal([1 + 6 + 4 + 0.5f, -2 + 3 + 0.5f], output.Data.ToArray());
    }

    [Theory]
    [MemberData(nameof(SimdPath.WithThreads), MemberType = typeof(SimdPath))]
    public void ForwardAndBackward_OnPyTorchsWeights_GivePyTorchsNumbers(SimdLevel level, int threads)
    {
        using var path = SimdPath.Use(level);
        using WorkerPool pool = new(threads);
        using Tape tape = new(pool);
        var cases = s_golden.Metadata["cases"].Split(',');
        Assert.NotEmpty(cases);
        foreach (var name in cases)
        {
            var conv = Load(name);

            // Twice, so that buffers of the first run come back with its numbers.
            for (var i = 0; i < 2; i++)
            {
                conv.NamedParameters().ToList().ForEach(parameter => parameter.Tensor.ZeroGrad());
                GoldenCase.Run(s_golden, name, tape, input => conv.Forward(tape, input), conv);
                tape.Reset();
            }
        }
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 2)]
    [InlineData(2, 1)]
    [InlineData(3, 1)]
    public void Backward_OfAnyStrideAndPadding_AgreesWithDifferences(int stride, int padding)
    {
        Conv2d conv = new(2, 3, (3, 2), new RandomSource(2), stride, padding);
        var input = GradientCheck.Random(3, 2, 2, 6, 5);
        GradientCheck.Run(conv, tape => conv.Forward(tape, input), ("input", input));
    }

    [Fact]
    public void Backward_IntoAUsedGradient_Adds()
    {
        Conv2d conv = new(2, 3, (3, 3), new RandomSource(2), hasBias: false);
        var input = GradientCheck.Random(3, 1, 2, 5, 6);
        GradientCheck.Run(
            conv, tape => Operations.Add(tape, conv.Forward(tape, input), conv.Forward(tape, input)),
            ("input", input));
    }

    [Fact]
    public void Gradients_WithOneOrTwoThreads_AreEqualToTheBit() => Assert.Equal(Bits(threads: 1), Bits(threads: 2));

    [Theory]
    [InlineData(4, 3, 6, 6)]
    [InlineData(4, 2, 2, 6)]
    [InlineData(4, 2, 6, 2)]
    public void Forward_OfAnotherShape_IsRefusedWithBothShapes(int batch, int channels, int height, int width)
    {
        using Tape tape = new();
        Conv2d conv = new(2, 5, (3, 3), new RandomSource(2));

        var refusal = Assert.Throws<ArgumentException>(
            () => conv.Forward(tape, new Tensor(batch, channels, height, width)));

        Assert.Contains("[5, 2, 3, 3]", refusal.Message, StringComparison.Ordinal);
        Assert.Contains($"[{batch}, {channels}, {height}, {width}]", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Forward_OfARow_IsRefused()
    {
        using Tape tape = new();
        Conv2d conv = new(2, 5, (1, 1), new RandomSource(2));
        Assert.Throws<ArgumentException>(() => conv.Forward(tape, new Tensor(4, 2)));
    }

    [Theory]
    [InlineData(0, 1, 1, 1, 0)]
    [InlineData(1, 0, 1, 1, 0)]
    [InlineData(1, 1, 0, 1, 0)]
    [InlineData(1, 1, 1, 0, 0)]
    [InlineData(1, 1, 1, 1, -1)]
    public void Constructor_OfAnImpossibleSize_IsRefused(
        int inputs, int outputs, int kernel, int stride, int padding) =>
        Assert.Throws<ArgumentOutOfRangeException>(
            () => new Conv2d(inputs, outputs, (kernel, 1), new RandomSource(1), stride, padding));

    private static Conv2d Load(string name)
    {
        var shape = s_golden.Shape($"{name}.weight");
        var settings = s_golden.Metadata[name].Split(',');
        Conv2d conv = new(
            shape[1], shape[0], (shape[2], shape[3]), new RandomSource(1),
            int.Parse(settings[0], CultureInfo.InvariantCulture), int.Parse(settings[1], CultureInfo.InvariantCulture),
            hasBias: name != "wide");
        GoldenCase.Load(s_golden, name, conv);
        return conv;
    }

    private static List<float> Bits(int threads)
    {
        using WorkerPool pool = new(threads);
        using Tape tape = new(pool);
        Conv2d conv = new(3, 10, (3, 3), new RandomSource(4), padding: 1);
        var input = GradientCheck.Random(5, 19, 3, 12, 40);
        var output = conv.Forward(tape, input);
        tape.Backward(GradientCheck.WeightedSum(tape, output, [.. output.Data.ToArray().Select(x => (double)x)]));
        return [.. output.Data, .. input.Grad, .. conv.NamedParameters().SelectMany(p => p.Tensor.Grad.ToArray())];
    }
}
