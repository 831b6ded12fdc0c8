namespace MoodLab.Learning.Datasets;

/// <summary>Something in a corpus that was not used, and why.</summary>
/// <param name="Path">The file or row.</param>
/// <param name="Reason">Why it was not used.</param>
public sealed record CorpusProblem(string Path, string Reason);
