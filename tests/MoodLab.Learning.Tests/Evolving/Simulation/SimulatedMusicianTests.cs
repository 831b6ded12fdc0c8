using MoodLab.Learning.Evolving;
using MoodLab.Learning.Evolving.Simulation;
using MoodLab.Neural.Randomness;

namespace MoodLab.Learning.Tests.Evolving.Simulation;

public sealed class SimulatedMusicianTests
{
    private static readonly List<Melody> s_melodies = Draw(3000, 1);
    private static readonly List<Melody> s_fresh = Draw(3000, 2);

    [Theory]
    [InlineData(MusicianKind.Linear)]
    [InlineData(MusicianKind.Middling)]
    [InlineData(MusicianKind.Moves)]
    [InlineData(MusicianKind.Model)]
    [InlineData(MusicianKind.Motif)]
    [InlineData(MusicianKind.Mixed)]
    [InlineData(MusicianKind.Noisy)]
    [InlineData(MusicianKind.Drifting)]
    [InlineData(MusicianKind.Random)]
    public void IsSatisfied_ByRandomMelodies_OnceInAThousand(MusicianKind kind)
    {
        SimulatedMusician musician = new(kind, s_melodies, new RandomSource(3));

        // Of 3,000 melodies the model's three best set the level: fresh ones exceed it about as often.
        Assert.InRange(s_fresh.Count(melody => musician.IsSatisfied(melody, 0)), 0, 15);
        Assert.InRange(s_melodies.Count(melody => musician.IsSatisfied(melody, 0)), 1, 15);
    }

    [Theory]
    [InlineData(MusicianKind.Linear, true)]
    [InlineData(MusicianKind.Model, true)]
    [InlineData(MusicianKind.Noisy, true)]
    [InlineData(MusicianKind.Random, false)]
    public void Rate_OfWhatSatisfies_GivesMoreStarsThanOfOthersUnlessAtRandom(MusicianKind kind, bool gives)
    {
        RandomSource random = new(4);
        SimulatedMusician musician = new(kind, s_melodies, new RandomSource(5));
        var best = s_melodies.Where(melody => musician.IsSatisfied(melody, 0)).ToList();
        double Mean(List<Melody> melodies) =>
            Enumerable.Range(0, 600).Average(i => musician.Rate(melodies[i % melodies.Count], 0, random));

        var (good, any) = (Mean(best), Mean(s_fresh));

        Assert.Equal(gives, good > any + 1);
        Assert.InRange(any, 1.5, 3);
    }

    [Fact]
    public void Rate_OfTheSameMelody_VariesMoreWhereThereIsMoreNoise()
    {
        double Spread(MusicianKind kind)
        {
            RandomSource random = new(6);
            SimulatedMusician musician = new(kind, s_melodies, new RandomSource(7));
            var stars = Enumerable.Range(0, 500).Select(_ => musician.Rate(s_fresh[0], 0, random)).ToList();
            Assert.All(stars, each => Assert.InRange(each, 0, 5));
            return stars.Average(each => Math.Pow(each - stars.Average(), 2));
        }

        Assert.True(Spread(MusicianKind.Noisy) > 2 * Spread(MusicianKind.Linear));
    }

    [Fact]
    public void IsSatisfied_ByADriftingMusician_ChangesInTheCourseOfRatings()
    {
        SimulatedMusician drifting = new(MusicianKind.Drifting, s_melodies, new RandomSource(8));
        SimulatedMusician steady = new(MusicianKind.Linear, s_melodies, new RandomSource(8));
        List<Melody> Satisfying(SimulatedMusician musician, int ratings) =>
            [.. s_melodies.Where(melody => musician.IsSatisfied(melody, ratings))];

        Assert.Equal(Satisfying(steady, 0), Satisfying(drifting, 0));
        Assert.NotEqual(Satisfying(drifting, 0), Satisfying(drifting, 150));
        Assert.Equal(Satisfying(drifting, 150), Satisfying(drifting, 400));
        Assert.Equal(Satisfying(steady, 0), Satisfying(steady, 150));
    }

    private static List<Melody> Draw(int count, ulong seed)
    {
        RandomSource random = new(seed);
        MelodySettings settings = new();
        return
        [
            .. Enumerable.Range(0, count).Select(_ => Melody.Of(Genome.Random(settings.Slots, random), settings)),
        ];
    }
}
