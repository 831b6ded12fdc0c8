using MoodLab.Neural.Decoding;

namespace MoodLab.Neural.Tests.Decoding;

public sealed class ContinuousCacheTests
{
    private const int Hidden = 19;
    private const int Tokens = 7;

    [Theory]
    [InlineData(100)]
    [InlineData(5)]
    public void Predict_ManySteps_IsWhatTheFormulaSays(int capacity)
    {
        ContinuousCacheOptions options = new() { Sharpness = 3, Weight = 0.7, Capacity = capacity };
        using ContinuousCache cache = new(options, Hidden);
        Random random = new(4);
        List<(double[] State, int Follower)> past = [];
        for (var step = 0; step < 20; step++)
        {
            var state = Vector(random, Hidden);
            var logits = Vector(random, Tokens);
            var expected = Expected(options, past, state, logits);
            var mixed = logits.Select(value => (float)value).ToArray();

            cache.Predict([.. state.Select(value => (float)value)], mixed);

            for (var token = 0; token < Tokens; token++)
            {
                Assert.Equal(expected[token], Math.Exp(mixed[token]), 5e-6);
            }

            var follower = random.Next(Tokens);
            cache.Follow(follower);
            past.Add((state, follower));
            past.RemoveRange(0, Math.Max(0, past.Count - capacity));
            Assert.Equal(past.Count, cache.Count);
        }
    }

    [Fact]
    public void Predict_StateSeenBefore_ExpectsWhatFollowed()
    {
        using ContinuousCache cache = new(new ContinuousCacheOptions { Weight = 9 }, Hidden);
        var state = new float[Hidden];
        state[3] = -2;
        cache.Predict(state, new float[Tokens]);
        cache.Follow(5);

        state[3] = -0.5f;
        var logits = new float[Tokens];
        cache.Predict(state, logits);

        Assert.Equal((9 + (1.0 / Tokens)) / 10, Math.Exp(logits[5]), 1e-6);
    }

    [Fact]
    public void Clear_AfterSteps_RemembersNothing()
    {
        using ContinuousCache cache = new(new ContinuousCacheOptions(), Hidden);
        var state = new float[Hidden];
        state[0] = 1;
        cache.Predict(state, new float[Tokens]);
        cache.Clear();

        var logits = new float[Tokens];
        cache.Predict(state, logits);

        Assert.All(logits, logit => Assert.Equal(Math.Log(1.0 / Tokens), logit, 1e-6));
    }

    [Fact]
    public void Predict_StateOfZerosOrCertainNetwork_StaysFinite()
    {
        using ContinuousCache cache = new(new ContinuousCacheOptions(), Hidden);
        for (var step = 0; step < 3; step++)
        {
            var logits = new float[Tokens];
            logits[step] = 1e6f;
            cache.Predict(new float[Hidden], logits);
            Assert.All(logits, logit => Assert.True(float.IsFinite(logit)));
            cache.Follow(0);
        }
    }

    [Fact]
    public void Follow_OutOfTurn_IsRefused()
    {
        using ContinuousCache cache = new(new ContinuousCacheOptions(), Hidden);
        Assert.Throws<InvalidOperationException>(() => cache.Follow(1));
        cache.Predict(new float[Hidden], new float[Tokens]);
        Assert.Throws<InvalidOperationException>(() => cache.Predict(new float[Hidden], new float[Tokens]));
        cache.Follow(1);
        Assert.Throws<InvalidOperationException>(() => cache.Follow(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => cache.Follow(-1));
        Assert.Throws<ArgumentException>(() => cache.Predict(new float[Hidden + 1], new float[Tokens]));
    }

    [Theory]
    [InlineData(-1, 1, 1)]
    [InlineData(double.NaN, 1, 1)]
    [InlineData(1001, 1, 1)]
    [InlineData(1, -1, 1)]
    [InlineData(1, double.PositiveInfinity, 1)]
    [InlineData(1, 1, 0)]
    [InlineData(1, 1, 65_537)]
    public void Options_OutOfRange_AreRefused(double sharpness, double weight, int capacity) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ContinuousCacheOptions
        {
            Sharpness = sharpness,
            Weight = weight,
            Capacity = capacity,
        });

    private static double[] Vector(Random random, int length) =>
        [.. Enumerable.Range(0, length).Select(_ => (random.NextDouble() * 2) - 1)];

    private static double[] Expected(
        ContinuousCacheOptions options, List<(double[] State, int Follower)> past, double[] state, double[] logits)
    {
        var total = logits.Sum(Math.Exp);
        var mixed = logits.Select(logit => Math.Exp(logit) / total).ToArray();
        foreach (var (other, follower) in past)
        {
            mixed[follower] += options.Weight * Math.Exp(options.Sharpness * (Cosine(state, other) - 1));
        }

        var sum = mixed.Sum();
        return [.. mixed.Select(value => value / sum)];
    }

    private static double Cosine(double[] one, double[] other) =>
        one.Zip(other, (a, b) => a * b).Sum() / Math.Sqrt(one.Sum(a => a * a) * other.Sum(b => b * b));
}
