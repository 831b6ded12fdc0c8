using MoodLab.Neural.Autograd;
using MoodLab.Neural.Kernels;
using MoodLab.Neural.Tensors;
using MoodLab.Neural.Threading;

namespace MoodLab.Neural.Layers;

/// <summary>
/// One recurrent layer in one direction over whole sequences, as a single operation. The products with the inputs are
/// one large product for all steps; only those with the hidden state run step by step, on weights that are packed once.
/// A step's products lie in a working row of W columns for each sequence; the first G of them are the recurrent ones,
/// h W_hh^T, to which the inputs' products are added.
/// </summary>
/// <param name="hiddenWeight">W_hh [G, H].</param>
/// <param name="inputs">I.</param>
/// <param name="reverse">Whether to read from the last step to the first.</param>
/// <param name="inner">A second weight [N, H] that a step multiplies with, or null.</param>
internal abstract unsafe class RecurrentLayer(Tensor hiddenWeight, int inputs, bool reverse, Tensor? inner = null)
{
    private readonly RecurrentWeight _forward = new(hiddenWeight, backward: false);
    private readonly RecurrentWeight _backward = new(hiddenWeight, backward: true);

    /// <summary>Gets H.</summary>
    protected int Hidden { get; } = hiddenWeight.Shape[1];

    /// <summary>Gets G.</summary>
    protected int Gates { get; } = hiddenWeight.Shape[0];

    /// <summary>Gets the second weight, or null.</summary>
    protected Tensor? Inner { get; } = inner;

    /// <summary>Gets the second weight for the forward pass, or null.</summary>
    protected RecurrentWeight? InnerForward { get; } =
        inner is null ? null : new RecurrentWeight(inner, backward: false);

    /// <summary>Gets the second weight for the backward pass, or null.</summary>
    protected RecurrentWeight? InnerBackward { get; } =
        inner is null ? null : new RecurrentWeight(inner, backward: true);

    /// <summary>Gets W.</summary>
    protected abstract int Width { get; }

    /// <summary>Gets whether there is a cell beside the hidden state.</summary>
    protected abstract bool HasCell { get; }

    /// <summary>Gets the columns, if any, that the recurrent product alone writes to.</summary>
    protected virtual (int Column, int Count) Untouched => (0, 0);

    /// <summary>Gets the weights of the inputs.</summary>
    protected abstract ParameterBlock[] InputWeights { get; }

    /// <summary>Gets the biases.</summary>
    protected abstract ParameterBlock[] Biases { get; }

    /// <summary>Reads sequences.</summary>
    /// <param name="tape">The step's tape.</param>
    /// <param name="input">[T, B, I].</param>
    /// <param name="output">[T, B, D H], where the hidden states go.</param>
    /// <param name="column">To which of its columns.</param>
    /// <param name="hidden">[B, H], the hidden state, replaced by that after the last step; null for zeros.</param>
    /// <param name="cell">[B, H], likewise the cell.</param>
    /// <param name="lengths">Length of each sequence, or null where all have T steps.</param>
    /// <param name="dropout">Dropout of the hidden state on its way to the next step, or null.</param>
    /// <returns>What <see cref="Backward"/> needs.</returns>
    public RecurrentPass Forward(
        Tape tape, Tensor input, Tensor output, int column, float[]? hidden, float[]? cell, int[]? lengths,
        RecurrentDropout? dropout)
    {
        var pass = Begin(tape, input, output, column, hidden, cell, lengths, dropout);
        int steps = pass.Steps, batch = pass.Batch;
        var pool = tape.Workers;
        foreach (var (weight, row, count, target) in InputWeights)
        {
            var from = weight.Pointer + ((long)row * inputs);
            Gemm.Multiply(
                pool, steps * batch, count, inputs, Strided.Rows(pass.Input, inputs),
                Strided.Transposed(from, inputs), pass.Gates + target, Width);
        }

        _forward.Fit(pass.Pieces);
        InnerForward?.Fit(1);
        for (var b = 0; b < batch; b++)
        {
            pass.PackState(b, pass.First + ((long)b * Hidden));
        }

        pool.Run(worker =>
        {
            _forward.Pack(pool, worker);
            InnerForward?.Pack(pool, worker);
            ClearUntouched(pass, pool, worker);
            pool.Barrier();
            for (var n = 0; n < steps; n++)
            {
                var t = pass.Step(n);
                _forward.Multiply(
                    pool, worker, batch, pass.Packed, pass.Row(t, 0), Gates / pass.Pieces, Width, add: true);
                pool.Barrier();
                StepForward(pass, t, pool, worker);
                pool.Barrier();
            }
        });
        KeepState(pass, hidden, cell);
        return pass;
    }

    /// <summary>Takes the gradient of the hidden states to the parameters and the input.</summary>
    public void Backward(Tape tape, RecurrentPass pass)
    {
        int steps = pass.Steps, batch = pass.Batch;
        var pool = tape.Workers;
        pass.BeginBackward(tape);
        _backward.Fit(pass.Pieces);
        InnerBackward?.Fit(1);
        pool.Run(worker =>
        {
            _backward.Pack(pool, worker);
            InnerBackward?.Pack(pool, worker);
            for (var n = steps - 1; n >= 0; n--)
            {
                var t = pass.Step(n);
                if (n < steps - 1)
                {
                    MultiplyBackward(pass, t, pool, worker);
                }

                pool.Barrier();
                StepBackward(pass, t, pool, worker);
                pool.Barrier();
            }

            foreach (var (bias, row, count, column) in Biases)
            {
                var (start, end) = pool.Part(count, 16, worker);
                Elementwise.AddColumnSums(
                    bias.GradPointer + row, pass.Gates + column, steps * batch, Width, start, end);
            }
        });
        InputGradients(pool, pass);
        HiddenGradients(tape, pass);
    }

    /// <summary>A worker's share of a step: all after the recurrent product.</summary>
    protected virtual void StepForward(RecurrentPass pass, int t, WorkerPool pool, int worker)
    {
        var (first, end) = pool.Part(pass.Batch, 1, worker);
        for (var b = first; b < end; b++)
        {
            if (pass.IsWithin(t, b))
            {
                RowForward(pass, t, b);
                pass.PackState(b, pass.Output(t, b));
            }
            else
            {
                pass.Skip(t, b);
            }
        }
    }

    /// <summary>A worker's share of a step backwards: all before the recurrent product.</summary>
    protected virtual void StepBackward(RecurrentPass pass, int t, WorkerPool pool, int worker)
    {
        var (first, end) = pool.Part(pass.Batch, 1, worker);
        for (var b = first; b < end; b++)
        {
            BackwardOrClear(pass, t, b);
            pass.PackGradients(b, pass.Row(t, b), Gates);
        }
    }

    /// <summary>Turns a working row into gradients, which for padding are zero.</summary>
    protected void BackwardOrClear(RecurrentPass pass, int t, int b)
    {
        if (pass.IsWithin(t, b))
        {
            pass.ReceiveProducts(t, b);
            RowBackward(pass, t, b);
        }
        else
        {
            new Span<float>(pass.Row(t, b), Width).Clear();
        }
    }

    /// <summary>Turns a sequence's products into activations and writes the new state.</summary>
    protected abstract void RowForward(RecurrentPass pass, int t, int b);

    /// <summary>Turns a sequence's activations into gradients of the products and carries the rest back.</summary>
    protected abstract void RowBackward(RecurrentPass pass, int t, int b);

    /// <summary>Adds the gradients of W_hh: those of the products times the states that were read.</summary>
    protected virtual void HiddenGradients(Tape tape, RecurrentPass pass)
    {
        var pool = tape.Workers;
        int rows = pass.Steps * pass.Batch, later = rows - pass.Batch;
        if (pass.Masks is not null || pass.Lengths is not null)
        {
            MaskedGradients(tape, pass, rows);
            return;
        }

        Gemm.Multiply(
            pool, Gates, Hidden, pass.Batch, Strided.Transposed(pass.Row(pass.Step(0), 0), Width),
            Strided.Rows(pass.First, Hidden), hiddenWeight.GradPointer, Hidden, add: true);
        if (later > 0)
        {
            var (row, state) = reverse ? (0, 1) : (1, 0);
            Gemm.Multiply(
                pool, Gates, Hidden, later, Strided.Transposed(pass.Row(row, 0), Width),
                Strided.Rows(pass.Output(state, 0), pass.Stride), hiddenWeight.GradPointer, Hidden, add: true);
        }
    }

    // Masked states, and those before a sequence's own end, lie nowhere as they were read: written out for each piece.
    private void MaskedGradients(Tape tape, RecurrentPass pass, int rows)
    {
        var pool = tape.Workers;
        var states = tape.Scratch((long)rows * Hidden).Pointer;
        var count = Gates / pass.Pieces;
        for (var p = 0; p < pass.Pieces; p++)
        {
            var piece = p;
            pool.Run(worker =>
            {
                var (first, end) = pool.Part(pass.Batch, 1, worker);
                for (var t = 0; t < pass.Steps; t++)
                {
                    for (var b = first; b < end; b++)
                    {
                        pass.CopyRead(piece, t, b, states + ((((long)t * pass.Batch) + b) * Hidden));
                    }
                }
            });
            Gemm.Multiply(
                pool, count, Hidden, rows, Strided.Transposed(pass.Gates + (p * count), Width),
                Strided.Rows(states, Hidden), hiddenWeight.GradPointer + ((long)p * count * Hidden), Hidden, add: true);
        }
    }

    private void InputGradients(WorkerPool pool, RecurrentPass pass)
    {
        var rows = pass.Steps * pass.Batch;
        foreach (var (weight, row, count, column) in InputWeights)
        {
            Gemm.Multiply(
                pool, count, inputs, rows, Strided.Transposed(pass.Gates + column, Width),
                Strided.Rows(pass.Input, inputs), weight.GradPointer + ((long)row * inputs), inputs, add: true);
            if (pass.Source.RequiresGrad)
            {
                pass.Source.EnsureGrad();
                Gemm.Multiply(
                    pool, rows, inputs, count, Strided.Rows(pass.Gates + column, Width),
                    Strided.Rows(weight.Pointer + ((long)row * inputs), inputs), pass.Source.GradPointer, inputs,
                    add: true);
            }
        }
    }

    private void MultiplyBackward(RecurrentPass pass, int t, WorkerPool pool, int worker)
    {
        if (pass.Products is null)
        {
            _backward.Multiply(
                pool, worker, pass.Batch, pass.Packed, pass.OutputGradient(t, 0), 0, pass.Stride, add: true);
        }
        else
        {
            _backward.Multiply(
                pool, worker, pass.Batch, pass.Packed, pass.Products, pass.Batch * Hidden, Hidden, add: false);
        }
    }

    private void ClearUntouched(RecurrentPass pass, WorkerPool pool, int worker)
    {
        var (column, count) = Untouched;
        var (first, end) = pool.Part(pass.Steps * pass.Batch, 1, worker);
        for (var r = first; r < end && count > 0; r++)
        {
            new Span<float>(pass.Gates + ((long)r * Width) + column, count).Clear();
        }
    }

    private RecurrentPass Begin(
        Tape tape, Tensor input, Tensor output, int column, float[]? hidden, float[]? cell, int[]? lengths,
        RecurrentDropout? dropout)
    {
        int steps = input.Shape[0], batch = input.Shape[1], row = batch * Hidden;
        var pieces = dropout is { IsActive: true } ? Gates / Hidden : 1;
        RecurrentPass pass = new()
        {
            Steps = steps,
            Batch = batch,
            Hidden = Hidden,
            Width = Width,
            Reverse = reverse,
            Lengths = lengths,
            Source = input,
            Input = lengths is null ? input.Pointer : CopyWithin(tape, input, lengths),
            Target = output,
            Column = column,
            Gates = tape.Scratch((long)steps * batch * Width).Pointer,
            Cells = HasCell ? tape.Scratch((long)(steps + 1) * row).Pointer : null,
            Tanh = HasCell ? tape.Scratch((long)steps * row).Pointer : null,
            First = tape.Scratch(row).Pointer,
            Packed = tape.Scratch(Gemm.PackedLength(batch, Gates)).Pointer,
            Pieces = pieces,
            Masks = dropout is { IsActive: true } ? dropout.Draw(tape, (long)pieces * row) : null,
            Masked = dropout is { IsActive: true } ? tape.Scratch(row).Pointer : null,
            InnerPacked = Inner is null
                ? null : tape.Scratch(Gemm.PackedLength(batch, Inner.Shape[0])).Pointer,
            InnerGradient = Inner is null ? null : tape.Scratch(row).Pointer,
        };
        Set(hidden, new Span<float>(pass.First, row));
        if (HasCell)
        {
            Set(cell, new Span<float>(pass.CellBefore(pass.Step(0), 0), row));
        }

        return pass;
    }

    private void KeepState(RecurrentPass pass, float[]? hidden, float[]? cell)
    {
        for (var b = 0; hidden is not null && b < pass.Batch; b++)
        {
            new Span<float>(pass.Output(pass.LastStep(b), b), Hidden).CopyTo(hidden.AsSpan(b * Hidden));
        }

        if (cell is not null)
        {
            var last = pass.CellAfter(pass.Step(pass.Steps - 1), 0);
            new Span<float>(last, pass.Batch * Hidden).CopyTo(cell);
        }
    }

    private static void Set(float[]? state, Span<float> first)
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

    // Padding may hold anything, even what is no number; zeros in its place reach no gradient.
    private static float* CopyWithin(Tape tape, Tensor input, int[] lengths)
    {
        int batch = lengths.Length, size = input.Shape[^1];
        var copy = tape.Scratch(input.Length);
        for (var r = 0; r < input.Length / size; r++)
        {
            var to = copy.Span.Slice(r * size, size);
            if (r / batch < lengths[r % batch])
            {
                input.Data.Slice(r * size, size).CopyTo(to);
            }
            else
            {
                to.Clear();
            }
        }

        return copy.Pointer;
    }
}
