using MoodLab.Neural.Autograd;
using MoodLab.Neural.Kernels;
using MoodLab.Neural.Randomness;
using MoodLab.Neural.Tensors;

namespace MoodLab.Neural.Layers;

/// <summary>y = x W^T + b. <c>weight</c> is [O, I], <c>bias</c> is [O].</summary>
public sealed class Linear : Module
{
    private readonly Tensor _weight;
    private readonly Tensor _bias;

    /// <summary>Creates a layer; weights and bias start uniform within 1 / sqrt(I).</summary>
    /// <param name="inputs">I.</param>
    /// <param name="outputs">O.</param>
    /// <param name="random">Source of the starting values.</param>
    public Linear(int inputs, int outputs, RandomSource random)
    {
        Inputs = inputs;
        Outputs = outputs;
        var bound = 1 / Math.Sqrt(inputs);
        _weight = Register("weight", Initialise.Uniform(new Tensor(outputs, inputs), bound, random));
        _bias = Register("bias", Initialise.Uniform(new Tensor(outputs), bound, random));
    }

    /// <summary>Gets I, the size of the input's last dimension.</summary>
    public int Inputs { get; }

    /// <summary>Gets O, the size of the output's last dimension.</summary>
    public int Outputs { get; }

    /// <summary>Applies the layer to the last dimension.</summary>
    /// <param name="tape">The step's tape.</param>
    /// <param name="input">[..., I].</param>
    /// <returns>[..., O].</returns>
    /// <exception cref="ArgumentException">The input's last dimension is not I.</exception>
    public unsafe Tensor Forward(Tape tape, Tensor input)
    {
        ArgumentNullException.ThrowIfNull(tape);
        ArgumentNullException.ThrowIfNull(input);
        Shapes.RequireLast(nameof(Linear), input, Inputs);
        var rows = input.Length / Inputs;
        var output = tape.Make(true, [.. input.Shape[..^1], Outputs]);
        for (var r = 0; r < rows; r++)
        {
            _bias.Data.CopyTo(output.Data.Slice(r * Outputs, Outputs));
        }

        Gemm.Multiply(
            tape.Workers, rows, Outputs, Inputs, Strided.Rows(input.Pointer, Inputs),
            Strided.Transposed(_weight.Pointer, Inputs), output.Pointer, Outputs, add: true);
        tape.Record(output, () => Backward(tape, input, output, rows));
        return output;
    }

    private unsafe void Backward(Tape tape, Tensor input, Tensor output, int rows)
    {
        Gemm.Multiply(
            tape.Workers, Outputs, Inputs, rows, Strided.Transposed(output.GradPointer, Outputs),
            Strided.Rows(input.Pointer, Inputs), _weight.GradPointer, Inputs, add: true);
        Elementwise.AddColumnSums(_bias.GradPointer, output.GradPointer, rows, Outputs, 0, Outputs);
        if (input.RequiresGrad)
        {
            input.EnsureGrad();
            Gemm.Multiply(
                tape.Workers, rows, Inputs, Outputs, Strided.Rows(output.GradPointer, Outputs),
                Strided.Rows(_weight.Pointer, Inputs), input.GradPointer, Inputs, add: true);
        }
    }
}
