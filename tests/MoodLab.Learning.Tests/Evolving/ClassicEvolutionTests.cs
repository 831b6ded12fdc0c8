using MoodLab.Learning.Evolving;
using MoodLab.Neural.Randomness;

namespace MoodLab.Learning.Tests.Evolving;

public sealed class ClassicEvolutionTests
{
    private static readonly Genome s_first = new([1, 2, 3, 4]);
    private static readonly Genome s_second = new([5, 6, 7, 8]);

    [Fact]
    public void BeginAndNext_EveryGolden_BreedItsGenerations()
    {
        Assert.NotEmpty(EvolutionGolden.Evolutions);
        foreach (var golden in EvolutionGolden.Evolutions)
        {
            EvolutionOptions options = new()
            {
                Population = golden.Int("population"),
                Mutations = golden.Int("mutations"),
                MutationProbability = golden.GetProperty("probability").GetDouble(),
                AsPublished = golden.GetProperty("asPublished").GetBoolean(),
            };
            var expected = golden.GetProperty("generations").EnumerateArray()
                .Select(generation => generation.EnumerateArray().Select(genome => genome.GetString()!).ToList())
                .ToList();
            RandomSource random = new((ulong)golden.Int("seed"));

            List<Genome> genomes = [.. ClassicEvolution.Begin(golden.Int("slots"), options, random)];
            Assert.Equal(expected[0], genomes.Select(genome => genome.ToString()));
            foreach (var (stars, after) in golden.GetProperty("stars").EnumerateArray().Zip(expected.Skip(1)))
            {
                var generation = genomes.Zip(
                    stars.EnumerateArray(), (genome, each) => new Candidate(genome, each.GetInt32()));
                genomes = [.. ClassicEvolution.Next([.. generation], options, random).Select(child => child.Genome)];
                Assert.Equal(after, genomes.Select(genome => genome.ToString()));
            }
        }
    }

    [Fact]
    public void Next_TellsWhoComesFromWhom()
    {
        RandomSource random = new(8);
        EvolutionOptions options = new() { Mutations = 0 };
        List<Candidate> generation =
            [.. ClassicEvolution.Begin(8, options, random).Select((genome, i) => new Candidate(genome, i % 4))];

        var children = ClassicEvolution.Next(generation, options, random);

        Assert.Equal(options.Population, children.Count);
        Assert.Equal(
            [(3, Origin.Elite), (7, Origin.Elite)],
            children.Take(2).Select(child => (child.FirstParent!.Value, child.Origin)));
        foreach (var child in children.Skip(2))
        {
            Assert.Equal(Origin.Bred, child.Origin);
            var first = generation[child.FirstParent!.Value].Genome;
            var second = generation[child.SecondParent!.Value].Genome;
            Assert.Contains(
                child.Genome, Enumerable.Range(1, first.Bits - 1).Select(point => Genome.Join(first, second, point)));
        }
    }

    [Theory]
    [InlineData(-0.5)]
    [InlineData(6)]
    [InlineData(double.NaN)]
    public void Next_StarsOutsideTheirRange_AreRefused(double stars)
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(
            () => ClassicEvolution.Next([new(s_first, 3), new(s_second, stars)], new EvolutionOptions(), new(1)));

        Assert.Contains("between 0 and 5", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Next_TooFewMelodiesOrEntries_IsRefused()
    {
        EvolutionOptions published = new() { AsPublished = true };

        Assert.Throws<ArgumentException>(
            () => ClassicEvolution.Next([new(s_first, 3)], new EvolutionOptions(), new(1)));
        Assert.Throws<ArgumentException>(
            () => ClassicEvolution.Next([new(s_first, 0), new(s_second, -1)], published, new(1)));
        Assert.Equal(2, ClassicEvolution.Next([new(s_first, 1), new(s_second, -1)], published, new(1)).Count);
    }

    [Fact]
    public void Begin_OptionsOutOfRange_AreRefused()
    {
        foreach (var options in new EvolutionOptions[]
        {
            new() { Population = 1 }, new() { Population = 101 }, new() { Mutations = -1 }, new() { Mutations = 65 },
            new() { MutationProbability = 1.1 }, new() { MutationProbability = double.NaN },
        })
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => ClassicEvolution.Begin(4, options, new RandomSource(1)));
        }
    }
}
