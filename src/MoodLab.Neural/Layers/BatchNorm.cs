using MoodLab.Neural.Autograd;
using MoodLab.Neural.Tensors;

namespace MoodLab.Neural.Layers;

/// <summary>
/// y = (x - mean) / sqrt(variance + epsilon) * weight + bias for each channel (Ioffe and Szegedy, "Batch
/// Normalization", 2015, algorithms 1 and 2). While learning, mean and variance are those of the batch, and the running ones follow
/// them; in evaluation the running ones are used. <c>weight</c>, <c>bias</c>, <c>running_mean</c> and
/// <c>running_var</c> are [C].
/// </summary>
/// <remarks>
/// As PyTorch's BatchNorm1d and BatchNorm2d in one: the batch is normalised with the population's variance, the running
/// variance follows the sample's. PyTorch's count of batches, which only serves its cumulative mode, is not kept.
/// </remarks>
public sealed unsafe class BatchNorm : Module
{
    private readonly Tensor _weight;
    private readonly Tensor _bias;
    private readonly Tensor _mean;
    private readonly Tensor _variance;

    /// <summary>Creates a layer: weights and running variances of 1, biases and running means of 0.</summary>
    /// <param name="channels">C.</param>
    /// <param name="momentum">The share of a batch in the running statistics, 0 to 1.</param>
    /// <param name="epsilon">What keeps the quotient finite, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public BatchNorm(int channels, double momentum = 0.1, double epsilon = 1e-5)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(epsilon);
        if (momentum is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(momentum), momentum, "A share from 0 to 1.");
        }

        (Channels, Momentum, Epsilon) = (channels, momentum, epsilon);
        _weight = Register("weight", new Tensor(channels));
        _bias = Register("bias", new Tensor(channels));
        _mean = RegisterBuffer("running_mean", new Tensor(channels));
        _variance = RegisterBuffer("running_var", new Tensor(channels));
        _weight.Data.Fill(1);
        _variance.Data.Fill(1);
    }

    /// <summary>Gets C.</summary>
    public int Channels { get; }

    /// <summary>Gets the share of a batch in the running statistics.</summary>
    public double Momentum { get; }

    /// <summary>Gets the number that keeps the quotient finite.</summary>
    public double Epsilon { get; }

    /// <summary>Applies the layer.</summary>
    /// <param name="tape">The step's tape.</param>
    /// <param name="input">[B, C] or [B, C, ...].</param>
    /// <returns>The same shape.</returns>
    /// <exception cref="ArgumentException">
    /// The second dimension is not C; or a channel has a single element while learning, which has no variance.
    /// </exception>
    public Tensor Forward(Tape tape, Tensor input)
    {
        ArgumentNullException.ThrowIfNull(tape);
        ArgumentNullException.ThrowIfNull(input);
        if (input.Shape.Length < 2 || input.Shape[1] != Channels)
        {
            throw new ArgumentException(
                $"BatchNorm expects [B, {Channels}, ...], but the input is {Shapes.Describe(input.Shape)}.",
                nameof(input));
        }

        if (IsTraining && input.Length == Channels)
        {
            throw new ArgumentException(
                "BatchNorm needs more than one element of a channel to learn from, but the input is "
                + $"{Shapes.Describe(input.Shape)}.",
                nameof(input));
        }

        BatchNormPass pass = new(input, tape.Make(true, input.Sizes), tape.Scratch(2L * Channels).Pointer, IsTraining);
        tape.Workers.Run(worker =>
        {
            var (start, end) = tape.Workers.Part(Channels, 1, worker);
            for (var c = start; c < end; c++)
            {
                ForwardChannel(pass, c);
            }
        });
        tape.Record(pass.Output, () =>
        {
            if (input.RequiresGrad)
            {
                input.EnsureGrad();
            }

            tape.Workers.Run(worker =>
            {
                var (start, end) = tape.Workers.Part(Channels, 1, worker);
                for (var c = start; c < end; c++)
                {
                    pass.Backward(c, _weight.Pointer[c], ref _weight.GradPointer[c], ref _bias.GradPointer[c]);
                }
            });
        });
        return pass.Output;
    }

    private void ForwardChannel(BatchNormPass pass, int c)
    {
        double mean = _mean.Pointer[c], variance = _variance.Pointer[c];
        if (IsTraining)
        {
            (mean, variance) = pass.Moments(c);
            var sample = variance * pass.Count / (pass.Count - 1);
            _mean.Pointer[c] += (float)(Momentum * (mean - _mean.Pointer[c]));
            _variance.Pointer[c] += (float)(Momentum * (sample - _variance.Pointer[c]));
        }

        pass.Forward(
            c, (float)mean, (float)(1 / Math.Sqrt(variance + Epsilon)), _weight.Pointer[c], _bias.Pointer[c]);
    }
}
