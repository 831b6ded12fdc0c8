using MoodLab.Learning.Control;

namespace MoodLab.Learning.Tests.Control;

public sealed class NeuronEvolutionTests
{
    private static readonly float[] s_optimum = [0.6f, -0.4f, 0.1f, -0.7f];

    [Theory]
    [InlineData(1UL, Crossover.Uniform)]
    [InlineData(2UL, Crossover.Uniform)]
    [InlineData(1UL, Crossover.Average)]
    [InlineData(2UL, Crossover.Average)]
    public void Run_PlantedOptimum_IsFound(ulong seed, Crossover crossover)
    {
        NeuronEvolutionOptions options = new() { Population = 40, Epochs = 60, Seed = seed, Crossover = crossover };

        var found = Evolve(options, Nearness);

        // A random genome is 1.3 away on average, the best of the first generation about 0.5.
        Assert.True(Distance(found.Values) < 0.25, $"The best is {Distance(found.Values)} away.");
        Assert.Equal(Nearness(found.Values), found.Fitness);
        Assert.True(found.MeanByEpoch[^1] > 1.5 * found.MeanByEpoch[0], "The generations have not improved.");
    }

    [Fact]
    public void Run_WithoutMutation_MakesChildrenOfTheirParentsGenes()
    {
        List<float[]> uniform = [], average = [];
        NeuronEvolutionOptions options = new() { Population = 12, Epochs = 1, MutationRate = 0, EliteShare = 0 };

        Evolve(options, genome => Remember(uniform, genome));
        Evolve(options with { Crossover = Crossover.Average }, genome => Remember(average, genome));

        var genes = uniform[..12].Select(parent => parent[0]).ToList();
        Assert.All(uniform[12..], child => Assert.Contains(child[0], genes));
        var means = genes.SelectMany(mother => genes.Select(father => (mother + father) / 2)).ToList();
        Assert.All(average[12..], child => Assert.Contains(child[0], means));
        Assert.Contains(average[12..], child => !genes.Contains(child[0]));
    }

    [Fact]
    public void Run_GenomesOfLikeFitness_AreStillSelected()
    {
        List<float[]> genomes = [];

        // By fitness alone the first gene would hardly matter: 10.0 against 10.1.
        Evolve(new() { Population = 200, Epochs = 1, MutationRate = 0, EliteShare = 0 }, genome =>
        {
            Remember(genomes, genome);
            return 10 + (0.1 * (genome[0] > 0 ? 1 : 0));
        });

        Assert.InRange(genomes[..200].Count(genome => genome[0] > 0), 60, 140);
        Assert.All(genomes[200..], child => Assert.True(child[0] > 0, "An unfit genome has a child."));
    }

    [Fact]
    public void Run_Elites_NeverGetWorse()
    {
        var best = Evolve(new() { Population = 10, Epochs = 40, EliteShare = 0.1 }, Nearness).BestByEpoch;

        Assert.Equal(41, best.Count);
        Assert.Equal(best.Order(), best);
    }

    [Fact]
    public void Run_Elites_LiveOnUnchanged()
    {
        HashSet<string> measured = [];

        // Everything of the second generation is new except for the elites: so many genomes are fewer.
        Evolve(new() { Population = 10, Epochs = 1, EliteShare = 0.3, MutationRate = 1 }, genome =>
        {
            measured.Add(string.Join(' ', genome));
            return Nearness(genome);
        });

        Assert.Equal(10 + 7, measured.Count);
    }

    [Fact]
    public void Run_WithoutElites_StillReturnsTheBestOfAllGenerations()
    {
        List<double> seen = [];

        var found = Evolve(new() { Population = 6, Epochs = 20, EliteShare = 0, MutationRate = 1 }, genome =>
        {
            seen.Add(Nearness(genome));
            return seen[^1];
        });

        Assert.Equal(seen.Max(), found.Fitness);
        Assert.NotEqual(found.Fitness, found.BestByEpoch[^1]);
        Assert.Equal(found.Fitness, Nearness(found.Values));
    }

    [Fact]
    public void Run_SameSeed_GivesTheSame()
    {
        NeuronEvolutionOptions options = new() { Population = 8, Epochs = 5, Seed = 7 };
        var first = Evolve(options, Nearness);

        Assert.Equal(first.Values, Evolve(options, Nearness).Values);
        Assert.NotEqual(first.Values, Evolve(options with { Seed = 8 }, Nearness).Values);
    }

    [Fact]
    public void Run_GenomeThatWasMeasured_IsNotMeasuredAgain()
    {
        HashSet<string> measured = [];
        var evaluations = 0;

        // Without mutation the generation soon consists of copies.
        var found = Evolve(new() { Population = 4, Epochs = 40, MutationRate = 0 }, genome =>
        {
            evaluations++;
            Assert.True(measured.Add(string.Join(' ', genome)), "A genome was measured twice.");
            return Nearness(genome);
        });

        Assert.Equal(evaluations, found.Evaluations);
        Assert.True(evaluations < 4 * 41, "No genome came twice: the test shows nothing.");
    }

    [Fact]
    public void Run_NoFitnessAtAll_DrawsOnFromEverybody()
    {
        HashSet<string> genomes = [];

        var found = Evolve(new() { Population = 10, Epochs = 3, MutationRate = 0, EliteShare = 0 }, genome =>
        {
            genomes.Add(string.Join(' ', genome));
            return 0;
        });

        Assert.Equal(0, found.Fitness);

        // The study's program would take the last genome alone, whose children are itself.
        Assert.True(genomes.Count > 11, $"Only {genomes.Count} genomes ever lived.");
    }

    [Fact]
    public void Run_Genes_LieBetweenMinusOneAndOne() => Evolve(new() { Population = 50, Epochs = 5 }, genome =>
    {
        Assert.Equal(s_optimum.Length, genome.Count);
        Assert.All(genome, gene => Assert.InRange(gene, -1, 1));
        return 1;
    });

    [Theory]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Run_FitnessThatNoRouletteCanUse_IsRefused(double fitness) =>
        Assert.Throws<InvalidOperationException>(() => Evolve(new(), _ => fitness));

    [Fact]
    public void Run_Cancelled_StopsAtOnce()
    {
        using CancellationTokenSource stop = new();
        var evaluations = 0;
        NeuronEvolution evolution = new(4, new(), (_, _) =>
        {
            stop.Cancel();
            return ++evaluations;
        });

        Assert.ThrowsAny<OperationCanceledException>(() => evolution.Run(cancellationToken: stop.Token));
        Assert.Equal(1, evaluations);
    }

    [Fact]
    public void Run_Progress_TellsEveryGenome()
    {
        List<EvolutionProgress> told = [];
        NeuronEvolution evolution = new(
            s_optimum.Length, new() { Population = 3, Epochs = 2 }, (genome, _) => Nearness(genome));

        var found = evolution.Run(new Teller(told), TestContext.Current.CancellationToken);

        (int, int)[] expected = [(0, 1), (0, 2), (0, 3), (1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 3)];
        Assert.Equal(expected, told.Select(progress => (progress.Epoch, progress.Genome)));
        Assert.Equal(found.Fitness, told[^1].Best);
        Assert.Equal(found.Evaluations, told[^1].Evaluations);
    }

    [Theory]
    [InlineData(1, 1, 0.1, 0.1)]
    [InlineData(10, -1, 0.1, 0.1)]
    [InlineData(10, 1, 1.1, 0.1)]
    [InlineData(10, 1, 0.1, 1)]
    public void Run_OptionOutOfRange_IsRefused(int population, int epochs, double mutation, double elites)
    {
        NeuronEvolutionOptions options = new()
        {
            Population = population,
            Epochs = epochs,
            MutationRate = mutation,
            EliteShare = elites,
        };

        Assert.Throws<ArgumentOutOfRangeException>(() => Evolve(options, Nearness));
    }

    private static EvolvedGenome Evolve(NeuronEvolutionOptions options, Func<IReadOnlyList<float>, double> fitness) =>
        new NeuronEvolution(s_optimum.Length, options, (genome, _) => fitness(genome))
            .Run(cancellationToken: TestContext.Current.CancellationToken);

    private static double Distance(IReadOnlyList<float> genome) =>
        Math.Sqrt(genome.Zip(s_optimum, (gene, best) => (gene - best) * (double)(gene - best)).Sum());

    private static double Remember(List<float[]> genomes, IReadOnlyList<float> genome)
    {
        genomes.Add([.. genome]);
        return Nearness(genome);
    }

    private static double Nearness(IReadOnlyList<float> genome) => Math.Exp(-4 * Distance(genome));

    private sealed class Teller(List<EvolutionProgress> told) : IProgress<EvolutionProgress>
    {
        public void Report(EvolutionProgress value) => told.Add(value);
    }
}
