using MoodLab.Neural.Autograd;
using MoodLab.Neural.Kernels;
using MoodLab.Neural.Layers;
using MoodLab.Neural.Randomness;
using MoodLab.Neural.Tensors;
using MoodLab.Neural.Threading;

namespace MoodLab.Neural.Tests.Layers;

/// <summary>Compares recurrent networks with PyTorch's, computed there in 64 bits.</summary>
public sealed class RecurrentGoldenTests
{
    private const int Layers = 2;

    public static TheoryData<string, SimdLevel, int> Cases
    {
        get
        {
            TheoryData<string, SimdLevel, int> cases = [];
            foreach (var name in new[] { "rnn", "gru", "lstm_bidirectional", "mlstm" })
            {
                foreach (var level in SimdPath.All)
                {
                    cases.Add(name, level, 1);
                    cases.Add(name, level, 2);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void ForwardAndBackward_OnPyTorchsWeights_GivePyTorchsNumbers(string name, SimdLevel level, int threads)
    {
        using var path = SimdPath.Use(level);
        using WorkerPool pool = new(threads);
        var golden = Golden.Read(name);
        var module = Load(golden, name);
        Check(golden, module, pool, "full", lengths: null, CreateState(golden, module, fill: false));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void ForwardAndBackward_OfDifferentLengths_GivePyTorchsNumbers(string name, SimdLevel level, int threads)
    {
        using var path = SimdPath.Use(level);
        using WorkerPool pool = new(threads);
        var golden = Golden.Read(name);
        var module = Load(golden, name);
        int[] lengths = [.. golden.Values("lengths").Select(length => (int)length)];
        Check(golden, module, pool, "ragged", lengths, CreateState(golden, module, fill: true));
    }

    private static void Check(
        Golden golden, Module module, WorkerPool pool, string part, int[]? lengths, RecurrentState state)
    {
        using Tape tape = new(pool);
        var input = golden.Tensor("input");
        SpoilPadding(input, lengths);
        var output = Recurrent.Read(module, tape, input, state, lengths);
        double[] weights = [.. golden.Values("weights").Select(value => (double)value)];
        tape.Backward(GradientCheck.WeightedSum(tape, output, weights));

        golden.AssertClose(part + ".output", output.Data);
        golden.AssertClose(part + ".hidden", [.. state.Hidden.SelectMany(values => values)]);
        if (state is LstmState lstm)
        {
            golden.AssertClose(part + ".cell", [.. lstm.Cell.SelectMany(values => values)]);
        }

        golden.AssertClose(part + ".gradient.input", input.Grad);
        foreach (var (name, tensor) in module.NamedParameters())
        {
            golden.AssertClose($"{part}.gradient.{name}", tensor.Grad);
        }
    }

    // What lies behind a sequence's end must not be read, so it may as well be no number.
    private static void SpoilPadding(Tensor input, int[]? lengths)
    {
        int batch = input.Shape[1], size = input.Shape[2];
        for (var r = 0; lengths is not null && r < input.Length / size; r++)
        {
            if (r / batch >= lengths[r % batch])
            {
                input.Data.Slice(r * size, size).Fill(float.NaN);
            }
        }
    }

    private static Module Load(Golden golden, string name)
    {
        RandomSource random = new(1);
        int inputs = golden.Shape("input")[2], hidden = golden.Shape("hidden")[2];
        Module module = name switch
        {
            "rnn" => new Rnn(inputs, hidden, Layers, random, bidirectional: true),
            "gru" => new Gru(inputs, hidden, Layers, random, bidirectional: true),
            "lstm_bidirectional" => new Lstm(inputs, hidden, Layers, random, bidirectional: true),
            _ => new MultiplicativeLstm(inputs, hidden, Layers, random),
        };
        golden.Load(module);
        return module;
    }

    private static RecurrentState CreateState(Golden golden, Module module, bool fill)
    {
        var shape = golden.Shape("hidden");
        var state = Recurrent.CreateState(module, shape[0], shape[1], shape[2]);
        for (var k = 0; fill && k < shape[0]; k++)
        {
            var values = (k * shape[1] * shape[2])..((k + 1) * shape[1] * shape[2]);
            golden.Values("hidden")[values].CopyTo(state.Hidden[k], 0);
            if (state is LstmState lstm)
            {
                golden.Values("cell")[values].CopyTo(lstm.Cell[k], 0);
            }
        }

        return state;
    }
}
