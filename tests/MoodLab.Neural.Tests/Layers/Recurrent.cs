using MoodLab.Neural.Autograd;
using MoodLab.Neural.Layers;
using MoodLab.Neural.Randomness;
using MoodLab.Neural.Tensors;

namespace MoodLab.Neural.Tests.Layers;

/// <summary>The recurrent networks by name, so that one test covers all.</summary>
internal static class Recurrent
{
    /// <summary>Every network, and whether it reads in both directions.</summary>
    public static TheoryData<string, bool> All =>
        new()
        {
            { nameof(Rnn), false }, { nameof(Rnn), true },
            { nameof(Gru), false }, { nameof(Gru), true },
            { nameof(Lstm), false }, { nameof(Lstm), true },
            { nameof(MultiplicativeLstm), false },
        };

    public static Module Create(
        string name, bool bidirectional, int inputs, int hidden, int layers, RecurrentDropout? dropout = null)
    {
        RandomSource random = new(2);
        return name switch
        {
            nameof(Rnn) => new Rnn(inputs, hidden, layers, random, bidirectional, dropout),
            nameof(Gru) => new Gru(inputs, hidden, layers, random, bidirectional, dropout),
            nameof(Lstm) => new Lstm(inputs, hidden, layers, random, bidirectional, dropout),
            _ => new MultiplicativeLstm(inputs, hidden, layers, random),
        };
    }

    /// <summary>
    /// The same with doubled parameters: farther from zero, small products of states weigh more than their rounding.
    /// </summary>
    public static Module CreateLively(string name, bool bidirectional, int inputs, int hidden, int layers)
    {
        var module = Create(name, bidirectional, inputs, hidden, layers);
        foreach (var (_, tensor) in module.NamedParameters())
        {
            foreach (ref var value in tensor.Data)
            {
                value *= 2;
            }
        }

        return module;
    }

    public static Tensor Read(
        Module module, Tape tape, Tensor input, RecurrentState? state = null, int[]? lengths = null) =>
        module switch
        {
            Rnn rnn => rnn.Forward(tape, input, state, lengths: lengths),
            Gru gru => gru.Forward(tape, input, state, lengths: lengths),
            Lstm lstm => lstm.Forward(tape, input, (LstmState?)state, lengths: lengths),
            _ => ((MultiplicativeLstm)module).Forward(tape, input, (LstmState?)state, lengths: lengths),
        };

    public static RecurrentState CreateState(Module module, int layers, int batch, int hidden) =>
        module is Rnn or Gru ? new RecurrentState(layers, batch, hidden) : new LstmState(layers, batch, hidden);

    /// <summary>A state of normal numbers.</summary>
    public static RecurrentState SomeState(Module module, int layers, int batch, int hidden)
    {
        RandomSource random = new(8);
        var state = CreateState(module, layers, batch, hidden);
        foreach (var values in Values(state))
        {
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = (float)random.NextGaussian();
            }
        }

        return state;
    }

    public static IEnumerable<float[]> Values(RecurrentState state) =>
        state is LstmState lstm ? lstm.Hidden.Concat(lstm.Cell) : state.Hidden;
}
