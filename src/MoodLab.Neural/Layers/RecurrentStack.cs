using MoodLab.Neural.Autograd;
using MoodLab.Neural.Tensors;

namespace MoodLab.Neural.Layers;

/// <summary>Recurrent layers one above the other, each with one or both directions.</summary>
/// <param name="name">The module's name, for messages.</param>
/// <param name="inputs">I.</param>
/// <param name="hidden">H.</param>
/// <param name="layers">For each layer its forward direction and, where there is one, its backward one.</param>
/// <param name="dropout">Dropout of the hidden states, or null.</param>
internal sealed class RecurrentStack(
    string name, int inputs, int hidden, RecurrentLayer[][] layers, RecurrentDropout? dropout)
{
    /// <summary>
    /// Makes the layers: calls for each layer and direction with the size of its input, the end of its parameters'
    /// names (<c>l0</c>, <c>l0_reverse</c>, <c>l1</c> …) and whether it reads backwards.
    /// </summary>
    public static RecurrentLayer[][] Make(
        int inputs, int hidden, int layers, bool bidirectional, Func<int, string, bool, RecurrentLayer> make)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(layers, 1);
        var stack = new RecurrentLayer[layers][];
        for (var k = 0; k < layers; k++)
        {
            var size = k == 0 ? inputs : hidden * (bidirectional ? 2 : 1);
            stack[k] = bidirectional
                ? [make(size, $"l{k}", false), make(size, $"l{k}_reverse", true)]
                : [make(size, $"l{k}", false)];
        }

        return stack;
    }

    /// <summary>Reads [T, B, I], gives [T, B, D H], where D is the number of directions.</summary>
    public Tensor Forward(
        Tape tape, Tensor input, RecurrentState? state, Func<int, Tensor, Tensor>? between, int[]? lengths)
    {
        ArgumentNullException.ThrowIfNull(tape);
        ArgumentNullException.ThrowIfNull(input);
        Check(input, state, lengths);
        for (var k = 0; k < layers.Length; k++)
        {
            input = Forward(tape, input, k, state, lengths);
            if (k < layers.Length - 1 && between is not null)
            {
                input = between(k, input);
            }
        }

        return input;
    }

    private Tensor Forward(Tape tape, Tensor input, int layer, RecurrentState? state, int[]? lengths)
    {
        var directions = layers[layer];
        var output = tape.Make(true, input.Shape[0], input.Shape[1], directions.Length * hidden);
        var passes = new RecurrentPass[directions.Length];
        for (var d = 0; d < directions.Length; d++)
        {
            var at = (layer * directions.Length) + d;
            passes[d] = directions[d].Forward(
                tape, input, output, d * hidden, state?.Hidden[at], state?.CellOf(at), lengths, dropout);
        }

        tape.Record(output, () =>
        {
            for (var d = 0; d < directions.Length; d++)
            {
                directions[d].Backward(tape, passes[d]);
            }
        });
        return output;
    }

    private void Check(Tensor input, RecurrentState? state, int[]? lengths)
    {
        Shapes.RequireLast(name, input, inputs);
        if (input.Shape.Length != 3)
        {
            throw new ArgumentException(
                $"{name} expects [T, B, {inputs}], but the input is {Shapes.Describe(input.Shape)}.", nameof(input));
        }

        int batch = input.Shape[1], count = layers.Length * layers[0].Length;
        if (state is not null && (state.Layers != count || state.Batch != batch || state.HiddenSize != hidden))
        {
            throw new ArgumentException(
                $"The state is [{state.Layers}, {state.Batch}, {state.HiddenSize}], but [{count}, {batch}, "
                + $"{hidden}] is needed.",
                nameof(state));
        }

        Shapes.RequireLengths(input, lengths);
    }
}
