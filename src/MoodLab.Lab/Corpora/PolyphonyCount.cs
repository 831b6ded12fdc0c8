namespace MoodLab.Lab.Corpora;

/// <summary>How often so many notes come together.</summary>
/// <param name="Notes">The number of notes, at least 1.</param>
/// <param name="Onsets">How often so many start in one tick: the study's polyphony.</param>
/// <param name="Quarters">For how many quarter notes of time so many sound.</param>
public sealed record PolyphonyCount(int Notes, long Onsets, double Quarters);
