using MoodLab.Neural.Autograd;
using MoodLab.Neural.Benchmarks;
using MoodLab.Neural.Layers;
using MoodLab.Neural.Randomness;

namespace MoodLab.Neural.Tests.Layers;

/// <summary>Gradients of batches that are taken apart: into halves, or into sequences of different lengths.</summary>
public sealed class GradientAccumulationTests
{
    // The same sums in another order.
    private const double RelativeError = 1e-6;
    private const int Words = 11;
    private const int Steps = 7;
    private const int Batch = 6;

    private readonly StudyModel _model = new(seed: 1, Words, embedding: 5, hidden: 8, layers: 2);
    private readonly int[] _ids = Draw(2);
    private readonly int[] _targets = Draw(3);

    [Fact]
    public void Backward_OfTwoHalves_AddsUpToTheWholeBatchsGradient()
    {
        var whole = Gradient((Enumerable.Range(0, Batch), Steps, 1));
        var halves = Gradient(
            (Enumerable.Range(0, Batch / 2), Steps, 0.5), (Enumerable.Range(Batch / 2, Batch / 2), Steps, 0.5));

        AssertClose(whole, halves);
    }

    [Fact]
    public void Backward_OfPaddedSequences_IsThatOfEachByItselfWithoutPadding()
    {
        int[] lengths = [7, 3, 5, 1, 6, 2];
        for (var i = 0; i < _targets.Length; i++)
        {
            var (step, sequence) = (i / Batch, i % Batch);
            _targets[i] = step < lengths[sequence] ? _targets[i] : CrossEntropy.Ignored;
        }

        var padded = Gradient((Enumerable.Range(0, Batch), Steps, 1));
        var separate = Gradient(
            [.. lengths.Select((length, b) => (Enumerable.Repeat(b, 1), length, length / (double)lengths.Sum()))]);

        AssertClose(padded, separate);
    }

    // The gradient that parts of the batch add up to: sequences, their first steps, and the weight of their loss.
    private float[] Gradient(params (IEnumerable<int> Sequences, int Steps, double Weight)[] parts)
    {
        using Tape tape = new();
        _model.NamedParameters().ToList().ForEach(parameter => parameter.Tensor.ZeroGrad());
        foreach (var (sequences, steps, weight) in parts)
        {
            int[] at = [.. Enumerable.Range(0, steps).SelectMany(step => sequences.Select(b => (step * Batch) + b))];
            int[] ids = [.. at.Select(i => _ids[i])], targets = [.. at.Select(i => _targets[i])];
            var logits = _model.Forward(tape, ids, steps, sequences.Count());
            tape.Backward(Operations.Scale(tape, CrossEntropy.Forward(tape, logits, targets), weight));
            tape.Reset();
        }

        return [.. _model.NamedParameters().SelectMany(parameter => parameter.Tensor.Grad.ToArray())];
    }

    private static void AssertClose(float[] expected, float[] actual)
    {
        double difference = 0, size = 0;
        for (var i = 0; i < expected.Length; i++)
        {
            difference += Math.Pow((double)expected[i] - actual[i], 2);
            size += Math.Pow(expected[i], 2);
        }

        Assert.True(size > 0);
        var error = Math.Sqrt(difference / size);
        Assert.True(error < RelativeError, $"relative error {error:E2}");
    }

    private static int[] Draw(ulong seed)
    {
        RandomSource random = new(seed);
        return [.. Enumerable.Range(0, Steps * Batch).Select(_ => random.NextInt(Words))];
    }
}
