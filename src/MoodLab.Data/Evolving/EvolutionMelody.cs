namespace MoodLab.Data.Evolving;

/// <summary>A melody of a session. Its stars go with it into every generation that it lives in.</summary>
internal sealed class EvolutionMelody
{
    public const int MaxGenome = 512;
    public const int MaxOrigin = 16;

    public Guid Id { get; set; }

    public Guid EvolutionId { get; set; }

    /// <summary>The generation that it came into first.</summary>
    public Guid GenerationId { get; set; }

    public required string Genome { get; set; }

    public required string Origin { get; set; }

    public Guid? FirstParentId { get; set; }

    public Guid? SecondParentId { get; set; }

    public int? Stars { get; set; }

    public DateTime? RatedAt { get; set; }
}
