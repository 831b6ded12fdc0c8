using MoodLab.Neural.Autograd;
using MoodLab.Neural.Kernels;
using MoodLab.Neural.Randomness;
using MoodLab.Neural.Tensors;

namespace MoodLab.Neural.Layers;

/// <summary>
/// Two-dimensional convolution (cross-correlation, as PyTorch's): y[b, o, i, j] = bias[o] + the sum over c, u, v of
/// weight[o, c, u, v] x[b, c, i S + u - P, j S + v - P], with zeros outside the image. <c>weight</c> is [O, C, KH, KW],
/// <c>bias</c> is [O]. Computed image by image in blocks that stay in the cache, images spread over the workers.
/// </summary>
public sealed class Conv2d : Module
{
    private readonly Tensor _weight;
    private readonly Tensor? _bias;
    private ConvGeometry? _geometry;

    /// <summary>Creates a layer; weights and bias start uniform within 1 / sqrt(C KH KW).</summary>
    /// <param name="inputs">C, channels of the input.</param>
    /// <param name="outputs">O, channels of the output.</param>
    /// <param name="kernel">KH and KW, in pixels.</param>
    /// <param name="random">Source of the starting values.</param>
    /// <param name="stride">S, the step between output pixels in both directions, at least 1.</param>
    /// <param name="padding">P, the rows and columns of zeros on each side, at least 0.</param>
    /// <param name="hasBias">Whether there is a bias.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, or the padding is negative.</exception>
    public Conv2d(
        int inputs, int outputs, (int Height, int Width) kernel, RandomSource random, int stride = 1, int padding = 0,
        bool hasBias = true)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(stride, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(padding);
        (Inputs, Outputs, Kernel, Stride, Padding) = (inputs, outputs, kernel, stride, padding);
        Tensor weight = new(outputs, inputs, kernel.Height, kernel.Width);
        var bound = 1 / Math.Sqrt(weight.Length / outputs);
        _weight = Register("weight", Initialise.Uniform(weight, bound, random));
        _bias = hasBias ? Register("bias", Initialise.Uniform(new Tensor(outputs), bound, random)) : null;
    }

    /// <summary>Gets C, the channels of the input.</summary>
    public int Inputs { get; }

    /// <summary>Gets O, the channels of the output.</summary>
    public int Outputs { get; }

    /// <summary>Gets KH and KW, the size of the kernel in pixels.</summary>
    public (int Height, int Width) Kernel { get; }

    /// <summary>Gets S, the step between output pixels.</summary>
    public int Stride { get; }

    /// <summary>Gets P, the rows and columns of zeros on each side.</summary>
    public int Padding { get; }

    /// <summary>Applies the layer.</summary>
    /// <param name="tape">The step's tape.</param>
    /// <param name="input">[B, C, H, W].</param>
    /// <returns>[B, O, (H + 2 P - KH) / S + 1, (W + 2 P - KW) / S + 1], divisions rounded down.</returns>
    /// <exception cref="ArgumentException">
    /// The input has another rank or number of channels, or is smaller than the kernel.
    /// </exception>
    public Tensor Forward(Tape tape, Tensor input)
    {
        ArgumentNullException.ThrowIfNull(tape);
        ArgumentNullException.ThrowIfNull(input);
        if (input.Shape.Length != 4 || input.Shape[1] != Inputs
            || input.Shape[2] + (2 * Padding) < Kernel.Height || input.Shape[3] + (2 * Padding) < Kernel.Width)
        {
            throw new ArgumentException(
                $"Conv2d with weight {Shapes.Describe(_weight.Shape)} and padding {Padding} expects [B, {Inputs}, H, "
                + $"W] of at least the kernel's size, but the input is {Shapes.Describe(input.Shape)}.",
                nameof(input));
        }

        var geometry = GeometryOf(input.Shape[2], input.Shape[3]);
        var output = tape.Make(true, input.Shape[0], Outputs, geometry.OutHeight, geometry.OutWidth);
        ConvPass pass = new(geometry, _weight, _bias, input, output);
        pass.Forward(tape);
        tape.Record(output, () => pass.Backward(tape));
        return output;
    }

    // Images of a training run have one size, whose geometry is kept.
    private ConvGeometry GeometryOf(int height, int width)
    {
        if (_geometry is not { } kept || kept.Height != height || kept.Width != width)
        {
            _geometry = new ConvGeometry(Inputs, height, width, Kernel.Height, Kernel.Width, Stride, Padding);
        }

        return _geometry;
    }
}
