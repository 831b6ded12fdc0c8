namespace MoodLab.Lab.Corpora.Importing;

/// <summary>What became of one file, and why.</summary>
/// <param name="Path">Where it was, through archives and folders, with slashes.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Target">Where it lies below the corpus now; null where it was refused.</param>
/// <param name="Reason">Why; empty where it was simply kept.</param>
public sealed record ImportDecision(string Path, ImportOutcome Outcome, string? Target, string Reason);
