using MoodLab.Neural.Autograd;
using MoodLab.Neural.Kernels;
using MoodLab.Neural.Tensors;
using MoodLab.Neural.Threading;

namespace MoodLab.Neural.Layers;

/// <summary>
/// A multiplicative LSTM layer. A working row holds, in blocks of H columns, the state's factor W_mh h, the input's
/// factor W_mx x, their product m, and the four gates of the LSTM, which m drives in place of h.
/// </summary>
/// <param name="inputWeight">W_ih [4H, I].</param>
/// <param name="hiddenWeight">W_hh [4H, H], that multiplies m.</param>
/// <param name="bias">b [4H].</param>
/// <param name="inputFactor">W_mx [H, I].</param>
/// <param name="hiddenFactor">W_mh [H, H].</param>
internal sealed unsafe class MultiplicativeLstmLayer(
    Tensor inputWeight, Tensor hiddenWeight, Tensor bias, Tensor inputFactor, Tensor hiddenFactor)
    : RecurrentLayer(hiddenFactor, inputFactor.Shape[1], reverse: false, hiddenWeight)
{
    protected override int Width => 7 * Hidden;

    protected override bool HasCell => true;

    protected override (int Column, int Count) Untouched => (0, Hidden);

    protected override ParameterBlock[] InputWeights { get; } =
    [
        new(inputFactor, 0, inputFactor.Shape[0], inputFactor.Shape[0]),
        new(inputWeight, 0, inputWeight.Shape[0], 3 * inputFactor.Shape[0]),
    ];

    protected override ParameterBlock[] Biases { get; } = [new(bias, 0, bias.Length, 3 * inputFactor.Shape[0])];

    protected override void StepForward(RecurrentPass pass, int t, WorkerPool pool, int worker)
    {
        var (first, end) = pool.Part(pass.Batch, 1, worker);
        for (var b = first; b < end; b++)
        {
            var row = pass.Row(t, b);
            var m = row + (2 * Hidden);
            Hadamard.Multiply(m, row, row + Hidden, Hidden);
            Gemm.PackRow(Strided.Rows(m, Hidden), Hidden, pass.InnerPacked, b, Hidden, 0);
        }

        pool.Barrier();
        InnerForward!.Multiply(
            pool, worker, pass.Batch, pass.InnerPacked, GatesOf(pass, t, 0), 0, Width, add: true);
        pool.Barrier();
        base.StepForward(pass, t, pool, worker);
    }

    protected override void StepBackward(RecurrentPass pass, int t, WorkerPool pool, int worker)
    {
        var (first, end) = pool.Part(pass.Batch, 1, worker);
        for (var b = first; b < end; b++)
        {
            BackwardOrClear(pass, t, b);
            Gemm.PackRow(
                Strided.Rows(GatesOf(pass, t, b), 4 * Hidden), 4 * Hidden, pass.InnerPacked, b, 4 * Hidden, 0);
        }

        pool.Barrier();
        InnerBackward!.Multiply(
            pool, worker, pass.Batch, pass.InnerPacked, pass.InnerGradient, 0, Hidden, add: false);
        pool.Barrier();
        for (var b = first; b < end; b++)
        {
            var row = pass.Row(t, b);
            Hadamard.Backward(row, row + Hidden, pass.InnerGradient + ((long)b * Hidden), Hidden);
            pass.PackGradients(b, row, Gates);
        }
    }

    protected override void RowForward(RecurrentPass pass, int t, int b) =>
        LstmKernel.Forward(
            Hidden, GatesOf(pass, t, b), bias.Pointer, pass.CellBefore(t, b), pass.CellAfter(t, b),
            pass.TanhAt(t, b), pass.Output(t, b));

    protected override void RowBackward(RecurrentPass pass, int t, int b) =>
        LstmKernel.Backward(
            Hidden, GatesOf(pass, t, b), pass.CellBefore(t, b), pass.TanhAt(t, b), pass.OutputGradient(t, b),
            pass.CarryAt(b));

    protected override void HiddenGradients(Tape tape, RecurrentPass pass)
    {
        base.HiddenGradients(tape, pass);
        Gemm.Multiply(
            tape.Workers, 4 * Hidden, Hidden, pass.Steps * pass.Batch,
            Strided.Transposed(GatesOf(pass, 0, 0), Width), Strided.Rows(pass.Gates + (2 * Hidden), Width),
            Inner!.GradPointer, Hidden, add: true);
    }

    private float* GatesOf(RecurrentPass pass, int t, int b) => pass.Row(t, b) + (3 * Hidden);
}
