using MoodLab.Neural.Randomness;

namespace MoodLab.Learning.Evolving;

/// <summary>
/// The genetic algorithm of the melody study ("AI for Human Music Generation", after the program generate-music by
/// kiecodes): the two best live on, parents are drawn by stars + 1, children by crossover at one point and mutation.
/// </summary>
/// <remarks>
/// All randomness is drawn in a fixed order: two parents, the point, the mutations of the first child, then those of
/// the second. The same seed and stars give the same melodies.
/// </remarks>
public static class ClassicEvolution
{
    /// <summary>Draws the first generation.</summary>
    /// <param name="slots">The slots of a genome.</param>
    /// <param name="options">How many genomes.</param>
    /// <param name="random">Draws every bit.</param>
    public static Genome[] Begin(int slots, EvolutionOptions options, RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        return [.. Enumerable.Range(0, options.Population).Select(_ => Genome.Random(slots, random))];
    }

    /// <summary>Breeds the next generation: the elites, then children in pairs.</summary>
    /// <param name="generation">The generation before with its stars, at least 2 melodies.</param>
    /// <param name="options">How they are bred; the population is the generation's own size.</param>
    /// <param name="random">Draws parents, points and mutations.</param>
    /// <returns>
    /// As many melodies as the generation has; as published, one fewer where their number is odd.
    /// </returns>
    /// <exception cref="ArgumentException">There are fewer than two melodies.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Stars lie outside 0 to 5.</exception>
    public static List<Child> Next(
        IReadOnlyList<Candidate> generation, EvolutionOptions options, RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(generation);
        ArgumentNullException.ThrowIfNull(options);
        ParentDraw parents = new(generation, options.AsPublished);
        var children = Elites(generation);
        for (var pair = 1; pair < generation.Count / 2; pair++)
        {
            var (first, second) = Breed(generation, parents, options, random);
            children.Add(first);
            children.Add(second);
        }

        if (!options.AsPublished && children.Count < generation.Count)
        {
            children.Add(Breed(generation, parents, options, random).First);
        }

        return children;
    }

    /// <summary>Orders a generation by its stars, the best first; equals stay in their order.</summary>
    /// <param name="generation">The generation.</param>
    /// <returns>Places in the generation.</returns>
    internal static int[] Ranks(IReadOnlyList<Candidate> generation) =>
        [.. Enumerable.Range(0, generation.Count).OrderByDescending(place => generation[place].Stars)];

    /// <summary>Lists those that live on.</summary>
    /// <param name="generation">The generation.</param>
    internal static List<Child> Elites(IReadOnlyList<Candidate> generation) =>
    [
        .. Ranks(generation).Take(EvolutionOptions.Elites).Select(
            place => new Child(generation[place].Genome, Origin.Elite, place)),
    ];

    /// <summary>Breeds two children.</summary>
    internal static (Child First, Child Second) Breed(
        IReadOnlyList<Candidate> generation, ParentDraw parents, EvolutionOptions options, RandomSource random)
    {
        var (first, second) = parents.Draw(random);
        var (a, b) = (generation[first].Genome, generation[second].Genome);
        var point = 1 + random.NextInt(a.Bits - 1);
        return (
            new Child(Mutate(Genome.Join(a, b, point), options, random), Origin.Bred, first, second),
            new Child(Mutate(Genome.Join(b, a, point), options, random), Origin.Bred, second, first));
    }

    /// <summary>Chooses bits and turns each with a probability.</summary>
    internal static Genome Mutate(Genome genome, EvolutionOptions options, RandomSource random)
    {
        for (var i = 0; i < options.Mutations; i++)
        {
            var bit = random.NextInt(genome.Bits);
            genome = random.NextDouble() < options.MutationProbability ? genome.Flip(bit) : genome;
        }

        return genome;
    }
}
