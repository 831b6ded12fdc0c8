using MoodLab.Neural.Autograd;
using MoodLab.Neural.Randomness;
using MoodLab.Neural.Tensors;

namespace MoodLab.Neural.Layers;

/// <summary>
/// A stack of multiplicative LSTM layers (Krause, Lu, Murray and Renals, "Multiplicative LSTM for sequence modelling",
/// 2016, in the form of Radford, Jozefowicz and Sutskever, "Learning to Generate Reviews and
/// Discovering Sentiment", 2017): an LSTM in which m = (W_mx x) * (W_mh h') takes the place of the hidden state h', so
/// that each input has transitions of its own. i, f, o = s(W x + V m + b), g = tanh(W x + V m + b), c = f c' + i g,
/// h = o tanh(c). Shapes: T steps, B sequences, I inputs, H hidden units. For layer k: <c>weight_ih_lk</c> W
/// [4H, I or H], <c>weight_hh_lk</c> V [4H, H], <c>bias_ih_lk</c> b [4H], gates in the order i, f, g, o;
/// <c>weight_mih_lk</c> W_mx [H, I or H] and <c>weight_mhh_lk</c> W_mh [H, H].
/// </summary>
public sealed class MultiplicativeLstm : Module
{
    private readonly RecurrentStack _stack;

    /// <summary>Creates a stack; parameters start uniform within 1 / sqrt(H), the forget gates' bias at 1.</summary>
    /// <param name="inputs">I.</param>
    /// <param name="hidden">H.</param>
    /// <param name="layers">Number of layers, at least 1.</param>
    /// <param name="random">Source of the starting values.</param>
    public MultiplicativeLstm(int inputs, int hidden, int layers, RandomSource random)
    {
        Inputs = inputs;
        Hidden = hidden;
        Layers = layers;
        var bound = 1 / Math.Sqrt(hidden);
        Tensor Uniform(params int[] shape) => Initialise.Uniform(new Tensor(shape), bound, random);
        _stack = new RecurrentStack(
            nameof(MultiplicativeLstm), inputs, hidden,
            RecurrentStack.Make(inputs, hidden, layers, bidirectional: false, (size, end, _) =>
            {
                var bias = Uniform(4 * hidden);
                bias.Data.Slice(hidden, hidden).Fill(1);
                return new MultiplicativeLstmLayer(
                    Register($"weight_ih_{end}", Uniform(4 * hidden, size)),
                    Register($"weight_hh_{end}", Uniform(4 * hidden, hidden)),
                    Register($"bias_ih_{end}", bias),
                    Register($"weight_mih_{end}", Uniform(hidden, size)),
                    Register($"weight_mhh_{end}", Uniform(hidden, hidden)));
            }),
            dropout: null);
    }

    /// <summary>Gets I, the size of the input's last dimension.</summary>
    public int Inputs { get; }

    /// <summary>Gets H, the hidden units of a layer and direction.</summary>
    public int Hidden { get; }

    /// <summary>Gets the number of layers.</summary>
    public int Layers { get; }

    /// <summary>Reads sequences.</summary>
    /// <param name="tape">The step's tape.</param>
    /// <param name="input">[T, B, I].</param>
    /// <param name="state">
    /// Where the sequences stand before the first step; on return, where they stand after the last. Gradients
    /// do not flow into it. Null begins at zero and keeps nothing.
    /// </param>
    /// <param name="between">
    /// What happens to a layer's output on its way to the next layer, given the layer's number: dropout, noise.
    /// </param>
    /// <param name="lengths">
    /// The length of each of the B sequences, 1 to T, where they differ; not to be changed before the step ends. The
    /// steps beyond a sequence's end are not read; their outputs are zero and their inputs get no gradient. Null: all
    /// have T steps.
    /// </param>
    /// <returns>The last layer's hidden states, [T, B, H].</returns>
    /// <exception cref="ArgumentException">The input, the state or the lengths have another shape.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A length is not from 1 to T.</exception>
    public Tensor Forward(
        Tape tape, Tensor input, LstmState? state = null, Func<int, Tensor, Tensor>? between = null,
        int[]? lengths = null) =>
        _stack.Forward(tape, input, state, between, lengths);
}
