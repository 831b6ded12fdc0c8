namespace MoodLab.Lab.Corpora;

/// <summary>A corpus of the laboratory.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="IsUploaded">Whether it was uploaded here; otherwise the settings name its folder.</param>
public sealed record CorpusName(string Name, bool IsUploaded);
