using System.Runtime.InteropServices;
using MoodLab.Neural.Randomness;

namespace MoodLab.Learning.Control;

/// <summary>
/// The mood study's genetic algorithm for the values of neurons (Ferreira and Whitehead 2019, section 5): genomes of G
/// numbers from -1 to 1, roulette selection, children as averages of two parents, mutation by a new draw.
/// </summary>
/// <remarks>
/// Where the published program differs from its description, this follows the description: elites are genomes (the
/// program writes zeros in their place), the best of all generations is kept (not of the last), a generation without
/// any fitness is drawn from uniformly (there always its last), and a genome is measured once.
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

    // The roulette: as likely as fit.
    private Individual Spin(List<Individual> generation)
    {
        var sum = generation.Sum(individual => individual.Fitness);
        if (sum == 0)
        {
            return generation[_random.NextInt(generation.Count)];
        }

        var rest = _random.NextDouble() * sum;
        foreach (var individual in generation)
        {
            rest -= individual.Fitness;
            if (rest < 0)
            {
                return individual;
            }
        }

        // What rounding leaves over; never one without fitness.
        return generation[0];
    }

    private Individual Child(Individual mother, Individual father)
    {
        var genome = new float[genes];
        for (var g = 0; g < genes; g++)
        {
            var isMutant = _random.NextDouble() < options.MutationRate;
            genome[g] = isMutant ? DrawGene() : (mother.Genome[g] + father.Genome[g]) / 2;
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
