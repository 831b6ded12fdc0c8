namespace MoodLab.Learning.ControlStudy;

/// <summary>Stored pieces cannot be used.</summary>
/// <param name="path">Their file.</param>
/// <param name="reason">What is wrong, and in which line where it is the content.</param>
public sealed class ControlPiecesException(string path, string reason)
    : FormatException($"The stored pieces '{System.IO.Path.GetFileName(path)}' cannot be used: {reason}")
{
    /// <summary>Gets the file.</summary>
    public string Path { get; } = path;
}
