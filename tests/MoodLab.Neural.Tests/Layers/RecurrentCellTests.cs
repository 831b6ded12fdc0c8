using MoodLab.Neural.Autograd;
using MoodLab.Neural.Layers;
using MoodLab.Neural.Randomness;
using MoodLab.Neural.Tensors;

namespace MoodLab.Neural.Tests.Layers;

/// <summary>Two steps of networks of one unit, by their equations.</summary>
public sealed class RecurrentCellTests
{
    // A few roundings of 6e-8 on numbers below 1.
    private const double Rounding = 1e-6;

    private static readonly float[] s_x = [0.9f, -1.2f];

    [Fact]
    public void RnnForward_OfOneUnit_FollowsTheEquation()
    {
        double h = 0;
        AssertSteps(
            new Rnn(1, 1, 1, new RandomSource(1)), [0.5f, -0.8f, 0.3f],
            x => h = Math.Tanh((0.5 * x) - (0.8 * h) + 0.3));
    }

    [Fact]
    public void GruForward_OfOneUnit_FollowsPyTorchsEquations()
    {
        float[] w = [0.5f, -0.3f, 0.8f], v = [0.1f, 0.7f, -0.6f], b = [0.05f, 1, -0.1f], d = [0.2f, -0.4f, 0.9f];
        double h = 0;
        AssertSteps(new Gru(1, 1, 1, new RandomSource(1)), [.. w, .. v, .. b, .. d], x =>
        {
            var r = Sigmoid((w[0] * x) + b[0] + (v[0] * h) + d[0]);
            var z = Sigmoid((w[1] * x) + b[1] + (v[1] * h) + d[1]);
            var n = Math.Tanh((w[2] * x) + b[2] + (r * ((v[2] * h) + d[2])));
            return h = ((1 - z) * n) + (z * h);
        });
    }

    [Fact]
    public void MultiplicativeLstmForward_OfOneUnit_FollowsTheEquations()
    {
        float[] w = [0.5f, -0.3f, 0.8f, 0.2f], v = [0.1f, 0.7f, -0.6f, 0.4f], b = [0.05f, 1, -0.1f, 0.3f];
        float wm = 1.5f, vm = -0.9f;
        double h = 0, c = 0;
        AssertSteps(
            new MultiplicativeLstm(1, 1, 1, new RandomSource(1)), [.. w, .. v, .. b, wm, vm], x =>
            {
                var m = wm * x * vm * h;
                double Gate(int gate) => (w[gate] * x) + (v[gate] * m) + b[gate];
                c = (Sigmoid(Gate(1)) * c) + (Sigmoid(Gate(0)) * Math.Tanh(Gate(2)));
                return h = Sigmoid(Gate(3)) * Math.Tanh(c);
            });
    }

    [Fact]
    public void Forward_InBothDirections_GivesTheReversedSequenceBackwards()
    {
        using Tape tape = new();
        Gru both = new(1, 1, 1, new RandomSource(1), bidirectional: true), one = new(1, 1, 1, new RandomSource(2));
        foreach (var (name, tensor) in one.NamedParameters())
        {
            both.NamedParameters().Single(parameter => parameter.Name == name + "_reverse").Tensor.Data
                .CopyTo(tensor.Data);
        }

        var expected = one.Forward(tape, Sequence([.. s_x.Reverse()])).Data.ToArray();

        var output = both.Forward(tape, Sequence(s_x));
        Assert.Equal([2, 1, 2], output.Shape.ToArray());
        Assert.Equal([expected[1], expected[0]], [output.Data[1], output.Data[3]]);
    }

    private static void AssertSteps(Module module, float[] parameters, Func<double, double> step)
    {
        var at = 0;
        foreach (var (_, tensor) in module.NamedParameters())
        {
            parameters.AsSpan(at, tensor.Length).CopyTo(tensor.Data);
            at += tensor.Length;
        }

        Assert.Equal(parameters.Length, at);
        using Tape tape = new();
        var output = Recurrent.Read(module, tape, Sequence(s_x)).Data;
        for (var t = 0; t < s_x.Length; t++)
        {
            Assert.Equal(step(s_x[t]), output[t], Rounding);
        }
    }

    private static Tensor Sequence(float[] values)
    {
        Tensor input = new(values.Length, 1, 1);
        values.CopyTo(input.Data);
        return input;
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
