using MoodLab.Neural.Autograd;
using MoodLab.Neural.Kernels;
using MoodLab.Neural.Tensors;

namespace MoodLab.Neural.Layers;

/// <summary>y = x W^T + b as an operation, for layers that hold W [O, I] and b [O] under names of their own.</summary>
internal static unsafe class Affine
{
    /// <summary>Reads [..., I], which the caller has checked, gives [..., O].</summary>
    public static Tensor Forward(Tape tape, Tensor input, Tensor weight, Tensor? bias)
    {
        int outputs = weight.Shape[0], inputs = weight.Shape[1], rows = input.Length / inputs;
        var output = tape.Make(true, [.. input.Shape[..^1], outputs]);
        for (var r = 0; bias is not null && r < rows; r++)
        {
            bias.Data.CopyTo(output.Data.Slice(r * outputs, outputs));
        }

        Gemm.Multiply(
            tape.Workers, rows, outputs, inputs, Strided.Rows(input.Pointer, inputs),
            Strided.Transposed(weight.Pointer, inputs), output.Pointer, outputs, add: bias is not null);
        tape.Record(output, () => Backward(tape, input, output, weight, bias));
        return output;
    }

    private static void Backward(Tape tape, Tensor input, Tensor output, Tensor weight, Tensor? bias)
    {
        int outputs = weight.Shape[0], inputs = weight.Shape[1], rows = input.Length / inputs;
        Gemm.Multiply(
            tape.Workers, outputs, inputs, rows, Strided.Transposed(output.GradPointer, outputs),
            Strided.Rows(input.Pointer, inputs), weight.GradPointer, inputs, add: true);
        if (bias is not null)
        {
            Elementwise.AddColumnSums(bias.GradPointer, output.GradPointer, rows, outputs, 0, outputs);
        }

        if (input.RequiresGrad)
        {
            input.EnsureGrad();
            Gemm.Multiply(
                tape.Workers, rows, inputs, outputs, Strided.Rows(output.GradPointer, outputs),
                Strided.Rows(weight.Pointer, inputs), input.GradPointer, inputs, add: true);
        }
    }
}
