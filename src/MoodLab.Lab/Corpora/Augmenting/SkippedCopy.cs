namespace MoodLab.Lab.Corpora.Augmenting;

/// <summary>A copy that cannot be made.</summary>
/// <param name="Path">Where it would lie below the folder of the copies.</param>
/// <param name="Reason">Why it cannot be made.</param>
public sealed record SkippedCopy(string Path, string Reason);
