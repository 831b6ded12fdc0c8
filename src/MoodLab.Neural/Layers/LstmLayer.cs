using MoodLab.Neural.Kernels;
using MoodLab.Neural.Tensors;

namespace MoodLab.Neural.Layers;

/// <summary>An LSTM layer in one direction. A working row holds the four gates in PyTorch's order.</summary>
/// <param name="inputWeight">W_ih [4H, I].</param>
/// <param name="hiddenWeight">W_hh [4H, H].</param>
/// <param name="bias">b [4H].</param>
/// <param name="reverse">Whether to read from the last step to the first.</param>
internal sealed unsafe class LstmLayer(Tensor inputWeight, Tensor hiddenWeight, Tensor bias, bool reverse)
    : RecurrentLayer(hiddenWeight, inputWeight.Shape[1], reverse)
{
    protected override int Width => Gates;

    protected override bool HasCell => true;

    protected override ParameterBlock[] InputWeights { get; } = [new(inputWeight, 0, inputWeight.Shape[0], 0)];

    protected override ParameterBlock[] Biases { get; } = [new(bias, 0, bias.Length, 0)];

    protected override void RowForward(RecurrentPass pass, int t, int b) =>
        LstmKernel.Forward(
            Hidden, pass.Row(t, b), bias.Pointer, pass.CellBefore(t, b), pass.CellAfter(t, b), pass.TanhAt(t, b),
            pass.Output(t, b));

    protected override void RowBackward(RecurrentPass pass, int t, int b) =>
        LstmKernel.Backward(
            Hidden, pass.Row(t, b), pass.CellBefore(t, b), pass.TanhAt(t, b), pass.OutputGradient(t, b),
            pass.CarryAt(b));
}
