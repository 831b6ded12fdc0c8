using MoodLab.Neural.Randomness;

namespace MoodLab.Neural.Tests.Randomness;

public sealed class RandomSourceTests
{
    private const int Draws = 100_000;

    [Fact]
    public void NextBits_FromAKnownState_GivesThePublishedNumbers()
    {
        // The outputs of the authors' C program from the state 1, 2, 3, 4.
        RandomSource random = new(new RandomState(1, 2, 3, 4));

        Assert.Equal(
            [11520, 0, 1509978240, 1215971899390074240, 1216172134540287360, 607988272756665600,
                16172922978634559625, 8476171486693032832, 10595114339597558777, 2904607092377533576],
            Enumerable.Range(0, 10).Select(_ => random.NextBits()));
    }

    [Fact]
    public void Constructor_FromASeed_MixesItLikeThePublishedProgram() =>
        Assert.Equal(
            new RandomState(6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431),
            new RandomSource(1234567).State);

    [Fact]
    public void State_SavedAndRestored_GoesOnWithTheSameNumbers()
    {
        RandomSource random = new(7);
        random.NextGaussian();
        var state = random.State;
        var expected = Enumerable.Range(0, 20).Select(_ => random.NextGaussian()).ToArray();

        RandomSource restored = new(state);
        Assert.Equal(expected, Enumerable.Range(0, 20).Select(_ => restored.NextGaussian()));
        random.State = state;
        Assert.Equal(expected, Enumerable.Range(0, 20).Select(_ => random.NextGaussian()));
    }

    [Fact]
    public void State_OfZeros_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new RandomSource(default(RandomState)));

    [Fact]
    public void NextInt_OverAllValues_IsUniform()
    {
        RandomSource random = new(8);
        var counts = new int[7];
        for (var i = 0; i < Draws; i++)
        {
            counts[random.NextInt(7)]++;
        }

        // Five standard deviations of a count.
        var expected = Draws / 7.0;
        Assert.All(counts, count => Assert.Equal(expected, count, 5 * Math.Sqrt(expected)));
    }

    [Fact]
    public void NextInt_BelowTheLargestLimit_StaysBelow()
    {
        RandomSource random = new(9);
        for (var i = 0; i < 1000; i++)
        {
            Assert.InRange(random.NextInt(int.MaxValue), 0, int.MaxValue - 1);
            Assert.Equal(0, random.NextInt(1));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public void NextInt_BelowNothing_IsRefused(int limit) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomSource(1).NextInt(limit));

    [Fact]
    public void NextDouble_IsUniformBelowOne()
    {
        RandomSource random = new(10);
        var values = Enumerable.Range(0, Draws).Select(_ => random.NextDouble()).ToArray();

        // Five standard errors.
        Assert.All(values, value => Assert.InRange(value, 0, 0.9999999999999999));
        Assert.Equal(0.5, values.Average(), 5 / Math.Sqrt(12.0 * Draws));
    }

    [Fact]
    public void NextGaussian_HasTheMomentsOfANormalDistribution()
    {
        RandomSource random = new(11);
        var values = Enumerable.Range(0, Draws).Select(_ => random.NextGaussian()).ToArray();

        // Five standard errors each; the fourth moment of a normal distribution is 3, with a variance of 96.
        Assert.Equal(0, values.Average(), 5 / Math.Sqrt(Draws));
        Assert.Equal(1, values.Average(value => value * value), 5 * Math.Sqrt(2.0 / Draws));
        Assert.Equal(3, values.Average(value => Math.Pow(value, 4)), 5 * Math.Sqrt(96.0 / Draws));
    }
}
