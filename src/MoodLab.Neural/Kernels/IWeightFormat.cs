using System.Runtime.CompilerServices;

namespace MoodLab.Neural.Kernels;

/// <summary>How a kernel reads stored weights; the compiler makes one kernel for each format and width.</summary>
internal unsafe interface IWeightFormat
{
    /// <summary>Bytes of a stored weight.</summary>
    static abstract int Size { get; }

    /// <summary>Whether sums must be multiplied by their column's scale.</summary>
    static abstract bool IsScaled { get; }

    /// <summary>Reads neighbours and widens them to floats.</summary>
    static abstract T Load<T>(byte* source)
        where T : unmanaged, ILanes<T>;
}

/// <summary><see cref="WeightPrecision.Float32"/>.</summary>
internal readonly unsafe struct Float32Format : IWeightFormat
{
    public static int Size => sizeof(float);

    public static bool IsScaled => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Load<T>(byte* source)
        where T : unmanaged, ILanes<T> => T.Load((float*)source);
}

/// <summary><see cref="WeightPrecision.BFloat16"/>.</summary>
internal readonly unsafe struct BFloat16Format : IWeightFormat
{
    public static int Size => sizeof(ushort);

    public static bool IsScaled => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Load<T>(byte* source)
        where T : unmanaged, ILanes<T> => T.LoadBFloat16((ushort*)source);
}

/// <summary><see cref="WeightPrecision.Int8"/>.</summary>
internal readonly unsafe struct Int8Format : IWeightFormat
{
    public static int Size => sizeof(sbyte);

    public static bool IsScaled => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Load<T>(byte* source)
        where T : unmanaged, ILanes<T> => T.LoadInt8((sbyte*)source);
}
