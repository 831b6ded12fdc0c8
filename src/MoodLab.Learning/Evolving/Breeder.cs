using MoodLab.Neural.Randomness;

namespace MoodLab.Learning.Evolving;

/// <summary>
/// Breeds generations for a musician: the classic algorithm, kept from repeating what was heard and from changing what
/// is locked.
/// </summary>
/// <param name="settings">What a genome's bits mean.</param>
/// <param name="options">How a generation follows from the one before.</param>
public sealed class Breeder(MelodySettings settings, EvolutionOptions options)
{
    // The share of its bits that is turned in the last variation of a melody: by ear, it is still akin.
    private const double GreatestVariation = 0.15;

    /// <summary>Draws the first generation.</summary>
    /// <param name="random">Draws every bit.</param>
    /// <returns>The population, or fewer where the settings allow no more distinct melodies.</returns>
    public List<Child> Begin(RandomSource random)
    {
        var genomes = ClassicEvolution.Begin(settings.Slots, options, random);
        if (options.AsPublished)
        {
            return [.. genomes.Select(genome => new Child(genome, Origin.Random))];
        }

        Litter litter = new(settings, options, null, new HashSet<Melody>(), []);
        foreach (var genome in genomes)
        {
            litter.Add(new Child(genome, Origin.Random), random);
        }

        return [.. litter.Children];
    }

    /// <summary>Makes a first generation of a melody: itself, and variations that go further and further.</summary>
    /// <param name="genome">The melody, with as many slots as the settings have.</param>
    /// <param name="random">Draws the variations.</param>
    /// <returns>
    /// The melody, imported, then its children: the population, or fewer where the settings allow no more distinct
    /// melodies.
    /// </returns>
    public List<Child> Begin(Genome genome, RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(genome);
        ArgumentNullException.ThrowIfNull(random);
        options.Validate();
        Litter litter = new(settings, options, null, new HashSet<Melody>(), [new Candidate(genome, 0)]);
        for (var place = 1; place < options.Population && !litter.IsExhausted; place++)
        {
            var changed = genome;
            var changes = Math.Max(1, (int)(GreatestVariation * genome.Bits * place / options.Population));
            for (var change = 0; change < changes; change++)
            {
                changed = changed.Flip(random.NextInt(genome.Bits));
            }

            litter.Add(new Child(changed, Origin.Bred, FirstParent: 0), random);
        }

        return [new Child(genome, Origin.Imported), .. litter.Children];
    }

    /// <summary>Breeds the next generation.</summary>
    /// <param name="generation">The generation before with its stars, at least 2 melodies.</param>
    /// <param name="heard">What was heard before and is not to come again; the generation itself need not be in it.
    /// </param>
    /// <param name="locked">What is kept of a melody; null for nothing.</param>
    /// <param name="random">Draws parents, points and mutations.</param>
    /// <param name="taste">
    /// What is known of the musician's taste: more children are bred than are returned, and those are chosen by it and
    /// tell what is expected of them. Null for nothing; as published, it is not asked.
    /// </param>
    /// <returns>
    /// The elites, then children: the population, or fewer where the settings allow no further distinct melody.
    /// </returns>
    public List<Child> Next(
        IReadOnlyList<Candidate> generation,
        IReadOnlySet<Melody> heard,
        GenomeLock? locked,
        RandomSource random,
        ITaste? taste = null)
    {
        ArgumentNullException.ThrowIfNull(generation);
        ArgumentNullException.ThrowIfNull(heard);
        if (options.AsPublished)
        {
            return ClassicEvolution.Next(generation, options, random);
        }

        options.Validate();
        var elites = ClassicEvolution.Elites(generation);
        Litter litter = new(settings, options, locked, heard, generation, taste);
        var places = options.Population - elites.Count;
        Breed(litter, generation, taste is null ? places : places * Shortlist.BredForEachShown, random);
        var children = taste is null
            ? litter.Children
            : Shortlist.Choose(litter.Offspring, places, (each, changes) => litter.Improve(each, changes, random));
        return [.. elites, .. children];
    }

    private void Breed(Litter litter, IReadOnlyList<Candidate> generation, int places, RandomSource random)
    {
        ParentDraw parents = new(generation, anyStars: false);
        for (; places > 0 && !litter.IsExhausted; places -= 2)
        {
            var (first, second) = ClassicEvolution.Breed(generation, parents, options, random);
            litter.Add(first, random);
            if (places > 1)
            {
                litter.Add(second, random);
            }
        }
    }
}
