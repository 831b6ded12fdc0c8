using MoodLab.Learning.Evolving;

namespace MoodLab.Lab.Evolving;

/// <summary>A melody of a session.</summary>
/// <param name="Id">The melody.</param>
/// <param name="GenerationId">The generation that it came into first.</param>
/// <param name="Genome">Its genome.</param>
/// <param name="Melody">What that sounds like.</param>
/// <param name="Origin">How it came about.</param>
/// <param name="FirstParentId">The melody that it comes from; null where it has none.</param>
/// <param name="SecondParentId">The other one; null where it has none.</param>
/// <param name="Stars">0 to 5; null while it is not rated.</param>
public sealed record MelodyView(
    Guid Id,
    Guid GenerationId,
    Genome Genome,
    Melody Melody,
    Origin Origin,
    Guid? FirstParentId,
    Guid? SecondParentId,
    int? Stars);
