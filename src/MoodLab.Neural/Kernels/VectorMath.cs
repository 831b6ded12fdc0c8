using System.Runtime.CompilerServices;

namespace MoodLab.Neural.Kernels;

/// <summary>Exponential, logistic function and hyperbolic tangent on lanes.</summary>
internal static class VectorMath
{
    // Beyond these the result would leave the normal range of a float.
    private const float LowestExponent = -87f;
    private const float HighestExponent = 88f;

    /// <summary>
    /// e to the power of x; relative error below 2e-7. Range reduction to half of ln 2 and the degree-6 polynomial of
    /// Cephes' expf (Moshier 1989), whose coefficients these are.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Exp<T>(T x)
        where T : unmanaged, ILanes<T>
    {
        x = T.Min(T.Max(x, T.Broadcast(LowestExponent)), T.Broadcast(HighestExponent));
        var whole = T.Round(x * T.Broadcast(1.44269504f));

        // ln 2 in two parts, so that the subtraction is exact.
        var rest = T.MultiplyAdd(whole, T.Broadcast(-0.693359375f), x);
        rest = T.MultiplyAdd(whole, T.Broadcast(2.12194440e-4f), rest);
        var p = T.MultiplyAdd(T.Broadcast(1.9875691500e-4f), rest, T.Broadcast(1.3981999507e-3f));
        p = T.MultiplyAdd(p, rest, T.Broadcast(8.3334519073e-3f));
        p = T.MultiplyAdd(p, rest, T.Broadcast(4.1665795894e-2f));
        p = T.MultiplyAdd(p, rest, T.Broadcast(1.6666665459e-1f));
        p = T.MultiplyAdd(p, rest, T.Broadcast(5.0000001201e-1f));
        p = T.MultiplyAdd(p, rest * rest, rest + T.Broadcast(1f));
        return p * T.PowerOfTwo(whole);
    }

    /// <summary>1 / (1 + e^-x); relative error below 3e-7.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sigmoid<T>(T x)
        where T : unmanaged, ILanes<T>
    {
        var one = T.Broadcast(1f);
        return one / (one + Exp(T.Broadcast(0f) - x));
    }

    /// <summary>Hyperbolic tangent; absolute error below 3e-7 (relative error grows near 0).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Tanh<T>(T x)
        where T : unmanaged, ILanes<T>
    {
        var one = T.Broadcast(1f);
        return (T.Broadcast(2f) / (one + Exp(x * T.Broadcast(-2f)))) - one;
    }

    /// <summary>
    /// Error function; absolute error below 3e-7. The rational approximation 7.1.26 of Abramowitz and Stegun, "Handbook
    /// of Mathematical Functions" (1964), whose own error is 1.5e-7.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Erf<T>(T x)
        where T : unmanaged, ILanes<T>
    {
        T zero = T.Broadcast(0f), one = T.Broadcast(1f);
        var size = T.Max(x, zero - x);
        var t = one / T.MultiplyAdd(size, T.Broadcast(0.3275911f), one);
        var p = T.MultiplyAdd(T.Broadcast(1.061405429f), t, T.Broadcast(-1.453152027f));
        p = T.MultiplyAdd(p, t, T.Broadcast(1.421413741f));
        p = T.MultiplyAdd(p, t, T.Broadcast(-0.284496736f));
        p = T.MultiplyAdd(p, t, T.Broadcast(0.254829592f));
        var rest = p * t * Exp(zero - (size * size));

        // The function is odd; numbers below 1e-30, where it is 0 to all digits that count, need no exact sign.
        var sign = T.Max(T.Min(x * T.Broadcast(1e30f), one), zero - one);
        return sign * (one - rest);
    }
}
