namespace MoodLab.Neural.Serialization;

/// <summary>
/// Where a tensor lies in a file. Small and without objects, because a header may list very many: name and shape stay
/// in the header and are read there when somebody asks.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">How its numbers are stored.</param>
/// <param name="ShapeAt">Where in the header its shape stands.</param>
/// <param name="Start">First byte, counted from the end of the header.</param>
/// <param name="End">The byte after the last.</param>
internal readonly record struct SafeTensorsEntry(
    HeaderString Name, TensorType Type, int ShapeAt, int Start, int End);
