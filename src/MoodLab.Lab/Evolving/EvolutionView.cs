using System.Collections.Immutable;
using MoodLab.Data.Evolving;
using MoodLab.Learning.Evolving;

namespace MoodLab.Lab.Evolving;

/// <summary>A session as it stands: its settings, its tree of generations, its melodies and their stars.</summary>
public sealed record EvolutionView
{
    /// <summary>Gets the session.</summary>
    public required Guid Id { get; init; }

    /// <summary>Gets its title.</summary>
    public required string Title { get; init; }

    /// <summary>Gets its settings.</summary>
    public required EvolutionSettings Settings { get; init; }

    /// <summary>Gets the key by which it is shared; null where it is not.</summary>
    public string? ShareKey { get; init; }

    /// <summary>Gets the generations in the order in which they came.</summary>
    public required ImmutableArray<GenerationView> Generations { get; init; }

    /// <summary>Gets all melodies.</summary>
    public required ImmutableDictionary<Guid, MelodyView> Melodies { get; init; }

    /// <summary>Gets the generation where the session stands.</summary>
    public required GenerationView Current { get; init; }

    /// <summary>Gets the melodies of that generation in their places.</summary>
    public IEnumerable<MelodyView> CurrentMelodies => Current.MelodyIds.Select(id => Melodies[id]);

    /// <summary>Gets the melody with the most stars, the latest of equals; null before the first rating.</summary>
    public MelodyView? Best => Melodies.Values
        .Where(melody => melody.Stars is not null)
        .OrderByDescending(melody => melody.Stars)
        .ThenByDescending(melody => melody.Id)
        .FirstOrDefault();

    /// <summary>Copies the view with a melody's stars changed.</summary>
    /// <param name="melody">The melody.</param>
    /// <param name="stars">0 to 5, or null.</param>
    public EvolutionView WithStars(Guid melody, int? stars) => Melodies.TryGetValue(melody, out var found)
        ? this with { Melodies = Melodies.SetItem(melody, found with { Stars = stars }) }
        : this;

    /// <summary>Reads a stored session.</summary>
    internal static EvolutionView Of(EvolutionRecord record)
    {
        var settings = EvolutionSettingsText.Read(record.Settings);
        Dictionary<Guid, int> numbers = [];
        List<GenerationView> generations = [];
        foreach (var (id, parent, ordinal, createdAt, melodies) in record.Generations)
        {
            numbers[id] = parent is { } before ? numbers[before] + 1 : 1;
            generations.Add(new GenerationView(id, parent, numbers[id], ordinal, createdAt, melodies));
        }

        return new EvolutionView
        {
            Id = record.Id,
            Title = record.Title,
            Settings = settings,
            ShareKey = record.ShareKey,
            Generations = [.. generations],
            Melodies = record.Melodies.ToImmutableDictionary(melody => melody.Id, melody => ToView(melody, settings)),
            Current = generations.Find(generation => generation.Id == record.CurrentGenerationId) ?? generations[^1],
        };
    }

    private static MelodyView ToView(EvolutionMelodyRecord melody, EvolutionSettings settings)
    {
        var genome = Genome.Parse(melody.Genome);
        return new MelodyView(
            melody.Id,
            melody.GenerationId,
            genome,
            Melody.Of(genome, settings.Melody, settings.Breeding.AsPublished),
            Enum.Parse<Origin>(melody.Origin),
            melody.FirstParentId,
            melody.SecondParentId,
            melody.Stars);
    }
}
