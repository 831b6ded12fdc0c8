namespace MoodLab.Neural.Serialization;

/// <summary>A safetensors file that cannot be trusted; the message says what is wrong and with which tensor.</summary>
/// <param name="message">The reason.</param>
/// <param name="key">The tensor that is concerned, where it is one.</param>
public sealed class SafeTensorsException(string message, string? key = null)
    : Exception(key is null ? message : $"Tensor '{key}': {message}")
{
    /// <summary>Gets the tensor that is concerned; null where the file as a whole is.</summary>
    public string? Key { get; } = key;
}
