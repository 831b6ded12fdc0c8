namespace MoodLab.Lab.Corpora.Importing;

/// <summary>A file that an archive holds, or why it cannot be had.</summary>
/// <param name="Path">Where it lies, through archives and folders, with slashes.</param>
/// <param name="Content">What is in it; null where it is refused.</param>
/// <param name="Refusal">Why it is refused; null where it is not.</param>
internal sealed record ArchiveFile(string Path, byte[]? Content, string? Refusal);
