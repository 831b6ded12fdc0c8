using MoodLab.Neural.Memory;

namespace MoodLab.Neural.Tensors;

/// <summary>
/// A dense, row-major array of float32 with a shape. Those that a <see cref="Autograd.Tape"/> makes live until its next
/// reset; those that are made directly (parameters) live until they are collected.
/// </summary>
public sealed unsafe class Tensor
{
    private readonly NativeBuffer _buffer;
    private readonly int[] _shape;
    private readonly BufferPool? _lender;
    private NativeBuffer? _gradient;

    /// <summary>Creates a tensor of zeros.</summary>
    /// <param name="shape">Sizes, each at least 1; none for a scalar.</param>
    /// <exception cref="ArgumentException">A size is below 1, or there are 2^31 elements or more.</exception>
    public Tensor(params int[] shape)
        : this(new NativeBuffer(Shapes.Length(shape)), [.. shape], lender: null)
    {
    }

    /// <summary>Makes an intermediate result in memory of a tape, which also lends its gradient.</summary>
    internal Tensor(BufferPool lender, int[] shape)
        : this(lender.Rent(Shapes.Length(shape)), shape, lender)
    {
    }

    private Tensor(NativeBuffer buffer, int[] shape, BufferPool? lender)
    {
        _buffer = buffer;
        _shape = shape;
        _lender = lender;
        Length = Shapes.Length(shape);
    }

    /// <summary>Gets the sizes of the dimensions.</summary>
    public ReadOnlySpan<int> Shape => _shape;

    /// <summary>Gets the number of elements.</summary>
    public int Length { get; }

    /// <summary>Gets the elements, row-major.</summary>
    public Span<float> Data => _buffer.Span[..Length];

    /// <summary>Gets or sets whether gradients are wanted; the tensor that a layer makes inherits it.</summary>
    public bool RequiresGrad { get; set; }

    /// <summary>
    /// Gets whether there is a gradient: always for a parameter, otherwise once one has been computed.
    /// </summary>
    public bool HasGrad => _gradient is not null;

    /// <summary>Gets the gradient of the loss, of the same shape; empty where none has been computed.</summary>
    public Span<float> Grad => _gradient is null ? [] : _gradient.Span[..Length];

    internal float* Pointer => _buffer.Pointer;

    internal float* GradPointer => _gradient is null ? null : _gradient.Pointer;

    internal int[] Sizes => _shape;

    /// <summary>Sets the gradient to zero.</summary>
    public void ZeroGrad() => Grad.Clear();

    /// <summary>
    /// Gives the gradient zeroed memory where it has none: the tape's for an intermediate result, which ends with the
    /// step, and its own for any other tensor.
    /// </summary>
    internal void EnsureGrad()
    {
        if (_gradient is null)
        {
            _gradient = _lender?.Rent(Length) ?? new NativeBuffer(Length);
            _gradient.Span[..Length].Clear();
        }
    }
}
