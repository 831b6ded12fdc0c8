using MoodLab.Neural.Autograd;
using MoodLab.Neural.Kernels;
using MoodLab.Neural.Tensors;

namespace MoodLab.Neural.Layers;

/// <summary>
/// One run of a recurrent layer over a batch of sequences: its sizes, and what the forward pass leaves for the backward
/// pass in memory of the step's tape.
/// </summary>
internal sealed unsafe class RecurrentPass
{
    public required int Steps { get; init; }

    public required int Batch { get; init; }

    public required int Hidden { get; init; }

    /// <summary>Gets W, the floats of a working row.</summary>
    public required int Width { get; init; }

    /// <summary>Gets whether the steps are read from the last to the first.</summary>
    public required bool Reverse { get; init; }

    /// <summary>Gets the length of each sequence; null where all have T steps.</summary>
    public required int[]? Lengths { get; init; }

    /// <summary>Gets the tensor that was read, [T, B, I].</summary>
    public required Tensor Source { get; init; }

    /// <summary>Gets its values, with zeros in place of padding.</summary>
    public required float* Input { get; init; }

    /// <summary>Gets the tensor of hidden states, [T, B, D H], of which H columns are this layer's.</summary>
    public required Tensor Target { get; init; }

    /// <summary>Gets the first of those columns.</summary>
    public required int Column { get; init; }

    /// <summary>Gets [T, B, W]: activations after the forward pass, gradients after the backward pass.</summary>
    public required float* Gates { get; init; }

    /// <summary>Gets [T + 1, B, H], the cell between the steps; null for layers without.</summary>
    public required float* Cells { get; init; }

    /// <summary>Gets [T, B, H], tanh of the cell after each step; null for layers without.</summary>
    public required float* Tanh { get; init; }

    /// <summary>Gets [B, H]: the hidden state before the first step.</summary>
    public required float* First { get; init; }

    /// <summary>Gets room for the packed left factors of the recurrent product.</summary>
    public required float* Packed { get; init; }

    /// <summary>Gets the pieces of the recurrent product: as many as there are masks, else one.</summary>
    public required int Pieces { get; init; }

    /// <summary>Gets [P, B, H], what each piece multiplies the hidden state by; null for nothing.</summary>
    public required float* Masks { get; init; }

    /// <summary>Gets [B, H], room for a masked row; null where there are no masks.</summary>
    public required float* Masked { get; init; }

    /// <summary>Gets room for the packed left factor of a second weight; null for layers without.</summary>
    public required float* InnerPacked { get; init; }

    /// <summary>Gets [B, H]: the gradient of what the second weight is multiplied with; null likewise.</summary>
    public required float* InnerGradient { get; init; }

    /// <summary>Gets [B, H]: what flows from step to step beside the hidden state's gradient.</summary>
    public float* Carry { get; private set; }

    /// <summary>Gets [P, B, H]: gradients of the masked hidden states; null where there are no masks.</summary>
    public float* Products { get; private set; }

    /// <summary>Gets the floats from a row of <see cref="Target"/> to the next.</summary>
    public int Stride => Target.Shape[^1];

    /// <summary>The step that is the n-th to be read.</summary>
    public int Step(int n) => Reverse ? Steps - 1 - n : n;

    /// <summary>Whether a step is one of the sequence's own, not padding.</summary>
    public bool IsWithin(int t, int b) => Lengths is null || t < Lengths[b];

    /// <summary>The step at which the reading of a sequence ends.</summary>
    public int LastStep(int b) => Reverse ? 0 : LengthOf(b) - 1;

    /// <summary>A sequence's working row at a step.</summary>
    public float* Row(int t, int b) => Gates + (At(t, b) * Width);

    /// <summary>The hidden state after a step.</summary>
    public float* Output(int t, int b) => Target.Pointer + (At(t, b) * Stride) + Column;

    /// <summary>Its gradient.</summary>
    public float* OutputGradient(int t, int b) => Target.GradPointer + (At(t, b) * Stride) + Column;

    /// <summary>The hidden state before a step.</summary>
    public float* Before(int t, int b) =>
        t == (Reverse ? LengthOf(b) - 1 : 0) ? First + ((long)b * Hidden) : Output(Reverse ? t + 1 : t - 1, b);

    /// <summary>The cell before a step.</summary>
    public float* CellBefore(int t, int b) => Cells + (At(Reverse ? t + 1 : t, b) * Hidden);

    /// <summary>The cell after a step.</summary>
    public float* CellAfter(int t, int b) => Cells + (At(Reverse ? t : t + 1, b) * Hidden);

    /// <summary>tanh of the cell after a step.</summary>
    public float* TanhAt(int t, int b) => Tanh + (At(t, b) * Hidden);

    /// <summary>A sequence's row of <see cref="Carry"/>.</summary>
    public float* CarryAt(int b) => Carry + ((long)b * Hidden);

    /// <summary>The mask of a piece for a sequence.</summary>
    public float* Mask(int piece, int b) => Masks + ((((long)piece * Batch) + b) * Hidden);

    /// <summary>Makes room for the backward pass.</summary>
    public void BeginBackward(Tape tape)
    {
        Carry = Zeros(tape, (long)Batch * Hidden);
        Products = Masks is null ? null : Zeros(tape, (long)Pieces * Batch * Hidden);
    }

    /// <summary>Passes padding: the output is zero, and the cell stays as it is.</summary>
    public void Skip(int t, int b)
    {
        new Span<float>(Output(t, b), Hidden).Clear();
        if (Cells is not null)
        {
            new Span<float>(CellBefore(t, b), Hidden).CopyTo(new Span<float>(CellAfter(t, b), Hidden));
        }
    }

    /// <summary>Packs a hidden state, masked for each piece, as the left factor of the next step's product.</summary>
    public void PackState(int b, float* h)
    {
        if (Masks is null)
        {
            Gemm.PackRow(Strided.Rows(h, Hidden), Hidden, Packed, b, Hidden, 0);
            return;
        }

        var masked = Masked + ((long)b * Hidden);
        for (var p = 0; p < Pieces; p++)
        {
            Hadamard.Multiply(masked, h, Mask(p, b), Hidden);
            Gemm.PackRow(
                Strided.Rows(masked, Hidden), Hidden, Packed + (p * Gemm.PackedLength(Batch, Hidden)), b, Hidden, 0);
        }
    }

    /// <summary>Packs the gradients of the recurrent product as left factors of the product that goes on.</summary>
    /// <param name="b">The sequence.</param>
    /// <param name="row">Its gradients.</param>
    /// <param name="count">How many columns the product has.</param>
    public void PackGradients(int b, float* row, int count)
    {
        var depth = count / Pieces;
        for (var p = 0; p < Pieces; p++)
        {
            Gemm.PackRow(
                Strided.Rows(row + (p * depth), depth), depth, Packed + (p * Gemm.PackedLength(Batch, depth)), b,
                depth, 0);
        }
    }

    /// <summary>Adds what the step after gave to the gradient of the hidden state, through the masks.</summary>
    public void ReceiveProducts(int t, int b)
    {
        for (var p = 0; Products is not null && p < Pieces; p++)
        {
            var product = Products + ((((long)p * Batch) + b) * Hidden);
            Hadamard.AddProduct(OutputGradient(t, b), product, Mask(p, b), Hidden);
        }
    }

    /// <summary>Copies the hidden state that a piece of the product read at a step; zeros for padding.</summary>
    public void CopyRead(int piece, int t, int b, float* target)
    {
        if (!IsWithin(t, b))
        {
            new Span<float>(target, Hidden).Clear();
        }
        else if (Masks is null)
        {
            new Span<float>(Before(t, b), Hidden).CopyTo(new Span<float>(target, Hidden));
        }
        else
        {
            Hadamard.Multiply(target, Before(t, b), Mask(piece, b), Hidden);
        }
    }

    private static float* Zeros(Tape tape, long length)
    {
        var buffer = tape.Scratch(length);
        buffer.Span.Clear();
        return buffer.Pointer;
    }

    private long At(int t, int b) => ((long)t * Batch) + b;

    private int LengthOf(int b) => Lengths is null ? Steps : Lengths[b];
}
