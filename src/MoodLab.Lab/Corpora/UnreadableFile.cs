namespace MoodLab.Lab.Corpora;

/// <summary>A file that cannot be read even tolerantly.</summary>
/// <param name="Path">Where it is, below the inspected folder, with slashes.</param>
/// <param name="Reason">Why it cannot be read, as one sentence.</param>
public sealed record UnreadableFile(string Path, string Reason);
