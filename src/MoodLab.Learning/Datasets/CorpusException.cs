namespace MoodLab.Learning.Datasets;

/// <summary>A folder that is not the corpus that is needed; the message says what is missing.</summary>
/// <param name="message">The reason.</param>
public sealed class CorpusException(string message) : FormatException(message);
