using MoodLab.Neural.Kernels;
using MoodLab.Neural.Tensors;

namespace MoodLab.Neural.Layers;

/// <summary>A plain recurrent layer in one direction. A working row holds the pre-activation.</summary>
/// <param name="inputWeight">W_ih [H, I].</param>
/// <param name="hiddenWeight">W_hh [H, H].</param>
/// <param name="bias">b [H].</param>
/// <param name="reverse">Whether to read from the last step to the first.</param>
internal sealed unsafe class RnnLayer(Tensor inputWeight, Tensor hiddenWeight, Tensor bias, bool reverse)
    : RecurrentLayer(hiddenWeight, inputWeight.Shape[1], reverse)
{
    protected override int Width => Gates;

    protected override bool HasCell => false;

    protected override ParameterBlock[] InputWeights { get; } = [new(inputWeight, 0, inputWeight.Shape[0], 0)];

    protected override ParameterBlock[] Biases { get; } = [new(bias, 0, bias.Length, 0)];

    protected override void RowForward(RecurrentPass pass, int t, int b) =>
        RnnKernel.Forward(Hidden, pass.Row(t, b), bias.Pointer, pass.Output(t, b));

    protected override void RowBackward(RecurrentPass pass, int t, int b) =>
        RnnKernel.Backward(Hidden, pass.Row(t, b), pass.Output(t, b), pass.OutputGradient(t, b));
}
