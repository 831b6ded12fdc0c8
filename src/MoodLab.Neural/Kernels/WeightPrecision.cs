namespace MoodLab.Neural.Kernels;

#pragma warning disable CA1720 // These are the formats' names in every paper and file.

/// <summary>How the weights of a packed matrix are stored. Products are always summed in single precision.</summary>
public enum WeightPrecision
{
    /// <summary>32-bit floats, as learnt.</summary>
    Float32,

    /// <summary>The upper half of a 32-bit float, rounded to nearest even: 8 bits of precision.</summary>
    BFloat16,

    /// <summary>
    /// Whole numbers from -127 to 127 times one scale for each column of the packed matrix, which is a row of the
    /// layer's weight.
    /// </summary>
    Int8,
}

/// <summary>The formats' short names, as reports show them.</summary>
public static class WeightPrecisionNames
{
    /// <summary>Gets <c>fp32</c>, <c>bf16</c> or <c>int8</c>.</summary>
    /// <param name="precision">The format.</param>
    public static string Name(this WeightPrecision precision) => precision switch
    {
        WeightPrecision.Int8 => "int8",
        WeightPrecision.BFloat16 => "bf16",
        _ => "fp32",
    };

    /// <summary>Reads a format by its short name.</summary>
    /// <param name="text">For example <c>int8</c>.</param>
    /// <param name="precision">The format, where the text names one.</param>
    public static bool TryParse(string? text, out WeightPrecision precision)
    {
        foreach (var candidate in Enum.GetValues<WeightPrecision>())
        {
            if (candidate.Name() == text)
            {
                precision = candidate;
                return true;
            }
        }

        precision = default;
        return false;
    }
}
