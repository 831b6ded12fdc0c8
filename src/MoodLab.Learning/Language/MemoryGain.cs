namespace MoodLab.Learning.Language;

/// <summary>Losses with and without memory on one set of pieces.</summary>
/// <param name="Pieces">How many pieces.</param>
/// <param name="Without">The loss without memory.</param>
/// <param name="With">The loss with it.</param>
public sealed record MemoryGain(int Pieces, double Without, double With);
