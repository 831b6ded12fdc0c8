namespace MoodLab.Data.Evolving;

/// <summary>A session in which somebody grows melodies.</summary>
internal sealed class Evolution : IVersioned
{
    public const int MaxOwner = 64;
    public const int MaxTitle = 100;
    public const int MaxSettings = 2000;
    public const int MaxShareKey = 43;

    public Guid Id { get; set; }

    public Guid Version { get; set; }

    public required string Owner { get; set; }

    public required string Title { get; set; }

    public DateTime CreatedAt { get; set; }

    public DateTime ChangedAt { get; set; }

    /// <summary>Set once the owner removed the session; it can be restored.</summary>
    public DateTime? RemovedAt { get; set; }

    /// <summary>As the laboratory writes them.</summary>
    public required string Settings { get; set; }

    /// <summary>Where the session stands; generations form a tree, so it may be any of them.</summary>
    public Guid CurrentGenerationId { get; set; }

    /// <summary>Who knows it may listen; null where the session is not shared.</summary>
    public string? ShareKey { get; set; }
}
