namespace MoodLab.Neural.Serialization;

/// <summary>How numbers are stored in a file.</summary>
public enum TensorType
{
    /// <summary>32-bit floats.</summary>
    F32,

    /// <summary>16-bit IEEE floats: 11 bits of precision, up to 65,504.</summary>
    F16,

    /// <summary>The upper half of 32-bit floats: 8 bits of precision, full range.</summary>
    BF16,
}
