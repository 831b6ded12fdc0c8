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
    private readonly Tensor? _viewed;
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

    private Tensor(Tensor viewed, int[] shape)
        : this(viewed._buffer, shape, lender: null)
    {
        _viewed = viewed;
        RequiresGrad = viewed.RequiresGrad;
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
    public bool HasGrad => Gradient is not null;

    /// <summary>Gets the gradient of the loss, of the same shape; empty where none has been computed.</summary>
    public Span<float> Grad => Gradient is { } gradient ? gradient.Span[..Length] : [];

    internal float* Pointer => _buffer.Pointer;

    internal float* GradPointer => Gradient is { } gradient ? gradient.Pointer : null;

    internal int[] Sizes => _shape;

    // A view has the gradient of what it shows.
    private NativeBuffer? Gradient => _viewed is null ? _gradient : _viewed.Gradient;

    /// <summary>Sets the gradient to zero.</summary>
    public void ZeroGrad() => Grad.Clear();

    /// <summary>
    /// Gives the gradient zeroed memory where it has none: the tape's for an intermediate result, which ends with the
    /// step, and its own for any other tensor.
    /// </summary>
    internal void EnsureGrad()
    {
        if (TakeGrad())
        {
            Grad.Clear();
        }
    }

    /// <summary>As <see cref="EnsureGrad"/>, but leaves it to the caller to write new memory.</summary>
    /// <returns>Whether every element must be written; otherwise the caller adds to what is there.</returns>
    internal bool TakeGrad()
    {
        if (_viewed is not null)
        {
            return _viewed.TakeGrad();
        }

        if (_gradient is not null)
        {
            return false;
        }

        _gradient = _lender?.Rent(Length) ?? new NativeBuffer(Length);
        return true;
    }

    /// <summary>
    /// The same elements in another shape of the same length, without a copy: data and gradient are shared.
    /// </summary>
    internal Tensor View(int[] shape) => new(this, shape);
}
