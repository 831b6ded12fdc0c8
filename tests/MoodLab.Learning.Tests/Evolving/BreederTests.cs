using FsCheck;
using FsCheck.Fluent;
using MoodLab.Learning.Evolving;
using MoodLab.Neural.Randomness;

namespace MoodLab.Learning.Tests.Evolving;

public sealed class BreederTests
{
    private static readonly HashSet<Melody> s_nothing = [];

    [Fact]
    public void Next_OverThirtyGenerations_KeepsThePopulationAndNeverRepeats()
    {
        var settings = Melodies.Settings(8, 4);
        foreach (var population in new[] { 3, 7, 10, 100 })
        {
            Breeder breeder = new(settings, new EvolutionOptions { Population = population });
            RandomSource random = new((ulong)population);
            var children = breeder.Begin(random);
            HashSet<Melody> heard = [];
            for (var generation = 0; generation < 30; generation++)
            {
                Assert.Equal(population, children.Count);
                foreach (var child in children.Where(child => child.Origin is not Origin.Elite))
                {
                    Assert.True(heard.Add(Melody.Of(child.Genome, settings)));
                }

                children = breeder.Next(Melodies.Rate(children, random), heard, null, random);
                Assert.Equal(2, children.Count(child => child.Origin is Origin.Elite));
            }
        }
    }

    [Fact]
    public void Next_WithALock_KeepsItInEveryChild() =>
        Prop.ForAll(Melodies.Any, given =>
        {
            var (settings, random) = given;
            var locked = Melodies.Lock(settings, random);
            Breeder breeder = new(settings, new EvolutionOptions());
            var generation = Melodies.Rate(breeder.Begin(random), random);
            if (generation.Count < 2)
            {
                return;
            }

            Assert.All(
                breeder.Next(generation, s_nothing, locked, random).Where(child => child.Origin is not Origin.Elite),
                child => Assert.Equal(child.Genome, locked.Apply(child.Genome, settings)));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void BeginAndNext_WhereFewMelodiesCanBeMade_EndInFewer()
    {
        RandomSource random = new(3);
        EvolutionOptions options = new() { Population = 100 };

        // A degree of eight, or a rest.
        Breeder tiny = new(Melodies.Settings(1, 1), options);
        var children = tiny.Begin(random);
        Assert.Equal(9, children.Count);
        Assert.Equal(
            [Origin.Elite, Origin.Elite],
            tiny.Next(Melodies.Rate(children, random), s_nothing, null, random).Select(child => child.Origin));

        Breeder small = new(Melodies.Settings(1, 4), options);
        Assert.Equal(100, small.Begin(random).Count);
    }

    [Fact]
    public void Next_WhereAllIsLocked_LeavesTheElites()
    {
        RandomSource random = new(3);
        var settings = Melodies.Settings(2, 4);
        Breeder breeder = new(settings, new EvolutionOptions());
        var generation = Melodies.Rate(breeder.Begin(random), random);
        GenomeLock locked = new(generation[0].Genome, [0, 1], false, false);

        Assert.Equal(2, breeder.Next(generation, s_nothing, locked, random).Count);
    }

    [Fact]
    public void Next_WithoutStars_StillBreeds()
    {
        RandomSource random = new(4);
        Breeder breeder = new(new MelodySettings(), new EvolutionOptions());
        List<Candidate> unrated = [.. breeder.Begin(random).Select(child => new Candidate(child.Genome, 0))];

        Assert.Equal(10, breeder.Next(unrated, s_nothing, null, random).Count);
    }

    [Fact]
    public void Next_SameSeedAndStars_BreedsTheSame()
    {
        List<Child> Run(ulong seed)
        {
            RandomSource random = new(seed);
            Breeder breeder = new(new MelodySettings(), new EvolutionOptions());
            return breeder.Next(Melodies.Rate(breeder.Begin(random), random), s_nothing, null, random);
        }

        Assert.Equal(Run(5), Run(5));
        Assert.NotEqual(Run(5), Run(6));
    }

    [Fact]
    public void Next_MayRepeat_WhereThatIsWanted()
    {
        RandomSource random = new(6);
        var settings = Melodies.Settings(1, 1);
        Breeder breeder = new(settings, new EvolutionOptions { Distinct = false });

        var children = breeder.Begin(random);

        Assert.Equal(10, children.Count);
        Assert.Equal(10, breeder.Next(Melodies.Rate(children, random), s_nothing, null, random).Count);
    }

    [Fact]
    public void BeginAndNext_AsPublished_AreTheClassic()
    {
        var settings = Melodies.Settings(1, 2);
        EvolutionOptions options = new() { Population = 9, AsPublished = true };
        RandomSource random = new(7), same = new(7);
        Breeder breeder = new(settings, options);

        var children = breeder.Begin(random);

        Assert.Equal(ClassicEvolution.Begin(2, options, same), children.Select(child => child.Genome));
        List<Candidate> rated = [.. children.Select((child, i) => new Candidate(child.Genome, i - 2))];
        Assert.Equal(
            ClassicEvolution.Next(rated, options, same), breeder.Next(rated, s_nothing, null, random));
    }

    [Fact]
    public void BeginAndNext_OutOfRange_AreRefused()
    {
        Breeder breeder = new(new MelodySettings(), new EvolutionOptions { Population = 101 });
        Candidate candidate = new(Genome.Random(32, new RandomSource(1)), 5);

        Assert.Throws<ArgumentOutOfRangeException>(() => breeder.Begin(new RandomSource(1)));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => breeder.Next([candidate, candidate], s_nothing, null, new RandomSource(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Breeder(new MelodySettings(), new EvolutionOptions()).Next(
            [candidate, candidate with { Stars = 5.5 }], s_nothing, null, new RandomSource(1)));
    }
}
