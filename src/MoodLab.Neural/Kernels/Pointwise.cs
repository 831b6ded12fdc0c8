using System.Runtime.CompilerServices;

namespace MoodLab.Neural.Kernels;

/// <summary>max(x, 0), whose slope at 0 is 0.</summary>
internal readonly struct ReluFunction : IPointwise
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Value<T>(T x)
        where T : unmanaged, ILanes<T> => T.Max(x, T.Broadcast(0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Gradient<T>(T x, T y, T dy)
        where T : unmanaged, ILanes<T> => T.WherePositive(y, dy);
}

/// <summary>1 / (1 + e^-x).</summary>
internal readonly struct SigmoidFunction : IPointwise
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Value<T>(T x)
        where T : unmanaged, ILanes<T> => VectorMath.Sigmoid(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Gradient<T>(T x, T y, T dy)
        where T : unmanaged, ILanes<T> => dy * y * (T.Broadcast(1) - y);
}

/// <summary>Hyperbolic tangent.</summary>
internal readonly struct TanhFunction : IPointwise
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Value<T>(T x)
        where T : unmanaged, ILanes<T> => VectorMath.Tanh(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Gradient<T>(T x, T y, T dy)
        where T : unmanaged, ILanes<T> => dy * (T.Broadcast(1) - (y * y));
}

/// <summary>x Phi(x), where Phi is the normal distribution function.</summary>
internal readonly struct GeluFunction : IPointwise
{
    private const float RootOfHalf = 0.70710678f;
    private const float DensityAtZero = 0.39894228f; // 1 / sqrt(2 pi)

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Value<T>(T x)
        where T : unmanaged, ILanes<T> => x * Distribution(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Gradient<T>(T x, T y, T dy)
        where T : unmanaged, ILanes<T>
    {
        var density = T.Broadcast(DensityAtZero) * VectorMath.Exp(x * x * T.Broadcast(-0.5f));
        return dy * T.MultiplyAdd(x, density, Distribution(x));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Distribution<T>(T x)
        where T : unmanaged, ILanes<T> =>
        T.MultiplyAdd(VectorMath.Erf(x * T.Broadcast(RootOfHalf)), T.Broadcast(0.5f), T.Broadcast(0.5f));
}
