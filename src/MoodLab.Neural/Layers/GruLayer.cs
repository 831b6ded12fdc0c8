using MoodLab.Neural.Kernels;
using MoodLab.Neural.Tensors;

namespace MoodLab.Neural.Layers;

/// <summary>
/// A GRU layer in one direction. A working row holds reset gate, update gate, the state's part of the candidate and, in
/// the fourth H columns, the candidate, which the inputs' products fill: PyTorch's third gate lies in two places,
/// because the reset gate scales one of its parts only.
/// </summary>
/// <param name="inputWeight">W_ih [3H, I].</param>
/// <param name="hiddenWeight">W_hh [3H, H].</param>
/// <param name="inputBias">b_ih [3H].</param>
/// <param name="hiddenBias">b_hh [3H].</param>
/// <param name="reverse">Whether to read from the last step to the first.</param>
internal sealed unsafe class GruLayer(
    Tensor inputWeight, Tensor hiddenWeight, Tensor inputBias, Tensor hiddenBias, bool reverse)
    : RecurrentLayer(hiddenWeight, inputWeight.Shape[1], reverse)
{
    protected override int Width => 4 * Hidden;

    protected override bool HasCell => false;

    protected override (int Column, int Count) Untouched => (2 * Hidden, Hidden);

    protected override ParameterBlock[] InputWeights { get; } = Split(inputWeight, hiddenWeight.Shape[1]);

    protected override ParameterBlock[] Biases { get; } =
        [.. Split(inputBias, hiddenWeight.Shape[1]), new(hiddenBias, 0, hiddenBias.Length, 0)];

    protected override void RowForward(RecurrentPass pass, int t, int b) =>
        GruKernel.Forward(
            Hidden, pass.Row(t, b), inputBias.Pointer, hiddenBias.Pointer, pass.Before(t, b), pass.Output(t, b));

    protected override void RowBackward(RecurrentPass pass, int t, int b) =>
        GruKernel.Backward(
            Hidden, pass.Row(t, b), pass.Before(t, b), pass.OutputGradient(t, b), pass.CarryAt(b));

    private static ParameterBlock[] Split(Tensor parameter, int hidden) =>
        [new(parameter, 0, 2 * hidden, 0), new(parameter, 2 * hidden, hidden, 3 * hidden)];
}
