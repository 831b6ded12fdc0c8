using MoodLab.Neural.Autograd;
using MoodLab.Neural.Randomness;
using MoodLab.Neural.Tensors;

namespace MoodLab.Neural.Layers;

/// <summary>
/// A stack of LSTM layers (Hochreiter and Schmidhuber 1997, with forget gates after Gers et al. 2000) over whole
/// sequences. Shapes: T steps, B sequences, I inputs, H hidden units. For layer k: <c>weight_ih_lk</c> [4H, I or H],
/// <c>weight_hh_lk</c> [4H, H], <c>bias_ih_lk</c> [4H], gates in PyTorch's order. Unlike PyTorch there is one bias, as
/// in the studies' models.
/// </summary>
public sealed class Lstm : Module
{
    private readonly LstmLayer[] _layers;

    /// <summary>
    /// Creates a stack; parameters start uniform within 1 / sqrt(H), the forget gates' bias at 1 (Jozefowicz et al.
    /// 2015), so that memory is kept before it is understood.
    /// </summary>
    /// <param name="inputs">I.</param>
    /// <param name="hidden">H.</param>
    /// <param name="layers">Number of layers, at least 1.</param>
    /// <param name="random">Source of the starting values.</param>
    public Lstm(int inputs, int hidden, int layers, RandomSource random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(layers, 1);
        Inputs = inputs;
        Hidden = hidden;
        _layers = new LstmLayer[layers];
        for (var k = 0; k < layers; k++)
        {
            var size = k == 0 ? inputs : hidden;
            var bound = 1 / Math.Sqrt(hidden);
            var bias = Initialise.Uniform(new Tensor(4 * hidden), bound, random);
            bias.Data.Slice(hidden, hidden).Fill(1);
            _layers[k] = new LstmLayer(
                Register($"weight_ih_l{k}", Initialise.Uniform(new Tensor(4 * hidden, size), bound, random)),
                Register($"weight_hh_l{k}", Initialise.Uniform(new Tensor(4 * hidden, hidden), bound, random)),
                Register($"bias_ih_l{k}", bias));
        }
    }

    /// <summary>Gets I, the size of the input's last dimension.</summary>
    public int Inputs { get; }

    /// <summary>Gets H, the size of the output's last dimension.</summary>
    public int Hidden { get; }

    /// <summary>Gets the number of layers.</summary>
    public int Layers => _layers.Length;

    /// <summary>Reads sequences.</summary>
    /// <param name="tape">The step's tape.</param>
    /// <param name="input">[T, B, I].</param>
    /// <param name="state">
    /// Where the sequences stand before the first step; on return, where they stand after the last. Gradients do not
    /// flow into it. Null begins at zero and keeps nothing.
    /// </param>
    /// <param name="between">
    /// What happens to a layer's output [T, B, H] on its way to the next layer, given the layer's number: dropout,
    /// noise.
    /// </param>
    /// <returns>The last layer's hidden states, [T, B, H].</returns>
    /// <exception cref="ArgumentException">The input or the state has another shape.</exception>
    public Tensor Forward(
        Tape tape, Tensor input, LstmState? state = null, Func<int, Tensor, Tensor>? between = null)
    {
        ArgumentNullException.ThrowIfNull(tape);
        ArgumentNullException.ThrowIfNull(input);
        Shapes.RequireLast(nameof(Lstm), input, Inputs);
        if (input.Shape.Length != 3)
        {
            throw new ArgumentException(
                $"Lstm expects [T, B, {Inputs}], but the input is {Shapes.Describe(input.Shape)}.", nameof(input));
        }

        if (state is not null
            && (state.Layers != Layers || state.Batch != input.Shape[1] || state.HiddenSize != Hidden))
        {
            throw new ArgumentException(
                $"The state is [{state.Layers}, {state.Batch}, {state.HiddenSize}], but [{Layers}, {input.Shape[1]}, "
                + $"{Hidden}] is needed.",
                nameof(state));
        }

        for (var k = 0; k < Layers; k++)
        {
            input = _layers[k].Forward(tape, input, state?.Hidden[k], state?.Cell[k]);
            if (k < Layers - 1 && between is not null)
            {
                input = between(k, input);
            }
        }

        return input;
    }
}
