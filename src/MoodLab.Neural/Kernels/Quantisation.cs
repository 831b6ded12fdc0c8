namespace MoodLab.Neural.Kernels;

/// <summary>Rounds weights to fewer bits.</summary>
internal static unsafe class Quantisation
{
    private const int Int8Limit = 127;

    /// <summary>To the nearest bfloat16, ties to even; infinities stay, and so do NaNs.</summary>
    public static ushort ToBFloat16(float value)
    {
        var bits = BitConverter.SingleToUInt32Bits(value);
        return float.IsNaN(value)
            ? (ushort)((bits >> 16) | 1)
            : (ushort)((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16);
    }

    /// <summary>Rounds a panel to bfloat16.</summary>
    public static void ToBFloat16(ReadOnlySpan<float> panel, ushort* target)
    {
        foreach (var value in panel)
        {
            *target++ = ToBFloat16(value);
        }
    }

    /// <summary>
    /// Rounds a panel to whole numbers of -127 to 127; the largest magnitude of a column becomes 127.
    /// </summary>
    /// <param name="panel">[K, width].</param>
    /// <param name="target">As many numbers.</param>
    /// <param name="scales">[width]: what a whole number of the column is to be multiplied by.</param>
    public static void ToInt8(ReadOnlySpan<float> panel, sbyte* target, Span<float> scales)
    {
        scales.Clear();
        for (var i = 0; i < panel.Length; i++)
        {
            ref var most = ref scales[i % scales.Length];
            most = MathF.Max(most, MathF.Abs(panel[i]));
        }

        foreach (ref var scale in scales)
        {
            scale /= Int8Limit;
        }

        for (var i = 0; i < panel.Length; i++)
        {
            var scale = scales[i % scales.Length];
            target[i] = scale == 0 ? (sbyte)0 : (sbyte)MathF.Round(panel[i] / scale);
        }
    }
}
