using System.Runtime.CompilerServices;
using MoodLab.Neural.Autograd;
using MoodLab.Neural.Kernels;
using MoodLab.Neural.Tensors;

namespace MoodLab.Neural.Layers;

/// <summary>
/// One convolution forwards and backwards, as matrix products whose right factor (what each output pixel meets) is made
/// in panels that stay in the cache (implicit im2col; Chellapilla et al., "High Performance Convolutional Neural
/// Networks for Document Processing", 2006, without the matrix in memory).
/// </summary>
/// <param name="geometry">Sizes of one image.</param>
/// <param name="weight">[O, C, KH, KW].</param>
/// <param name="bias">[O]; null for none.</param>
/// <param name="input">[B, C, H, W].</param>
/// <param name="output">[B, O, OH, OW].</param>
internal sealed unsafe class ConvPass(
    ConvGeometry geometry, Tensor weight, Tensor? bias, Tensor input, Tensor output)
{
    // A panel of 512 weights and 32 pixels takes 64 KB; those of most layers are shorter and stay nearer.
    private const int DepthBlock = 512;

    // The gradients of some rows of pixels, four channels at once (32 KB), which meet all weights one after another.
    private const int MostPixels = 2048;
    private const int Rows = 4;

    // Sums over images are formed in at most so many parts, whose number must not depend on that of the threads.
    private const int MostGroups = 16;

    private readonly int _batch = input.Shape[0];
    private readonly int _outputs = weight.Shape[0];

    // The bias counts as one more weight.
    private readonly int _depth = geometry.Weights + (bias is null ? 0 : 1);

    /// <summary>Computes the output.</summary>
    public void Forward(Tape tape)
    {
        var packed = tape.Scratch(Gemm.PackedLength(_outputs, _depth)).Pointer;
        for (var o = 0; o < _outputs; o++)
        {
            var row = Strided.Rows(weight.Pointer + ((nint)o * geometry.Weights), 0);
            Gemm.PackRow(row, geometry.Weights, packed, o, _depth, 0);
            if (bias is not null)
            {
                Gemm.PackRow(Strided.Rows(bias.Pointer + o, 0), 1, packed, o, _depth, geometry.Weights);
            }
        }

        var pool = tape.Workers;
        var planes = tape.Scratch((long)pool.Size * geometry.PlanesLength).Pointer;
        var panels = tape.Scratch((long)pool.Size * DepthBlock * Gemm.PanelWidth).Pointer;
        var panelsOfImage = (geometry.OutLength + Gemm.PanelWidth - 1) / Gemm.PanelWidth;
        pool.Run(worker =>
        {
            var own = planes + ((long)worker * geometry.PlanesLength);
            var panel = panels + ((long)worker * DepthBlock * Gemm.PanelWidth);
            var (start, end) = pool.Part(checked(_batch * panelsOfImage), 1, worker);
            for (var i = start; i < end; i++)
            {
                var (image, part) = Math.DivRem(i, panelsOfImage);
                if (i == start || part == 0)
                {
                    geometry.Spread(input.Pointer + ((long)image * geometry.ImageLength), own);
                }

                var target = output.Pointer + ((long)image * _outputs * geometry.OutLength);
                ForwardPanel(packed, own, panel, part * Gemm.PanelWidth, target);
            }
        });
    }

    /// <summary>Adds the gradients of weight, bias and input.</summary>
    public void Backward(Tape tape)
    {
        var pool = tape.Workers;
        var groups = Math.Min(_batch, MostGroups);
        var length = _outputs * _depth;
        var partial = tape.Scratch((long)groups * length).Pointer;
        var buffers = tape.Scratch(pool.Size * BackwardLength).Pointer;
        var packed = tape.Scratch(Gemm.PackedLength(geometry.Weights, _outputs)).Pointer;
        Gemm.PackRows(
            Strided.Transposed(weight.Pointer, geometry.Weights), geometry.Weights, _outputs, packed);
        var isNew = input.RequiresGrad && input.TakeGrad();
        pool.Run(worker =>
        {
            var own = buffers + (worker * BackwardLength);
            var (start, end) = pool.Part(groups, 1, worker);
            for (var g = start; g < end; g++)
            {
                var sums = partial + ((long)g * length);
                new Span<float>(sums, length).Clear();
                for (var image = _batch * g / groups; image < _batch * (g + 1) / groups; image++)
                {
                    var gradient = output.GradPointer + ((long)image * _outputs * geometry.OutLength);
                    geometry.Spread(input.Pointer + ((long)image * geometry.ImageLength), own);
                    AddWeightGradient(own, gradient, own + geometry.PlanesLength, sums);
                    if (input.RequiresGrad)
                    {
                        var target = input.GradPointer + ((long)image * geometry.ImageLength);
                        InputGradient(packed, gradient, own, target, add: !isNew);
                    }
                }
            }

            pool.Barrier();
            var (first, last) = pool.Part(_outputs, 1, worker);
            SumGroups(partial, groups, first, last);
        });
    }

    // What a worker needs: the planes of an image, and some rows of gradients or the panels for the input's gradient.
    private long BackwardLength =>
        geometry.PlanesLength
        + Math.Max((long)Rows * RowLength(RowsOfBand), (long)(_outputs + geometry.Weights) * Gemm.PanelWidth);

    private int RowsOfBand => Math.Clamp(MostPixels / geometry.PlaneWidth, 1, geometry.OutHeight);

    private void ForwardPanel(float* packed, float* planes, float* panel, int pixel, float* target)
    {
        var pixels = Math.Min(Gemm.PanelWidth, geometry.OutLength - pixel);
        for (var first = 0; first < _depth; first += DepthBlock)
        {
            var depth = Math.Min(DepthBlock, _depth - first);
            geometry.PackPanel(planes, first, depth, pixel, pixels, panel);
            Gemm.Column(
                _outputs, depth, _depth, packed + ((nint)first * Gemm.TileRows), panel, pixels, target + pixel,
                geometry.OutLength, first > 0);
        }
    }

    // The length of some rows of pixels on a plane, to whole registers.
    private int RowLength(int rows) =>
        (((rows - 1) * geometry.PlaneWidth) + geometry.OutWidth + DotKernel.Grain - 1)
        / DotKernel.Grain * DotKernel.Grain;

    // Dot products of each channel's gradients with the planes. The gradients are laid out as the planes are, with
    // zeros where a plane's row is longer.
    private void AddWeightGradient(float* planes, float* gradient, float* rows, float* target)
    {
        for (var y = 0; y < geometry.OutHeight; y += RowsOfBand)
        {
            var height = Math.Min(RowsOfBand, geometry.OutHeight - y);
            for (var o = 0; o < _outputs; o += Rows)
            {
                var channels = Math.Min(Rows, _outputs - o);
                LayOut(gradient + ((nint)o * geometry.OutLength) + (y * geometry.OutWidth), channels, height, rows);
                MeetPlanes(
                    planes + (y * geometry.PlaneWidth), rows, RowLength(height), channels,
                    target + ((nint)o * _depth));
            }
        }
    }

    private void LayOut(float* gradient, int channels, int height, float* rows)
    {
        var length = RowLength(height);
        new Span<float>(rows, Rows * length).Clear();
        for (var r = 0; r < channels; r++)
        {
            for (var y = 0; y < height; y++)
            {
                Elementwise.CopyFlushed(
                    gradient + ((nint)r * geometry.OutLength) + (y * geometry.OutWidth),
                    rows + ((nint)r * length) + (y * geometry.PlaneWidth), geometry.OutWidth);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void MeetPlanes(float* planes, float* rows, int length, int channels, float* target)
    {
        var sums = stackalloc float[Rows * Rows];
        for (var k = 0; k < _depth; k += Rows)
        {
            // Past the last weight its own products are computed again, and left.
            var last = _depth - 1;
            DotKernel.Run(
                length, rows, length, planes + geometry.Offset(k), planes + geometry.Offset(Math.Min(k + 1, last)),
                planes + geometry.Offset(Math.Min(k + 2, last)), planes + geometry.Offset(Math.Min(k + 3, last)), sums);
            for (var r = 0; r < channels; r++)
            {
                for (var s = 0; s < Math.Min(Rows, _depth - k); s++)
                {
                    target[((nint)r * _depth) + k + s] += sums[(r * Rows) + s];
                }
            }
        }
    }

    private void SumGroups(float* partial, int groups, int first, int last)
    {
        for (var g = 0; g < groups; g++)
        {
            for (var o = first; o < last; o++)
            {
                var from = partial + ((((long)g * _outputs) + o) * _depth);
                Elementwise.Add(weight.GradPointer + ((nint)o * geometry.Weights), from, geometry.Weights);
                if (bias is not null)
                {
                    bias.GradPointer[o] += from[geometry.Weights];
                }
            }
        }
    }

    // Each pixel's gradient times all weights gives the gradients of what it met, which are added up on the planes.
    private void InputGradient(float* packed, float* gradient, float* planes, float* target, bool add)
    {
        new Span<float>(planes, geometry.PlanesLength).Clear();
        for (var pixel = 0; pixel < geometry.OutLength; pixel += Gemm.PanelWidth)
        {
            InputPanel(packed, gradient, pixel, planes + geometry.PlanesLength, planes);
        }

        geometry.Collect(planes, target, add);
    }

    private void InputPanel(float* packed, float* gradient, int pixel, float* panel, float* planes)
    {
        var width = Gemm.PanelWidth;
        var pixels = Math.Min(width, geometry.OutLength - pixel);
        var met = panel + ((nint)_outputs * width);
        PackedMatrix.PackPanel(gradient + pixel, geometry.OutLength, 1, pixels, _outputs, width, panel);
        for (var first = 0; first < _outputs; first += DepthBlock)
        {
            Gemm.Column(
                geometry.Weights, Math.Min(DepthBlock, _outputs - first), _outputs,
                packed + ((nint)first * Gemm.TileRows), panel + ((nint)first * width), width, met, width, first > 0);
        }

        geometry.AddPanel(met, pixel, pixels, planes);
    }
}
