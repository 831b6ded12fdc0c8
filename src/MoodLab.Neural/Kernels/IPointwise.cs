namespace MoodLab.Neural.Kernels;

/// <summary>A function of each element by itself.</summary>
internal interface IPointwise
{
    /// <summary>y = f(x).</summary>
    static abstract T Value<T>(T x)
        where T : unmanaged, ILanes<T>;

    /// <summary>dy f'(x), from x or from y = f(x), whichever is simpler.</summary>
    static abstract T Gradient<T>(T x, T y, T dy)
        where T : unmanaged, ILanes<T>;
}
