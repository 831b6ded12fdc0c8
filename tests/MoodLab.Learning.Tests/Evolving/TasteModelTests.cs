using FsCheck;
using FsCheck.Fluent;
using MoodLab.Learning.Evolving;
using MoodLab.Music.Scales;
using MoodLab.Neural.Randomness;

namespace MoodLab.Learning.Tests.Evolving;

public sealed class TasteModelTests
{
    [Fact]
    public void Learn_BelowFifteenRatings_KnowsNothing()
    {
        var ratings = Rate(new MelodySettings(), 15, 1, Dense);

        Assert.Null(TasteModel.Learn([]));
        Assert.Null(TasteModel.Learn(ratings[..14]));
        Assert.Null(TasteModel.Learn(ratings[..7], ratings[7..14]));
        Assert.NotNull(TasteModel.Learn(ratings));
        Assert.NotNull(TasteModel.Learn(ratings[..1], ratings[1..]));
        Assert.NotNull(TasteModel.Learn([], ratings));
    }

    [Fact]
    public void Guess_OfATasteForDenseMelodies_RanksThem()
    {
        var taste = TasteModel.Learn(Rate(new MelodySettings(), 60, 2, Dense))!;
        var fresh = Rate(new MelodySettings(), 200, 3, Dense);

        var guesses = fresh.Select(rated => taste.Guess(rated.Melody)).ToList();

        Assert.True(Correlation(guesses.Select(guess => guess.Stars), fresh.Select(rated => rated.Stars)) > 0.9);
        Assert.All(guesses, guess => Assert.InRange(guess.Stars, 0, 5));
        Assert.All(guesses, guess => Assert.InRange(guess.Deviation, 0.01, 5));
    }

    [Fact]
    public void Guess_OfATasteForTheMiddle_RanksItAboveBothEnds()
    {
        // 16 of 32 slots silent is the middle of random melodies.
        var taste = TasteModel.Learn(Rate(
            new MelodySettings(), 120, 4, melody => 5 - (Math.Abs(Silence(melody) - 16) / 1.5)))!;
        double Guess(int silent) => taste.Guess(Melody.Of(
            new Genome([.. Enumerable.Range(0, 32).Select(slot => (byte)(slot * 7 % 32 < silent ? 8 : slot % 8))]),
            new MelodySettings())).Stars;

        Assert.True(Guess(16) > Guess(8));
        Assert.True(Guess(16) > Guess(24));
    }

    [Fact]
    public void Guess_WithEarlierSessions_IsBetterThanFromTheSessionAlone()
    {
        var slow = new MelodySettings { Bars = 2, NotesPerBar = 8 };
        var earlier = Rate(slow, 150, 5, Taste);
        var session = Rate(new MelodySettings(), 16, 6, Taste);
        var fresh = Rate(new MelodySettings(), 300, 7, Taste);
        double Score(TasteModel? taste) => Correlation(
            fresh.Select(rated => taste!.Guess(rated.Melody).Stars), fresh.Select(rated => rated.Stars));

        Assert.True(Score(TasteModel.Learn(session, earlier)) > Score(TasteModel.Learn(session)));
        Assert.Equal(Score(TasteModel.Learn([], earlier)), Score(TasteModel.Learn(session[..3], earlier)));

        static double Taste(Melody melody) => Dense(melody) + (EndsOnTonic(melody) ? 1 : -1);
    }

    [Fact]
    public void Guess_OfStarsThatAreAllTheSame_IsThose()
    {
        var taste = TasteModel.Learn(Rate(new MelodySettings(), 20, 8, _ => 3))!;

        var guess = taste.Guess(Melody.Of(Genome.Random(32, new RandomSource(9)), new MelodySettings()));

        // Not quite: what might lie beyond 5 stars counts as 5.
        Assert.Equal(3, guess.Stars, 0.01);
        Assert.True(guess.Deviation > 0);
        Assert.Equal("Nothing is clear yet.", taste.Describe());
    }

    [Fact]
    public void Guess_InAnySettings_LiesWithinTheStars() =>
        Prop.ForAll(Melodies.Any, given =>
        {
            var (settings, random) = given;
            var ratings = Rate(settings, 20, (ulong)random.NextInt(1000), _ => random.NextInt(6));
            var taste = TasteModel.Learn(ratings)!;
            Assert.All(Rate(settings, 20, 1000, _ => 0), fresh =>
            {
                var guess = taste.Guess(fresh.Melody);
                Assert.InRange(guess.Stars, 0, 5);
                Assert.InRange(guess.Deviation, double.Epsilon, 100);
            });
            Assert.NotEmpty(taste.Describe());
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Describe_OfAClearTaste_TellsIt()
    {
        var dense = TasteModel.Learn(Rate(new MelodySettings(), 150, 10, Dense))!;
        var falling = TasteModel.Learn(Rate(
            new MelodySettings(), 150, 11, melody => 2.5 - Feature(melody, "direction")))!;
        var restless = TasteModel.Learn(Rate(
            new MelodySettings(), 150, 12, melody => 5 - (Feature(melody, "longest rest") / 2)))!;

        Assert.Contains("You like many notes", dense.Describe(), StringComparison.Ordinal);
        Assert.Contains("falling lines", falling.Describe(), StringComparison.Ordinal);
        Assert.Contains("dislike long rests", restless.Describe(), StringComparison.Ordinal);
        Assert.True(dense.Traits.Single(trait => trait.Feature.Name == "density").Weight > 0);
    }

    [Fact]
    public void Describe_OfAGoldenMean_CallsItMiddling()
    {
        var taste = TasteModel.Learn(Rate(
            new MelodySettings(), 200, 13, melody => 5 - (2 * Math.Abs(Feature(melody, "register") - 3.5))))!;

        Assert.Contains("a middling register", taste.Describe(), StringComparison.Ordinal);
    }

    [Fact]
    public void Describe_OfStarsByChance_MostlySaysThatNothingIsClear()
    {
        var silent = Enumerable.Range(0, 40).Count(seed =>
        {
            RandomSource random = new((ulong)(100 + seed));
            var taste = TasteModel.Learn(Rate(new MelodySettings(), 40, (ulong)seed, _ => random.NextInt(6)))!;
            return taste.Describe() == "Nothing is clear yet.";
        });

        Assert.InRange(silent, 30, 40);
    }

    [Fact]
    public void Describe_AcrossSessions_TellsTheScaleAndTheKey()
    {
        MelodySettings dorian = new() { Scale = ScaleKind.Dorian };
        var earlier = Rate(dorian, 40, 14, melody => Dense(melody) + 1);
        var session = Rate(new MelodySettings(), 40, 15, melody => Dense(melody) - 1);

        Assert.Contains(
            "You like dorian.", TasteModel.Learn(session, earlier)!.Describe(), StringComparison.Ordinal);
        Assert.DoesNotContain("key of", TasteModel.Learn(session, earlier)!.Describe(), StringComparison.Ordinal);
        Assert.DoesNotContain("dorian", TasteModel.Learn(earlier)!.Describe(), StringComparison.Ordinal);
    }

    // From 10 strokes without a star to 26 with five.
    private static double Dense(Melody melody) => (melody.Notes.Count(note => !note.Rests) - 7) / 2.5;

    private static int Silence(Melody melody) => melody.Notes.Where(note => note.Rests).Sum(note => note.Slots);

    private static bool EndsOnTonic(Melody melody) => melody.Notes.Last(note => !note.Rests).Degree % 7 == 0;

    private static double Feature(Melody melody, string name) =>
        MelodyFeatures.Of(melody)[MelodyFeatures.All.Select(feature => feature.Name).ToList().IndexOf(name)];

    private static List<RatedMelody> Rate(
        MelodySettings settings, int count, ulong seed, Func<Melody, double> taste)
    {
        RandomSource random = new(seed);
        return
        [
            .. Enumerable.Range(0, count)
                .Select(_ => Melody.Of(Genome.Random(settings.Slots, random), settings))
                .Select(melody => new RatedMelody(melody, Math.Clamp(Math.Round(taste(melody)), 0, 5))),
        ];
    }

    private static double Correlation(IEnumerable<double> first, IEnumerable<double> second)
    {
        List<double> a = [.. first], b = [.. second];
        double meanA = a.Average(), meanB = b.Average();
        return a.Zip(b, (x, y) => (x - meanA) * (y - meanB)).Sum()
            / Math.Sqrt(a.Sum(x => (x - meanA) * (x - meanA)) * b.Sum(y => (y - meanB) * (y - meanB)));
    }
}
