namespace MoodLab.Neural.Kernels;

/// <summary>
/// A few floats that are computed on at once. Kernels are written once against this; the compiler makes one body for
/// each width, and the width of one is the plain reference.
/// </summary>
/// <typeparam name="TSelf">The implementing type.</typeparam>
internal unsafe interface ILanes<TSelf>
    where TSelf : unmanaged, ILanes<TSelf>
{
    static abstract int Count { get; }

    static abstract TSelf Load(float* source);

    /// <summary>Reads bfloat16 numbers, which are the upper halves of floats.</summary>
    static abstract TSelf LoadBFloat16(ushort* source);

    /// <summary>Reads whole numbers.</summary>
    static abstract TSelf LoadInt8(sbyte* source);

    static abstract TSelf Broadcast(float value);

    static abstract TSelf operator +(TSelf left, TSelf right);

    static abstract TSelf operator -(TSelf left, TSelf right);

    static abstract TSelf operator *(TSelf left, TSelf right);

    static abstract TSelf operator /(TSelf left, TSelf right);

    /// <summary>a * b + c with one rounding.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    static abstract TSelf Max(TSelf a, TSelf b);

    static abstract TSelf Min(TSelf a, TSelf b);

    static abstract TSelf Sqrt(TSelf a);

    static abstract TSelf Round(TSelf a);

    /// <summary>2 to the power of a whole number in -126..127.</summary>
    static abstract TSelf PowerOfTwo(TSelf whole);

    /// <summary>Zero where the magnitude is below a limit: keeps denormal numbers, which are slow, out.</summary>
    static abstract TSelf Flush(TSelf a, TSelf limit);

    /// <summary>The value where the condition is above 0, zero elsewhere.</summary>
    static abstract TSelf WherePositive(TSelf condition, TSelf value);

    void Store(float* target);

    float Sum();

    float Maximum();
}
