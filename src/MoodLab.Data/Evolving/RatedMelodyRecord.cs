namespace MoodLab.Data.Evolving;

/// <summary>A melody that its musician has rated, in whatever session.</summary>
/// <param name="EvolutionId">The session.</param>
/// <param name="Settings">The session's settings, as the laboratory writes them.</param>
/// <param name="Genome">Its genome, a hexadecimal digit a slot.</param>
/// <param name="Stars">0 to 5.</param>
public sealed record RatedMelodyRecord(Guid EvolutionId, string Settings, string Genome, int Stars);
