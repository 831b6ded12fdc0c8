namespace MoodLab.Data.Evolving;

/// <summary>Which melody stands at a place of a generation.</summary>
internal sealed class EvolutionPlace
{
    public Guid GenerationId { get; set; }

    public int Position { get; set; }

    public Guid MelodyId { get; set; }
}
