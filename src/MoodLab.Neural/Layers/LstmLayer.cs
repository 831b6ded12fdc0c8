using MoodLab.Neural.Autograd;
using MoodLab.Neural.Kernels;
using MoodLab.Neural.Tensors;

namespace MoodLab.Neural.Layers;

/// <summary>
/// One LSTM layer over a whole sequence as a single operation. The products with the inputs are one large product for
/// all steps; only those with the hidden state run step by step, on weights that are packed once.
/// </summary>
/// <param name="inputWeight">W_ih [4H, I].</param>
/// <param name="hiddenWeight">W_hh [4H, H].</param>
/// <param name="bias">b [4H].</param>
internal sealed unsafe class LstmLayer(Tensor inputWeight, Tensor hiddenWeight, Tensor bias)
{
    private readonly int _inputs = inputWeight.Shape[1];
    private readonly int _hidden = hiddenWeight.Shape[1];
    private readonly int _gates = hiddenWeight.Shape[0];
    private PackedMatrix? _forward;
    private PackedMatrix? _backward;

    /// <summary>Reads [T, B, I], gives [T, B, H]; replaces hidden and cell (both [B, H]) by the last step's.</summary>
    public Tensor Forward(Tape tape, Tensor input, float[]? hidden, float[]? cell)
    {
        int steps = input.Shape[0], batch = input.Shape[1], row = batch * _hidden;
        var output = tape.Make(true, steps, batch, _hidden);
        var pass = new LstmPass
        {
            Steps = steps,
            Batch = batch,
            Gates = tape.Scratch((long)steps * batch * _gates).Pointer,
            Cells = tape.Scratch((long)(steps + 1) * row).Pointer,
            Tanh = tape.Scratch((long)steps * row).Pointer,
            First = tape.Scratch(row).Pointer,
            Packed = tape.Scratch(Gemm.PackedLength(batch, _gates)).Pointer,
        };
        Begin(hidden, new Span<float>(pass.First, row));
        Begin(cell, new Span<float>(pass.Cells, row));

        var pool = tape.Workers;
        Gemm.Multiply(
            pool, steps * batch, _gates, _inputs, Strided.Rows(input.Pointer, _inputs),
            Strided.Transposed(inputWeight.Pointer, _inputs), pass.Gates, _gates);
        var packed = Fit(ref _forward, _hidden, _gates);
        Gemm.PackRows(Strided.Rows(pass.First, _hidden), batch, _hidden, pass.Packed);
        pool.Run(worker =>
        {
            var (panel, end) = pool.Part(packed.Panels, 1, worker);
            packed.Pack(hiddenWeight.Pointer, 1, _hidden, panel, end - panel);
            var (firstRow, endRow) = pool.Part(batch, 1, worker);
            pool.Barrier();
            for (var t = 0; t < steps; t++)
            {
                var gates = pass.Gates + ((long)t * batch * _gates);
                Gemm.MultiplyPacked(
                    batch, pass.Packed, packed, panel, end - panel, gates + (panel * packed.PanelWidth), _gates, true);
                pool.Barrier();
                StepForward(pass, t, firstRow, endRow, output.Pointer);
                pool.Barrier();
            }
        });

        if (hidden is not null && cell is not null)
        {
            output.Data[^row..].CopyTo(hidden);
            new Span<float>(pass.Cells + ((long)steps * row), row).CopyTo(cell);
        }

        tape.Record(output, () => Backward(tape, input, output, pass));
        return output;
    }

    private static void Begin(float[]? state, Span<float> first)
    {
        if (state is null)
        {
            first.Clear();
        }
        else
        {
            state.CopyTo(first);
        }
    }

    // Packed for the vector width in use, which only tests change.
    private static PackedMatrix Fit(ref PackedMatrix? matrix, int rows, int columns)
    {
        if (matrix is null || matrix.PanelWidth != Gemm.PanelWidth)
        {
            matrix?.Dispose();
            matrix = new PackedMatrix(rows, columns);
        }

        return matrix;
    }

    private void StepForward(LstmPass pass, int t, int firstRow, int endRow, float* output)
    {
        for (var b = firstRow; b < endRow; b++)
        {
            var at = ((long)t * pass.Batch) + b;
            var h = output + (at * _hidden);
            LstmKernel.Forward(
                _hidden, pass.Gates + (at * _gates), bias.Pointer, pass.Cells + (at * _hidden),
                pass.Cells + ((at + pass.Batch) * _hidden), pass.Tanh + (at * _hidden), h);
            Gemm.PackRow(Strided.Rows(h, _hidden), _hidden, pass.Packed, b, _hidden, 0);
        }
    }

    private void Backward(Tape tape, Tensor input, Tensor output, LstmPass pass)
    {
        int steps = pass.Steps, batch = pass.Batch;
        var pool = tape.Workers;
        var packed = Fit(ref _backward, _gates, _hidden);
        var cellGradient = tape.Scratch((long)batch * _hidden);
        cellGradient.Span.Clear();
        pool.Run(worker =>
        {
            var (panel, end) = pool.Part(packed.Panels, 1, worker);
            packed.Pack(hiddenWeight.Pointer, _hidden, 1, panel, end - panel);
            var (firstRow, endRow) = pool.Part(batch, 1, worker);
            for (var t = steps - 1; t >= 0; t--)
            {
                if (t < steps - 1)
                {
                    // The gradient that reaches h of this step through the gates of the next.
                    var dh = output.GradPointer + ((long)t * batch * _hidden) + (panel * packed.PanelWidth);
                    Gemm.MultiplyPacked(batch, pass.Packed, packed, panel, end - panel, dh, _hidden, true);
                }

                pool.Barrier();
                StepBackward(pass, t, firstRow, endRow, output.GradPointer, cellGradient.Pointer);
                pool.Barrier();
            }

            var (firstGate, endGate) = pool.Part(_gates, 16, worker);
            Elementwise.AddColumnSums(bias.GradPointer, pass.Gates, steps * batch, _gates, firstGate, endGate);
        });
        WeightGradients(tape, input, output, pass);
    }

    private void StepBackward(
        LstmPass pass, int t, int firstRow, int endRow, float* outputGradient, float* cellGradient)
    {
        for (var b = firstRow; b < endRow; b++)
        {
            var at = ((long)t * pass.Batch) + b;
            var gates = pass.Gates + (at * _gates);
            LstmKernel.Backward(
                _hidden, gates, pass.Cells + (at * _hidden), pass.Tanh + (at * _hidden),
                outputGradient + (at * _hidden), cellGradient + ((long)b * _hidden));
            Gemm.PackRow(Strided.Rows(gates, _gates), _gates, pass.Packed, b, _gates, 0);
        }
    }

    private void WeightGradients(Tape tape, Tensor input, Tensor output, LstmPass pass)
    {
        int rows = pass.Steps * pass.Batch, later = rows - pass.Batch;
        Gemm.Multiply(
            tape.Workers, _gates, _inputs, rows, Strided.Transposed(pass.Gates, _gates),
            Strided.Rows(input.Pointer, _inputs), inputWeight.GradPointer, _inputs, add: true);
        Gemm.Multiply(
            tape.Workers, _gates, _hidden, pass.Batch, Strided.Transposed(pass.Gates, _gates),
            Strided.Rows(pass.First, _hidden), hiddenWeight.GradPointer, _hidden, add: true);
        if (later > 0)
        {
            Gemm.Multiply(
                tape.Workers, _gates, _hidden, later,
                Strided.Transposed(pass.Gates + ((long)pass.Batch * _gates), _gates),
                Strided.Rows(output.Pointer, _hidden), hiddenWeight.GradPointer, _hidden, add: true);
        }

        if (input.RequiresGrad)
        {
            input.EnsureGrad();
            Gemm.Multiply(
                tape.Workers, rows, _inputs, _gates, Strided.Rows(pass.Gates, _gates),
                Strided.Rows(inputWeight.Pointer, _inputs), input.GradPointer, _inputs, add: true);
        }
    }
}
