namespace MoodLab.Data.Evolving;

/// <summary>A session in a list.</summary>
/// <param name="Id">The session.</param>
/// <param name="Title">Its title.</param>
/// <param name="ChangedAt">When something in it was changed last, in UTC.</param>
/// <param name="Generations">How many generations it has.</param>
/// <param name="Ratings">How many melodies have been rated.</param>
/// <param name="BestGenome">The genome that got the most stars, the earliest of equals; null before a rating.</param>
/// <param name="Settings">Its settings, as the laboratory writes them.</param>
public sealed record EvolutionCardRecord(
    Guid Id, string Title, DateTime ChangedAt, int Generations, int Ratings, string? BestGenome, string Settings);
