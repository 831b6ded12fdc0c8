namespace MoodLab.Data.Evolving;

/// <summary>A generation of a session.</summary>
internal sealed class EvolutionGeneration
{
    public Guid Id { get; set; }

    public Guid EvolutionId { get; set; }

    /// <summary>The generation that it was bred from; null for a first one.</summary>
    public Guid? ParentId { get; set; }

    /// <summary>How many came into the session before it.</summary>
    public int Ordinal { get; set; }

    public DateTime CreatedAt { get; set; }
}
