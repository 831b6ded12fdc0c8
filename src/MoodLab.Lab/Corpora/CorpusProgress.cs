namespace MoodLab.Lab.Corpora;

/// <summary>How far an inspection has come.</summary>
/// <param name="Done">Files read or refused.</param>
/// <param name="Total">Files to read.</param>
public readonly record struct CorpusProgress(int Done, int Total);
