using System.Runtime.CompilerServices;
using MoodLab.Neural.Kernels;
using MoodLab.Neural.Tensors;

namespace MoodLab.Neural.Layers;

/// <summary>
/// Rotary positions (Su et al., "RoFormer: Enhanced Transformer with Rotary Position Embedding", 2021, equation 34):
/// pair i of a head's D numbers is turned by position * 10000^(-2i / D), so that the product of a query and a key
/// depends on how far apart they are, not on where they stand. Pair i is (i, i + D / 2) instead of (2i, 2i + 1), which
/// only renames the numbers of a head and lets them be turned in lanes.
/// </summary>
internal sealed unsafe class RotaryPositions
{
    private const double Base = 10000;

    private readonly Tensor _cosines;
    private readonly Tensor _sines;
    private readonly int _half;

    /// <summary>Computes the angles of positions 0 to below a count, for heads of an even size D.</summary>
    public RotaryPositions(int count, int headSize)
    {
        Count = count;
        _half = headSize / 2;
        _cosines = new Tensor(count, _half);
        _sines = new Tensor(count, _half);
        for (var t = 0; t < count; t++)
        {
            for (var i = 0; i < _half; i++)
            {
                var (sine, cosine) = Math.SinCos(t * Math.Pow(Base, -2.0 * i / headSize));
                _cosines.Pointer[((long)t * _half) + i] = (float)cosine;
                _sines.Pointer[((long)t * _half) + i] = (float)sine;
            }
        }
    }

    /// <summary>Gets the number of positions.</summary>
    public int Count { get; }

    /// <summary>Turns a head's numbers [D] to their position, in place, or back from it.</summary>
    public void Turn(float* values, int position, bool back = false)
    {
        var cosines = _cosines.Pointer + ((long)position * _half);
        var sines = _sines.Pointer + ((long)position * _half);
        var sign = back ? -1f : 1f;
        var done = Simd.Level switch
        {
            SimdLevel.Avx512 => Turn<Lanes512>(0, values, cosines, sines, sign),
            SimdLevel.Avx2 => Turn<Lanes256>(0, values, cosines, sines, sign),
            _ => 0,
        };
        Turn<Lanes1>(done, values, cosines, sines, sign);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Turn<T>(int i, float* values, float* cosines, float* sines, float sign)
        where T : unmanaged, ILanes<T>
    {
        for (; i + T.Count <= _half; i += T.Count)
        {
            T x = T.Load(values + i), y = T.Load(values + _half + i);
            T cosine = T.Load(cosines + i), sine = T.Load(sines + i) * T.Broadcast(sign);
            ((x * cosine) - (y * sine)).Store(values + i);
            ((y * cosine) + (x * sine)).Store(values + _half + i);
        }

        return i;
    }
}
