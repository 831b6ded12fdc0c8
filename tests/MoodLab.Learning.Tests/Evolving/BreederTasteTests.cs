using FsCheck;
using FsCheck.Fluent;
using MoodLab.Learning.Evolving;
using MoodLab.Neural.Randomness;

namespace MoodLab.Learning.Tests.Evolving;

public sealed class BreederTasteTests
{
    private static readonly HashSet<Melody> s_nothing = [];

    [Fact]
    public void Next_WithATaste_ShowsWhatItLikesAndSurprises()
    {
        RandomSource random = new(1);
        Breeder breeder = new(new MelodySettings(), new EvolutionOptions { Population = 12 });
        var generation = Melodies.Rate(breeder.Begin(random), random);

        var children = breeder.Next(generation, s_nothing, null, random, new LikesRests());
        var plain = breeder.Next(generation, s_nothing, null, random);

        Assert.Equal(
            [(Origin.Elite, 2), (Origin.Promising, 8), (Origin.Surprise, 2)],
            children.GroupBy(child => child.Origin).Select(group => (group.Key, group.Count())));
        Assert.All(children, child => Assert.Equal(child.Origin is Origin.Elite, child.Guess is null));
        Assert.All(children.Skip(2), child => Assert.NotNull(child.FirstParent));
        Assert.True(
            Rests(children, Origin.Promising).Average() > Rests(plain, Origin.Bred).Max());
        Assert.All(plain, child => Assert.Null(child.Guess));
    }

    [Fact]
    public void Next_WithATaste_ShowsNoNearCopies()
    {
        RandomSource random = new(2);
        MelodySettings settings = new();
        Breeder breeder = new(settings, new EvolutionOptions { Population = 20 });
        var generation = Melodies.Rate(breeder.Begin(random), random);

        var shown = breeder.Next(generation, s_nothing, null, random, new LikesRests())
            .Where(child => child.Origin is Origin.Promising).Select(child => Heard(child.Genome)).ToList();

        // A tenth of 32 slots is 3.
        for (var i = 0; i < shown.Count; i++)
        {
            Assert.All(
                shown.Skip(i + 1), other => Assert.True(shown[i].Zip(other).Count(of => of.First != of.Second) > 3));
        }
    }

    [Fact]
    public void Next_WithATaste_NeverRepeatsAndKeepsThePopulation()
    {
        var settings = Melodies.Settings(2, 4);
        Breeder breeder = new(settings, new EvolutionOptions { Population = 7 });
        RandomSource random = new(3);
        var children = breeder.Begin(random);
        HashSet<Melody> heard = [];
        for (var generation = 0; generation < 30; generation++)
        {
            Assert.Equal(7, children.Count);
            Assert.All(
                children.Where(child => child.Origin is not Origin.Elite),
                child => Assert.True(heard.Add(Melody.Of(child.Genome, settings))));
            children = breeder.Next(Melodies.Rate(children, random), heard, null, random, new LikesRests());
        }
    }

    [Fact]
    public void Next_WithATasteAndALock_KeepsItInEveryChild() =>
        Prop.ForAll(Melodies.Any, given =>
        {
            var (settings, random) = given;
            var locked = Melodies.Lock(settings, random);
            Breeder breeder = new(settings, new EvolutionOptions { Population = 6 });
            var generation = Melodies.Rate(breeder.Begin(random), random);
            var children = breeder.Next(generation, s_nothing, locked, random, new LikesRests());
            Assert.InRange(children.Count, 2, 6);
            Assert.All(
                children.Where(child => child.Origin is not Origin.Elite),
                child => Assert.Equal(child.Genome, locked.Apply(child.Genome, settings)));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Next_WhereNothingIsLeft_LeavesTheElites()
    {
        RandomSource random = new(4);
        Breeder breeder = new(Melodies.Settings(1, 1), new EvolutionOptions());
        var generation = Melodies.Rate(breeder.Begin(random), random);

        Assert.Equal(2, breeder.Next(generation, s_nothing, null, random, new LikesRests()).Count);
    }

    [Fact]
    public void Next_SameSeedStarsAndTaste_BreedsTheSame()
    {
        List<Child> Run()
        {
            RandomSource random = new(5);
            Breeder breeder = new(new MelodySettings(), new EvolutionOptions());
            var generation = Melodies.Rate(breeder.Begin(random), random);
            return breeder.Next(generation, s_nothing, null, random, new LikesRests());
        }

        Assert.Equal(Run(), Run());
    }

    private static IEnumerable<double> Rests(IEnumerable<Child> children, Origin origin) => children
        .Where(child => child.Origin == origin)
        .Select(child => (double)Heard(child.Genome).Count(value => value == 8));

    private static int[] Heard(Genome genome) => [.. genome.Slots.ToArray().Select(slot => Math.Min((int)slot, 8))];

    /// <summary>Likes silence; knows least about melodies that begin high.</summary>
    private sealed class LikesRests : ITaste
    {
        public StarGuess Guess(Melody melody) => new(
            5.0 * melody.Notes.Where(note => note.Rests).Sum(note => note.Slots) / melody.Settings.Slots,
            0.1 + (0.01 * melody.Notes[0].Degree));
    }
}
