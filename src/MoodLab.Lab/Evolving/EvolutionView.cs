using System.Collections.Immutable;
using System.Globalization;
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

    /// <summary>Names a melody: the generation that it came into, counted as they came, and its place there.</summary>
    /// <param name="melody">A melody of the session.</param>
    /// <returns>For example <c>3.7</c>; a letter stands for the place of one that another took the place of.</returns>
    public string NameOf(MelodyView melody)
    {
        ArgumentNullException.ThrowIfNull(melody);
        var born = Generations.First(generation => generation.Id == melody.GenerationId);
        var place = born.MelodyIds.IndexOf(melody.Id);
        if (place >= 0)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{born.Ordinal + 1}.{place + 1}");
        }

        var before = Melodies.Values.Count(other => other.GenerationId == born.Id
            && !born.MelodyIds.Contains(other.Id) && other.Id.CompareTo(melody.Id) < 0);
        return string.Create(CultureInfo.InvariantCulture, $"{born.Ordinal + 1}.{(char)('a' + (before % 26))}");
    }

    /// <summary>Lists all that a melody comes from, through all generations.</summary>
    /// <param name="melody">A melody of the session.</param>
    public HashSet<Guid> AncestorsOf(MelodyView melody)
    {
        ArgumentNullException.ThrowIfNull(melody);
        HashSet<Guid> ancestors = [];
        Stack<MelodyView> open = new([melody]);
        while (open.TryPop(out var child))
        {
            foreach (var parent in new[] { child.FirstParentId, child.SecondParentId })
            {
                if (parent is { } id && ancestors.Add(id) && Melodies.TryGetValue(id, out var found))
                {
                    open.Push(found);
                }
            }
        }

        return ancestors;
    }

    /// <summary>Reads a stored session.</summary>
    internal static EvolutionView Of(EvolutionRecord record)
    {
        var settings = EvolutionSettingsText.Read(record.Settings);
        Dictionary<Guid, int> numbers = [];
        List<GenerationView> generations = [];
        foreach (var (id, parent, ordinal, createdAt, melodies) in record.Generations)
        {
            numbers[id] = parent is { } before ? numbers[before] + 1 : 1;
            generations.Add(new GenerationView(id, parent, numbers[id], ordinal, createdAt, [.. melodies]));
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
