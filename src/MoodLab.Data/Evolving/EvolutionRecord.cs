namespace MoodLab.Data.Evolving;

/// <summary>A session with all its generations and melodies.</summary>
/// <param name="Id">The session.</param>
/// <param name="Title">Its title.</param>
/// <param name="CreatedAt">When it was started, in UTC.</param>
/// <param name="Settings">Its settings, as the laboratory writes them.</param>
/// <param name="CurrentGenerationId">Where it stands.</param>
/// <param name="ShareKey">Who knows it may listen; null where the session is not shared.</param>
/// <param name="Generations">The generations in the order in which they came.</param>
/// <param name="Melodies">The melodies in the order in which they came.</param>
public sealed record EvolutionRecord(
    Guid Id,
    string Title,
    DateTime CreatedAt,
    string Settings,
    Guid CurrentGenerationId,
    string? ShareKey,
    IReadOnlyList<EvolutionGenerationRecord> Generations,
    IReadOnlyList<EvolutionMelodyRecord> Melodies);
