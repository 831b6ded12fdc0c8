using System.Runtime.InteropServices;
using MoodLab.Neural.Randomness;

namespace MoodLab.Learning.Control;

/// <summary>
/// The mood study's genetic algorithm for the values of neurons (Ferreira and Whitehead 2019, section 5): genomes of G
/// numbers from -1 to 1, roulette selection, children of two parents, mutation by a new draw.
/// </summary>
/// <remarks>
/// What the published program gets wrong is mended: elites are genomes (the program writes zeros in their place), the
/// best of all generations is kept (not of the last), a generation of equals is drawn from uniformly (there, without
/// any fitness, always its last is taken), and a genome is measured once. Two rules are stronger than the study's: the
/// roulette turns by what a genome has above the least fit of its generation, without which genomes of like fitness
/// are as good as not selected, and <see cref="Crossover.Uniform"/> can replace averages, which draw every gene to
/// zero.
/// </remarks>
/// <param name="genes">G, at least 1.</param>
/// <param name="options">How.</param>
/// <param name="fitness">Measures a genome, [G]: a finite number, at least 0, always the same for the same
/// genome.</param>
public sealed class NeuronEvolution(
    int genes, NeuronEvolutionOptions options, Func<IReadOnlyList<float>, CancellationToken, double> fitness)
{
    private readonly RandomSource _random = new(options.Seed);
    private readonly Dictionary<string, double> _known = [];

    /// <summary>Evolves.</summary>
    /// <param name="progress">Is told about every genome.</param>
    /// <param name="cancellationToken">Gives up; handed on to the fitness.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    /// <exception cref="InvalidOperationException">A fitness is negative or not finite.</exception>
    public EvolvedGenome Run(
        IProgress<EvolutionProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(genes, 1);
        options.Validate();
        List<Individual> generation = [.. Enumerable.Range(0, options.Population).Select(_ => Draw())];
        List<double> best = [], means = [];
        Individual? fittest = null;
        for (var epoch = 0; ; epoch++)
        {
            for (var i = 0; i < generation.Count; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var measured = generation[i];
                measured.Fitness = Measure(measured.Genome, cancellationToken);
                fittest = fittest is null || measured.Fitness > fittest.Fitness ? measured : fittest;
                progress?.Report(new EvolutionProgress(epoch, i + 1, _known.Count, fittest.Fitness));
            }

            // Stable, so that equals keep one order.
            generation = [.. generation.OrderByDescending(individual => individual.Fitness)];
            best.Add(generation[0].Fitness);
            means.Add(generation.Average(individual => individual.Fitness));
            if (epoch == options.Epochs)
            {
                return new EvolvedGenome(fittest!.Genome, fittest.Fitness, _known.Count, best, means);
            }

            generation = Breed(generation);
        }
    }

    private List<Individual> Breed(List<Individual> fittestFirst)
    {
        var elites = (int)Math.Ceiling(options.EliteShare * options.Population);
        List<Individual> next = fittestFirst[..elites];
        List<Individual> pool = [.. fittestFirst.Select(_ => Spin(fittestFirst))];
        while (next.Count < options.Population)
        {
            next.Add(Child(pool[_random.NextInt(pool.Count)], pool[_random.NextInt(pool.Count)]));
        }

        return next;
    }

    // The roulette: as likely as it has fitness above the last.
    private Individual Spin(List<Individual> generation)
    {
        var least = generation[^1].Fitness;
        var sum = generation.Sum(individual => individual.Fitness - least);
        if (sum == 0)
        {
            return generation[_random.NextInt(generation.Count)];
        }

        var rest = _random.NextDouble() * sum;
        foreach (var individual in generation)
        {
            rest -= individual.Fitness - least;
            if (rest < 0)
            {
                return individual;
            }
        }

        // What rounding leaves over; never the last.
        return generation[0];
    }

    private Individual Child(Individual mother, Individual father)
    {
        var genome = new float[genes];
        for (var g = 0; g < genes; g++)
        {
            float ofMother = mother.Genome[g], ofFather = father.Genome[g];
            genome[g] = _random.NextDouble() < options.MutationRate ? DrawGene()
                : options.Crossover == Crossover.Average ? (ofMother + ofFather) / 2
                : _random.NextInt(2) == 0 ? ofMother : ofFather;
        }

        return new Individual(genome);
    }

    private Individual Draw() => new([.. Enumerable.Range(0, genes).Select(_ => DrawGene())]);

    private float DrawGene() => (float)((2 * _random.NextDouble()) - 1);

    private double Measure(float[] genome, CancellationToken cancellationToken)
    {
        var key = Convert.ToHexString(MemoryMarshal.AsBytes<float>(genome));
        if (_known.TryGetValue(key, out var known))
        {
            return known;
        }

        var value = fitness(genome, cancellationToken);
        if (!double.IsFinite(value) || value < 0)
        {
            throw new InvalidOperationException(
                FormattableString.Invariant($"A fitness must be finite and at least 0, not {value}."));
        }

        return _known[key] = value;
    }

    private sealed class Individual(float[] genome)
    {
        public float[] Genome { get; } = genome;

        public double Fitness { get; set; }
    }
}
