using MoodLab.Neural.Autograd;
using MoodLab.Neural.Randomness;

namespace MoodLab.Neural.Layers;

/// <summary>
/// Dropout of the hidden state on its way to the next step, as Keras's <c>recurrent_dropout</c> (TensorFlow 2, on which
/// the studies ran): h is multiplied, before the recurrent weights, by a mask that is drawn once for each sequence and
/// stays the same over all its steps (Gal and Ghahramani, "A Theoretically Grounded Application of Dropout in Recurrent
/// Neural Networks", 2016), a mask of its own for each gate (their "untied" weights; Keras's <c>implementation=1</c>,
/// which it takes whenever <c>recurrent_dropout</c> is set; Keras 3 draws one for all gates). What is kept is scaled by
/// 1 / (1 - p); the cell, the output and the state that is kept are not masked. Each layer, direction and window of a
/// sequence draws anew. Does nothing in evaluation. It has no <c>Forward</c>: a recurrent layer applies it within its
/// steps.
/// </summary>
public sealed class RecurrentDropout : Module
{
    private readonly RandomSource _random;

    /// <summary>Creates a dropout.</summary>
    /// <param name="probability">p, 0 to below 1, kept to the nearest 1/65,536.</param>
    /// <param name="random">Source of the choices.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is out of range.</exception>
    public RecurrentDropout(double probability, RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(random);
        Probability = DropoutMask.Check(probability);
        _random = random;
    }

    /// <summary>Gets p, the share that is dropped.</summary>
    public double Probability { get; }

    /// <summary>Gets whether anything is dropped: while learning, with p above 0.</summary>
    internal bool IsActive => IsTraining && Probability > 0;

    /// <summary>Draws so many factors into memory of the step.</summary>
    internal unsafe float* Draw(Tape tape, long length)
    {
        var mask = tape.Scratch(length).Pointer;
        DropoutMask.Draw(Probability, _random, mask, length);
        return mask;
    }
}
