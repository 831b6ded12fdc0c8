using System.Collections.Immutable;

namespace MoodLab.Lab.Evolving;

/// <summary>A generation of a session.</summary>
/// <param name="Id">The generation.</param>
/// <param name="ParentId">The generation that it was bred from; null for the first one.</param>
/// <param name="Number">How many generations lead to it, itself included.</param>
/// <param name="Ordinal">How many came into the session before it.</param>
/// <param name="CreatedAt">When it was bred, in UTC.</param>
/// <param name="MelodyIds">Its melodies in their places.</param>
public sealed record GenerationView(
    Guid Id, Guid? ParentId, int Number, int Ordinal, DateTime CreatedAt, ImmutableArray<Guid> MelodyIds);
