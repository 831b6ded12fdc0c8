using MoodLab.Learning.Evolving;

namespace MoodLab.Lab.Evolving;

/// <summary>A session in a list.</summary>
/// <param name="Id">The session.</param>
/// <param name="Title">Its title.</param>
/// <param name="ChangedAt">When something in it was changed last, in UTC.</param>
/// <param name="Generations">How many generations it has.</param>
/// <param name="Ratings">How many melodies have been rated.</param>
/// <param name="Best">The melody that got the most stars; null before a rating.</param>
public sealed record EvolutionCard(
    Guid Id, string Title, DateTime ChangedAt, int Generations, int Ratings, Melody? Best);
