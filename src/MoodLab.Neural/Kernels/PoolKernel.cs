using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MoodLab.Neural.Kernels;

/// <summary>
/// Maximum pooling of one plane. Windows of 2 x 2 side by side, the usual ones, run eight at a time without branches:
/// which element is the largest is not predictable, and a wrong guess costs more than the window.
/// </summary>
internal readonly unsafe struct PoolKernel(int height, int width, int kernel, int stride)
{
    private const int Step = 8;

    public int OutHeight { get; } = ((height - kernel) / stride) + 1;

    public int OutWidth { get; } = ((width - kernel) / stride) + 1;

    // How many windows of a row run eight at a time.
    private int Whole =>
        kernel == 2 && stride == 2 && Simd.Level >= SimdLevel.Avx2 && Avx2.IsSupported ? OutWidth / Step * Step : 0;

    /// <summary>Finds the largest element of each window and its place there, counted row by row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Forward(float* input, float* output, byte* places)
    {
        var whole = Whole;
        for (var y = 0; y < OutHeight; y++, output += OutWidth, places += OutWidth)
        {
            var rows = input + ((nint)y * stride * width);
            var x = 0;
            for (; x < whole; x += Step)
            {
                ForwardEight(rows + (2 * x), output + x, places + x);
            }

            for (; x < OutWidth; x++)
            {
                output[x] = Largest(rows + (x * stride), out places[x]);
            }
        }
    }

    /// <summary>Adds the gradient of each window to the place of its largest element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Backward(float* gradient, byte* places, float* input)
    {
        var whole = Whole;
        for (var y = 0; y < OutHeight; y++, gradient += OutWidth, places += OutWidth)
        {
            var rows = input + ((nint)y * stride * width);
            var x = 0;
            for (; x < whole; x += Step)
            {
                BackwardEight(gradient + x, places + x, rows + (2 * x));
            }

            for (; x < OutWidth; x++)
            {
                var (row, column) = Math.DivRem(places[x], kernel);
                rows[(row * width) + (x * stride) + column] += gradient[x];
            }
        }
    }

    // A NaN counts as the largest, so that it is not lost.
    private float Largest(float* window, out byte place)
    {
        var best = window[0];
        place = 0;
        for (var i = 1; i < kernel * kernel; i++)
        {
            var value = window[(i / kernel * width) + (i % kernel)];
            if (value > best || float.IsNaN(value))
            {
                best = value;
                place = (byte)i;
            }
        }

        return best;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void ForwardEight(float* window, float* output, byte* places)
    {
        var (best, second) = Split(window);
        var (third, fourth) = Split(window + width);
        var place = Vector256<int>.Zero;
        Take(second, 1, ref best, ref place);
        Take(third, 2, ref best, ref place);
        Take(fourth, 3, ref best, ref place);
        best.Store(output);
        var shorts = Vector256.Narrow(place, place);
        *(ulong*)places = Vector256.Narrow(shorts, shorts).AsUInt64().ToScalar();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void BackwardEight(float* gradient, byte* places, float* window)
    {
        var dy = Vector256.Load(gradient);
        var place = Avx2.ConvertToVector256Int32(places);
        AddJoined(window, At(dy, place, 0), At(dy, place, 1));
        AddJoined(window + width, At(dy, place, 2), At(dy, place, 3));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Take(Vector256<float> values, int index, ref Vector256<float> best, ref Vector256<int> place)
    {
        var wins = Vector256.GreaterThan(values, best) | Vector256.IsNaN(values);
        best = Vector256.ConditionalSelect(wins, values, best);
        place = Vector256.ConditionalSelect(wins.AsInt32(), Vector256.Create(index), place);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> At(Vector256<float> values, Vector256<int> place, int index) =>
        Vector256.Equals(place, Vector256.Create(index)).AsSingle() & values;

    // Elements with even and those with odd index out of sixteen; the instruction shuffles within 128 bits, the
    // permutation of pairs puts the halves in order.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<float> Even, Vector256<float> Odd) Split(float* from)
    {
        Vector256<float> low = Vector256.Load(from), high = Vector256.Load(from + Step);
        return (Order(Avx.Shuffle(low, high, 0b10_00_10_00)), Order(Avx.Shuffle(low, high, 0b11_01_11_01)));
    }

    // The reverse of Split, added.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddJoined(float* to, Vector256<float> even, Vector256<float> odd)
    {
        Vector256<float> low = Avx.UnpackLow(even, odd), high = Avx.UnpackHigh(even, odd);
        (Vector256.Load(to) + Avx.Permute2x128(low, high, 0x20)).Store(to);
        (Vector256.Load(to + Step) + Avx.Permute2x128(low, high, 0x31)).Store(to + Step);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Order(Vector256<float> pairs) =>
        Avx2.Permute4x64(pairs.AsDouble(), 0b11_01_10_00).AsSingle();
}
