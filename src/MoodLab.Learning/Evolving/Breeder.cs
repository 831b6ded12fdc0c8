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
    // Found by trying: in 4 slots, of which 3,000 melodies can be made, a hundred are found within 30 tries each.
    private const int Tries = 200;

    /// <summary>Draws the first generation.</summary>
    /// <param name="random">Draws every bit.</param>
    /// <returns>The population, or fewer where the settings allow no more distinct melodies.</returns>
    public List<Child> Begin(RandomSource random)
    {
        HashSet<Melody> heard = [];
        List<Child> children = [];
        foreach (var genome in ClassicEvolution.Begin(settings.Slots, options, random))
        {
            Add(new Child(genome, Origin.Random), null, heard, children, random);
        }

        return children;
    }

    /// <summary>Breeds the next generation.</summary>
    /// <param name="generation">The generation before with its stars, at least 2 melodies.</param>
    /// <param name="heard">What was heard before and is not to come again; the generation itself need not be in it.
    /// </param>
    /// <param name="locked">What is kept of a melody; null for nothing.</param>
    /// <param name="random">Draws parents, points and mutations.</param>
    /// <returns>
    /// The elites, then children: the population, or fewer where the settings allow no further distinct melody.
    /// </returns>
    public List<Child> Next(
        IReadOnlyList<Candidate> generation,
        IReadOnlySet<Melody> heard,
        GenomeLock? locked,
        RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(generation);
        ArgumentNullException.ThrowIfNull(heard);
        if (options.AsPublished)
        {
            return ClassicEvolution.Next(generation, options, random);
        }

        HashSet<Melody> known = [.. heard, .. generation.Select(candidate => Hear(candidate.Genome))];
        var children = ClassicEvolution.Elites(generation);
        ParentDraw parents = new(generation, anyStars: false);
        for (var places = options.Population - children.Count; places > 0; places -= 2)
        {
            var (first, second) = ClassicEvolution.Breed(generation, parents, options, random);
            Add(first, locked, known, children, random);
            if (places > 1)
            {
                Add(second, locked, known, children, random);
            }
        }

        return children;
    }

    private Melody Hear(Genome genome) => Melody.Of(genome, settings, options.AsPublished);

    // A child that was heard before goes on changing, and in the end is drawn anew.
    private void Add(
        Child child, GenomeLock? locked, HashSet<Melody> known, List<Child> children, RandomSource random)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var genome = locked?.Apply(child.Genome, settings) ?? child.Genome;
            if (known.Add(Hear(genome)) || !options.Distinct)
            {
                children.Add(child with { Genome = genome });
                return;
            }

            child = attempt < Tries / 2
                ? child with { Genome = child.Genome.Flip(random.NextInt(child.Genome.Bits)) }
                : new Child(Genome.Random(settings.Slots, random), Origin.Random);
        }
    }
}
