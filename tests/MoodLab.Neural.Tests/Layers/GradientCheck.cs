using MoodLab.Neural.Autograd;
using MoodLab.Neural.Layers;
using MoodLab.Neural.Randomness;
using MoodLab.Neural.Tensors;
using MoodLab.Neural.Threading;

namespace MoodLab.Neural.Tests.Layers;

/// <summary>
/// Compares the gradients of an operation with central differences. The loss is a sum of all outputs with fixed random
/// weights, taken in double precision, so that only the operation itself computes in single precision.
/// </summary>
internal static class GradientCheck
{
    // With this step the rounding of outputs near 1 (6e-8 / 1e-2) and the neglected third derivative (1e-4 / 6) both
    // stay near 1e-5 of the gradient; the tolerance leaves room for gradients that are sums of cancelling terms.
    private const float Step = 1e-2f;
    private const double Tolerance = 1e-3;

    /// <summary>Checks all parameters of a module, and more tensors.</summary>
    public static void Run(Module module, Func<Tape, Tensor> forward, params (string Name, Tensor Tensor)[] more)
    {
        module.NamedParameters().ToList().ForEach(parameter => parameter.Tensor.ZeroGrad());
        Run(forward, [.. module.NamedParameters(), .. more]);
    }

    /// <summary>Checks the gradients that reach some tensors.</summary>
    public static void Run(Func<Tape, Tensor> forward, params (string Name, Tensor Tensor)[] tensors)
    {
        using WorkerPool pool = new(2);
        using Tape tape = new(pool);
        var output = forward(tape);
        var weights = Weights(output.Length);
        tape.Backward(WeightedSum(tape, output, weights));
        var gradients = tensors.Select(tensor => tensor.Tensor.Grad.ToArray()).ToArray();
        tape.Reset();

        for (var i = 0; i < tensors.Length; i++)
        {
            var (name, tensor) = tensors[i];
            Assert.Equal(tensor.Length, gradients[i].Length);
            double difference = 0, size = 0;
            for (var j = 0; j < tensor.Length; j++)
            {
                var expected = Slope(tape, forward, weights, tensor, j);
                difference += Math.Pow(expected - gradients[i][j], 2);
                size += Math.Pow(expected, 2);
            }

            Assert.True(size > 0, $"{name}: the loss does not depend on it.");
            var error = Math.Sqrt(difference / size);
            Assert.True(error < Tolerance, $"{name}: relative error {error:E2}");
        }
    }

    /// <summary>Makes a tensor of normal numbers that wants a gradient.</summary>
    public static Tensor Random(ulong seed, params int[] shape)
    {
        RandomSource random = new(seed);
        Tensor tensor = new(shape) { RequiresGrad = true };
        foreach (ref var value in tensor.Data)
        {
            value = (float)random.NextGaussian();
        }

        return tensor;
    }

    /// <summary>An operation that reduces a tensor to a scalar by fixed weights.</summary>
    public static Tensor WeightedSum(Tape tape, Tensor input, double[] weights)
    {
        var sum = tape.Make(input.RequiresGrad);
        sum.Data[0] = (float)Dot(input, weights);
        tape.Record(sum, () =>
        {
            input.EnsureGrad();
            for (var i = 0; i < weights.Length; i++)
            {
                input.Grad[i] += (float)weights[i] * sum.Grad[0];
            }
        });
        return sum;
    }

    private static double[] Weights(int length)
    {
        RandomSource random = new(99);
        return [.. Enumerable.Range(0, length).Select(_ => random.NextGaussian())];
    }

    private static double Slope(Tape tape, Func<Tape, Tensor> forward, double[] weights, Tensor tensor, int index)
    {
        var value = tensor.Data[index];
        tensor.Data[index] = value + Step;
        var above = Dot(forward(tape), weights);
        tape.Reset();
        tensor.Data[index] = value - Step;
        var below = Dot(forward(tape), weights);
        tape.Reset();
        tensor.Data[index] = value;
        return (above - below) / ((double)(value + Step) - (value - Step));
    }

    private static double Dot(Tensor tensor, double[] weights)
    {
        double sum = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            sum += tensor.Data[i] * weights[i];
        }

        return sum;
    }
}
