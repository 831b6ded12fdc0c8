namespace MoodLab.Data.Evolving;

/// <summary>A generation of a session.</summary>
/// <param name="Id">The generation.</param>
/// <param name="ParentId">The generation that it was bred from; null for the first one.</param>
/// <param name="Ordinal">How many came into the session before it.</param>
/// <param name="CreatedAt">When it was bred, in UTC.</param>
/// <param name="MelodyIds">Its melodies in their places.</param>
public sealed record EvolutionGenerationRecord(
    Guid Id, Guid? ParentId, int Ordinal, DateTime CreatedAt, IReadOnlyList<Guid> MelodyIds);
