using MoodLab.Neural.Autograd;
using MoodLab.Neural.Randomness;
using MoodLab.Neural.Tensors;

namespace MoodLab.Neural.Layers;

/// <summary>
/// A stack of gated recurrent units (Cho et al., "Learning Phrase Representations using RNN Encoder-Decoder for
/// Statistical Machine Translation", 2014) over whole sequences, in one direction or both, with PyTorch's equations,
/// where the reset gate scales W_hn h' + b_hn rather than h': r = s(W_ir x + b_ir + W_hr h' + b_hr), likewise z,
/// n = tanh(W_in x + b_in + r (W_hn h' + b_hn)), h = (1 - z) n + z h', s being the logistic function. Shapes: T steps,
/// B sequences, I inputs, H hidden units, D directions. For layer k: <c>weight_ih_lk</c> [3H, I or D H],
/// <c>weight_hh_lk</c> [3H, H], <c>bias_ih_lk</c> and <c>bias_hh_lk</c> [3H], each in the order r, z, n, and for the
/// backward direction the same with <c>_reverse</c> at the end.
/// </summary>
public sealed class Gru : Module
{
    private readonly RecurrentStack _stack;

    /// <summary>Creates a stack; parameters start uniform within 1 / sqrt(H).</summary>
    /// <param name="inputs">I.</param>
    /// <param name="hidden">H.</param>
    /// <param name="layers">Number of layers, at least 1.</param>
    /// <param name="random">Source of the starting values.</param>
    /// <param name="bidirectional">Whether each layer also reads the sequences from their ends.</param>
    /// <param name="recurrentDropout">Dropout of the hidden states between steps, or null.</param>
    public Gru(
        int inputs, int hidden, int layers, RandomSource random, bool bidirectional = false,
        RecurrentDropout? recurrentDropout = null)
    {
        Inputs = inputs;
        Hidden = hidden;
        Layers = layers;
        Bidirectional = bidirectional;
        if (recurrentDropout is not null)
        {
            Register("recurrent_dropout", recurrentDropout);
        }

        var bound = 1 / Math.Sqrt(hidden);
        Tensor Uniform(params int[] shape) => Initialise.Uniform(new Tensor(shape), bound, random);
        _stack = new RecurrentStack(
            nameof(Gru), inputs, hidden,
            RecurrentStack.Make(inputs, hidden, layers, bidirectional, (size, end, reverse) => new GruLayer(
                Register($"weight_ih_{end}", Uniform(3 * hidden, size)),
                Register($"weight_hh_{end}", Uniform(3 * hidden, hidden)),
                Register($"bias_ih_{end}", Uniform(3 * hidden)),
                Register($"bias_hh_{end}", Uniform(3 * hidden)), reverse)),
            recurrentDropout);
    }

    /// <summary>Gets I, the size of the input's last dimension.</summary>
    public int Inputs { get; }

    /// <summary>Gets H, the hidden units of a layer and direction.</summary>
    public int Hidden { get; }

    /// <summary>Gets the number of layers.</summary>
    public int Layers { get; }

    /// <summary>Gets whether sequences are read in both directions.</summary>
    public bool Bidirectional { get; }

    /// <summary>Reads sequences.</summary>
    /// <param name="tape">The step's tape.</param>
    /// <param name="input">[T, B, I].</param>
    /// <param name="state">
    /// Where the sequences stand before the first step; on return, where they stand after the last. A bidirectional
    /// network has one layer of state for each direction, the forward one first. Gradients do not flow into it. Null
    /// begins at zero and keeps nothing.
    /// </param>
    /// <param name="between">
    /// What happens to a layer's output on its way to the next layer, given the layer's number: dropout, noise.
    /// </param>
    /// <param name="lengths">
    /// The length of each of the B sequences, 1 to T, where they differ; not to be changed before the step ends. The
    /// steps beyond a sequence's end are not read; their outputs are zero and their inputs get no gradient. A backward
    /// direction begins at each sequence's own end. Null: all have T steps.
    /// </param>
    /// <returns>The last layer's hidden states, [T, B, H], or [T, B, 2H] with the forward ones first.</returns>
    /// <exception cref="ArgumentException">The input, the state or the lengths have another shape.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A length is not from 1 to T.</exception>
    public Tensor Forward(
        Tape tape, Tensor input, RecurrentState? state = null, Func<int, Tensor, Tensor>? between = null,
        int[]? lengths = null) =>
        _stack.Forward(tape, input, state, between, lengths);
}
