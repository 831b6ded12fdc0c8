namespace MoodLab.Lab.Composing;

/// <summary>No model can compose; the message names the file and what is wrong with it.</summary>
/// <param name="message">The reason, for visitors' eyes.</param>
public sealed class ComposerUnavailableException(string message) : Exception(message);
