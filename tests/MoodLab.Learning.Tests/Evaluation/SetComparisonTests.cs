using MoodLab.Learning.Evaluation;
using MoodLab.Music.Scores;
using MoodLab.Statistics.Densities;

namespace MoodLab.Learning.Tests.Evaluation;

public sealed class SetComparisonTests
{
    // The distances are few and whole.
    private const double Tolerance = 1e-12;

    [Fact]
    public void Compare_KnownNoteCounts_HasTheirDistancesAndDensities()
    {
        var notes = Compare([Melody(2), Melody(4), Melody(7)], [Melody(3), Melody(3), Melody(6)], "note count");

        Assert.Equal((3, 3), (notes.First.Pieces, notes.Second.Pieces));
        Assert.Equal(13 / 3.0, notes.First.Values!.Value.Mean, Tolerance);
        Assert.Equal(10 / 3.0, notes.First.Intra.Mean, Tolerance);
        Assert.Equal(Math.Sqrt((38 / 3.0) - (100 / 9.0)), notes.First.Intra.Deviation, Tolerance);
        Assert.Equal(2, notes.Second.Intra.Mean, Tolerance);
        Assert.Equal(19 / 9.0, notes.Inter.Mean, Tolerance);
        var expected = DensityComparison.Of([2, 2, 5, 5, 3, 3], [1, 1, 4, 1, 1, 2, 4, 4, 1]);
        Assert.Equal(expected.Overlap, notes.First.AgainstInter.Overlap, 1e-9);
        Assert.Equal(expected.Divergence, notes.First.AgainstInter.Divergence, 1e-9);
    }

    [Fact]
    public void Compare_SetOfTheSameKind_OverlapsMoreThanAnother()
    {
        List<Score> some = [.. Enumerable.Range(0, 12).Select(i => Melody(20 + (i * 5 % 12)))];
        List<Score> alike = [.. Enumerable.Range(0, 12).Select(i => Melody(21 + (i * 7 % 12)))];
        List<Score> longer = [.. Enumerable.Range(0, 12).Select(i => Melody(90 + (i * 7 % 12)))];

        var near = Compare(some, alike, "note count").First.AgainstInter;
        var far = Compare(some, longer, "note count").First.AgainstInter;

        Assert.True(near.Overlap > 0.7, $"Sets of one kind overlap by {near.Overlap}.");
        Assert.True(far.Overlap < 0.1, $"Sets of two kinds overlap by {far.Overlap}.");
        Assert.True(near.Divergence < far.Divergence);
    }

    [Fact]
    public void Compare_CopiesOfOnePiece_AreAlikeInEveryFeature()
    {
        List<Score> copies = [Melody(9), Melody(9), Melody(9)];

        Assert.All(
            SetComparison.Compare(copies, copies, cancellationToken: TestContext.Current.CancellationToken),
            feature => Assert.Equal(new DensityComparison(1, 0), feature.Second.AgainstInter));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Compare_TooFewPieces_IsUnknown(int count)
    {
        List<Score> few = [.. Enumerable.Repeat(Melody(5), count)];

        var notes = Compare(few, [Melody(3), Melody(6)], "note count");

        Assert.True(double.IsNaN(notes.First.AgainstInter.Overlap));
        Assert.True(double.IsNaN(notes.First.Intra.Mean));
    }

    [Fact]
    public void Compare_PiecesWithoutTheFeature_AreLeftOut()
    {
        var interval = Compare([Melody(1), Melody(3), Melody(4)], [Melody(3), Melody(4), Melody(5)],
            "mean onset interval");

        Assert.Equal((2, 3), (interval.First.Pieces, interval.Second.Pieces));
        Assert.Equal(0.5, interval.First.Values!.Value.Mean, Tolerance);
    }

    [Fact]
    public void Compare_MoreThanEnoughPieces_DrawsAsTheSeedSays()
    {
        List<Score> many = [.. Enumerable.Range(2, 30).Select(Melody)];
        FeatureComparison Draw(int seed) => Compare(
            many, many, "note count", new SetComparisonOptions { MaximumPieces = 7, Seed = seed });

        Assert.Equal(7, Draw(1).First.Pieces);
        Assert.Equal(Draw(1), Draw(1));
        Assert.NotEqual(Draw(1), Draw(2));
    }

    [Fact]
    public void Compare_Stopped_SaysSo() => Assert.Throws<OperationCanceledException>(
        () => SetComparison.Compare([Melody(2)], [Melody(3)], null, new CancellationToken(canceled: true)));

    [Fact]
    public void Options_OutOfRange_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new SetComparisonOptions { MaximumPieces = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SetComparisonOptions { Bars = 0 });
    }

    private static FeatureComparison Compare(
        List<Score> first, List<Score> second, string feature, SetComparisonOptions? options = null) =>
        SetComparison.Compare(first, second, options, TestContext.Current.CancellationToken)
            .Single(comparison => comparison.Feature == feature);

    // Quarters at 120 a minute, one whole tone above the other, seven times over.
    private static Score Melody(int notes) => new()
    {
        TicksPerQuarter = 480,
        Parts =
        [
            new Part
            {
                Notes =
                [
                    .. Enumerable.Range(0, notes).Select(
                        i => new Note(new MidiPitch(60 + (i * 2 % 14)), new Velocity(80), i * 480L, 480)),
                ],
            },
        ],
    };
}
