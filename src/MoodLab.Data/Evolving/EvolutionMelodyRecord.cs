namespace MoodLab.Data.Evolving;

/// <summary>A melody of a session.</summary>
/// <param name="Id">The melody.</param>
/// <param name="GenerationId">The generation that it came into first.</param>
/// <param name="Genome">Its genome, a hexadecimal digit a slot.</param>
/// <param name="Origin">How it came about, at most 16 characters.</param>
/// <param name="FirstParentId">The melody that it comes from; null where it has none.</param>
/// <param name="SecondParentId">The other one; null where it has none.</param>
/// <param name="Stars">0 to 5; null while it is not rated.</param>
public sealed record EvolutionMelodyRecord(
    Guid Id,
    Guid GenerationId,
    string Genome,
    string Origin,
    Guid? FirstParentId,
    Guid? SecondParentId,
    int? Stars);
