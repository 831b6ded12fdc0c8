namespace MoodLab.Lab.Corpora;

/// <summary>A MIDI file of a folder, as far as the folder tells of it.</summary>
/// <param name="FullPath">Where it is.</param>
/// <param name="Path">Where it is below the folder, with slashes.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="WrittenAt">When it was last written, in UTC.</param>
internal sealed record FoundFile(string FullPath, string Path, long Bytes, DateTime WrittenAt);
