namespace MoodLab.Data.Surveys;

/// <summary>A listening survey.</summary>
internal sealed class Survey : IVersioned
{
    public const int MaxLink = 22;
    public const int MaxOwner = 64;
    public const int MaxTitle = 100;
    public const int MaxDesign = 60_000;

    public Guid Id { get; set; }

    public Guid Version { get; set; }

    /// <summary>Who knows it may take the survey.</summary>
    public required string Link { get; set; }

    /// <summary>Empty for the laboratory's own.</summary>
    public required string Owner { get; set; }

    public required string Title { get; set; }

    public SurveyState State { get; set; }

    /// <summary>As the laboratory writes it.</summary>
    public required string Design { get; set; }

    public bool IsImported { get; set; }

    /// <summary>Not a foreign key: the copy outlives what it was made of.</summary>
    public Guid? CopiedFrom { get; set; }

    public DateTime CreatedAt { get; set; }

    public DateTime? OpenedAt { get; set; }

    public DateTime? ClosedAt { get; set; }
}
