namespace MoodLab.Learning.Evolving;

/// <summary>How long breeding takes.</summary>
/// <param name="Population">Melodies of a generation.</param>
/// <param name="Slots">Slots of a melody.</param>
/// <param name="Ratings">How many melodies were heard and rated before.</param>
/// <param name="BreedMs">Median milliseconds for a generation by the classic.</param>
/// <param name="BreedTasteMs">
/// The same with a taste model, which learns from all ratings and chooses; both are counted.
/// </param>
public readonly record struct BreedingTime(
    int Population, int Slots, int Ratings, double BreedMs, double BreedTasteMs);
