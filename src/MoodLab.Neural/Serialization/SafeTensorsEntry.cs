namespace MoodLab.Neural.Serialization;

/// <summary>Where a tensor lies in a file.</summary>
/// <param name="Type">How its numbers are stored.</param>
/// <param name="Shape">Its sizes.</param>
/// <param name="Start">First byte, counted from the end of the header.</param>
/// <param name="End">The byte after the last.</param>
internal sealed record SafeTensorsEntry(TensorType Type, int[] Shape, int Start, int End);
