namespace MoodLab.Learning.Language;

/// <summary>A model cannot be read.</summary>
/// <param name="path">The weights file.</param>
/// <param name="reason">What is wrong.</param>
public sealed class ModelFileException(string path, string reason)
    : FormatException($"The model '{System.IO.Path.GetFileName(path)}' cannot be read: {reason}")
{
    /// <summary>Gets the weights file.</summary>
    public string Path { get; } = path;
}
