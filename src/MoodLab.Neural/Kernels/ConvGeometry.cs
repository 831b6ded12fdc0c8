using System.Runtime.CompilerServices;

namespace MoodLab.Neural.Kernels;

/// <summary>
/// Where the numbers of a convolution lie. An image is spread on planes: padded, and split into one plane for each
/// remainder of row and column by the stride, so that whatever the stride, the pixels that one weight meets are
/// neighbours: output pixel (y, x) meets weight k in <c>planes[Offset(k) + y * PlaneWidth + x]</c>. A last plane of
/// ones is what the bias meets, as if it were one more weight.
/// </summary>
internal sealed unsafe class ConvGeometry
{
    private readonly int _stride;
    private readonly int _padding;
    private readonly int _taps;
    private readonly int _planeLength;
    private readonly int _onesLength;
    private readonly int[] _offsets;

    public ConvGeometry(int channels, int height, int width, int kernelHeight, int kernelWidth, int stride, int padding)
    {
        (Channels, Height, Width) = (channels, height, width);
        (_stride, _padding) = (stride, padding);
        OutHeight = ((height + (2 * padding) - kernelHeight) / stride) + 1;
        OutWidth = ((width + (2 * padding) - kernelWidth) / stride) + 1;
        PlaneWidth = (width + (2 * padding) + stride - 1) / stride;
        _planeLength = PlaneWidth * ((height + (2 * padding) + stride - 1) / stride);

        // With room for a register to be read at the end.
        _onesLength = (OutHeight * PlaneWidth) + DotKernel.Grain;

        var ones = channels * stride * stride * _planeLength;
        PlanesLength = (ones + _onesLength + DotKernel.Grain - 1) / DotKernel.Grain * DotKernel.Grain;
        _taps = kernelHeight * kernelWidth;
        _offsets = new int[(channels * _taps) + 1];
        for (var k = 0; k < Weights; k++)
        {
            int row = k / kernelWidth % kernelHeight, column = k % kernelWidth;
            var plane = (((k / _taps * stride) + (row % stride)) * stride) + (column % stride);
            _offsets[k] = (plane * _planeLength) + (row / stride * PlaneWidth) + (column / stride);
        }

        _offsets[Weights] = ones;
    }

    public int Channels { get; }

    public int Height { get; }

    public int Width { get; }

    public int OutHeight { get; }

    public int OutWidth { get; }

    /// <summary>Gets the number of pixels of an output channel.</summary>
    public int OutLength => OutHeight * OutWidth;

    /// <summary>Gets the number of elements of an image.</summary>
    public int ImageLength => Channels * Height * Width;

    /// <summary>Gets the weights of an output channel, its bias not counted.</summary>
    public int Weights => _offsets.Length - 1;

    public int PlaneWidth { get; }

    /// <summary>
    /// Gets the length of all planes with the ones, to whole cache lines: what lies behind them is aligned as they are.
    /// </summary>
    public int PlanesLength { get; }

    /// <summary>Where on the planes output pixel (0, 0) meets a weight, or its bias as the last.</summary>
    public int Offset(int weight) => _offsets[weight];

    /// <summary>Spreads an image on planes, without denormal numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Spread(float* image, float* planes)
    {
        if (_padding > 0 || _stride > 1)
        {
            new Span<float>(planes, PlanesLength).Clear();
        }

        for (var row = 0; row < Channels * Height; row++, image += Width)
        {
            if (_stride == 1)
            {
                Elementwise.CopyFlushed(image, planes + Place(row, 0), Width);
                continue;
            }

            for (var x = 0; x < Width; x++)
            {
                planes[Place(row, x)] = Gemm.Flush(image[x]);
            }
        }

        new Span<float>(planes + _offsets[Weights], _onesLength).Fill(1);
    }

    /// <summary>The reverse of <see cref="Spread"/> for gradients: image = or += what lies on the planes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Collect(float* planes, float* image, bool add)
    {
        for (var row = 0; row < Channels * Height; row++, image += Width)
        {
            if (_stride == 1)
            {
                var from = planes + Place(row, 0);
                if (add)
                {
                    Elementwise.Add(image, from, Width);
                }
                else
                {
                    new Span<float>(from, Width).CopyTo(new Span<float>(image, Width));
                }

                continue;
            }

            for (var x = 0; x < Width; x++)
            {
                image[x] = (add ? image[x] : 0) + planes[Place(row, x)];
            }
        }
    }

    /// <summary>
    /// Packs what some output pixels meet as a panel for <see cref="Gemm.Column"/>: element (k, n) is what pixel
    /// pixel + n meets with weight first + k.
    /// </summary>
    /// <param name="planes">The spread image.</param>
    /// <param name="first">First weight; the one after the last stands for the bias.</param>
    /// <param name="depth">Number of weights.</param>
    /// <param name="pixel">First output pixel.</param>
    /// <param name="pixels">Their number, at most the panel's width; what is missing becomes zero.</param>
    /// <param name="target">The panel.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void PackPanel(float* planes, int first, int depth, int pixel, int pixels, float* target)
    {
        var width = Gemm.PanelWidth;
        for (int n = 0, run; n < pixels; n += run)
        {
            var from = planes + RunAt(pixel + n, pixels - n, out run);
            var to = target + n;
            for (var k = first; k < first + depth; k++, to += width)
            {
                CopyRun(from + _offsets[k], to, run);
            }
        }

        for (var k = 0; k < depth && pixels < width; k++)
        {
            new Span<float>(target + ((nint)k * width) + pixels, width - pixels).Clear();
        }
    }

    /// <summary>
    /// The reverse of <see cref="PackPanel"/> for gradients, for all weights: adds a panel to the planes it came from.
    /// </summary>
    public void AddPanel(float* panel, int pixel, int pixels, float* planes)
    {
        for (int n = 0, run; n < pixels; n += run)
        {
            var to = planes + RunAt(pixel + n, pixels - n, out run);
            switch (Simd.Level)
            {
                case SimdLevel.Avx512:
                    AddRuns<Lanes512>(panel + n, run, to);
                    break;
                case SimdLevel.Avx2:
                    AddRuns<Lanes256>(panel + n, run, to);
                    break;
                default:
                    AddRuns<Lanes1>(panel + n, run, to);
                    break;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddRuns<T>(float* from, int length, float* planes)
        where T : unmanaged, ILanes<T>
    {
        // The weights of one channel add to overlapping places, and reading what was written a moment ago in other
        // pieces is slow: so the same weight of all channels first, then the next.
        for (var tap = 0; tap < _taps; tap++)
        {
            for (var k = tap; k < Weights; k += _taps)
            {
                var to = planes + _offsets[k];
                var source = from + ((nint)k * 2 * T.Count);
                var i = 0;
                for (; i + T.Count <= length; i += T.Count)
                {
                    (T.Load(to + i) + T.Load(source + i)).Store(to + i);
                }

                for (; i < length; i++)
                {
                    to[i] += source[i];
                }
            }
        }
    }

    // Pixels of one row are neighbours on the planes: their first place relative to a weight's, and how many there are.
    private int RunAt(int pixel, int most, out int length)
    {
        var (y, x) = Math.DivRem(pixel, OutWidth);
        length = Math.Min(OutWidth - x, most);
        return (y * PlaneWidth) + x;
    }

    // Where an element of an image lies on the planes; rows are counted through all channels.
    private int Place(int row, int x)
    {
        var (channel, y) = Math.DivRem(row, Height);
        (y, x) = (y + _padding, x + _padding);
        var plane = (((channel * _stride) + (y % _stride)) * _stride) + (x % _stride);
        return (plane * _planeLength) + (y / _stride * PlaneWidth) + (x / _stride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyRun(float* from, float* to, int length)
    {
        if (length == 2 * Lanes512.Count)
        {
            Lanes512.Load(from).Store(to);
            Lanes512.Load(from + Lanes512.Count).Store(to + Lanes512.Count);
        }
        else if (length >= Lanes256.Count)
        {
            for (var i = 0; i + Lanes256.Count < length; i += Lanes256.Count)
            {
                Lanes256.Load(from + i).Store(to + i);
            }

            // The last eight, some of which may be copied twice.
            Lanes256.Load(from + length - Lanes256.Count).Store(to + length - Lanes256.Count);
        }
        else
        {
            for (var i = 0; i < length; i++)
            {
                to[i] = from[i];
            }
        }
    }
}
