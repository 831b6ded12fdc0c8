using MoodLab.Learning.Sampling;
using MoodLab.Neural.Randomness;

namespace MoodLab.Learning.Tests.Sampling;

public sealed class SamplerTests
{
    private static readonly float[] s_logits = [0.5f, 2, -1, 1, 2, 0];
    private static readonly bool[] s_all = [true, true, true, true, true, true];

    [Theory]
    [InlineData(1)]
    [InlineData(0.7)]
    [InlineData(3)]
    public void Draw_ManyTimes_FollowsTheSoftmaxAtTheTemperature(double temperature)
    {
        const int Draws = 60_000;

        // Chi-square with 4 degrees of freedom exceeds this once in a thousand seeds.
        const double Bound = 18.47;
        bool[] allowed = [true, true, true, false, true, true];
        var weights = s_logits.Select((logit, id) => allowed[id] ? Math.Exp(logit / temperature) : 0).ToArray();
        var counts = Count(new SamplerOptions { Temperature = temperature }, s_logits, allowed, Draws);

        Assert.Equal(0, counts[3]);
        var distance = Enumerable.Range(0, weights.Length).Where(id => allowed[id]).Sum(id =>
        {
            var expected = Draws * weights[id] / weights.Sum();
            return (counts[id] - expected) * (counts[id] - expected) / expected;
        });
        Assert.True(distance < Bound, $"{distance}");
    }

    // Shares: 0.080, 0.358, 0.018, 0.132, 0.358, 0.049; of the two equals the first comes first.
    [Theory]
    [InlineData(0, 1, new[] { 0, 1, 2, 3, 4, 5 })]
    [InlineData(1, 1, new[] { 1 })]
    [InlineData(3, 1, new[] { 1, 3, 4 })]
    [InlineData(99, 1, new[] { 0, 1, 2, 3, 4, 5 })]
    [InlineData(0, 0.3, new[] { 1 })]
    [InlineData(0, 0.7, new[] { 1, 4 })]
    [InlineData(0, 0.84, new[] { 1, 3, 4 })]
    [InlineData(3, 0.9, new[] { 1, 3, 4 })]
    [InlineData(2, 0.4, new[] { 1 })]
    public void Draw_TopKAndTopP_KeepTheLikeliest(int topK, double topP, int[] kept)
    {
        var counts = Count(new SamplerOptions { TopK = topK, TopP = topP }, s_logits, s_all, 3000);

        Assert.Equal(kept, Enumerable.Range(0, counts.Length).Where(id => counts[id] > 0));
    }

    [Fact]
    public void Draw_ByTheStudysRule_TakesTheLikeliestHalfOfTheTimeAndThenOneOfTheNextTwo()
    {
        const int Draws = 20_000;
        float[] logits = [0, 3, 1, 2, -1];
        var counts = Count(SamplerOptions.Study, logits, [true, true, true, true, true], Draws);

        // Of ranks 2 and 3, whose logits are one apart, the former has e / (1 + e) = 0.731. Four deviations are 0.014.
        Assert.Equal([0, 0], [counts[0], counts[4]]);
        Assert.Equal(0.5, (double)counts[1] / Draws, 0.015);
        Assert.Equal(0.731 / 2, (double)counts[3] / Draws, 0.015);
    }

    [Fact]
    public void Draw_ByTheStudysRuleWithASingleWordAllowed_TakesIt() => Assert.Equal(
        2,
        new Sampler(SamplerOptions.Study, 6, new RandomSource(1))
            .Draw(s_logits, [false, false, true, false, false, false]));

    [Fact]
    public void Draw_Argmax_AlwaysTakesTheLikeliest() =>
        Assert.Equal(500, Count(SamplerOptions.Argmax, s_logits, s_all, 500)[1]);

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    public void Constructor_OfAnImpossibleFirstShare_IsRefused(double share) =>
        Assert.Throws<ArgumentOutOfRangeException>(
            () => new Sampler(new SamplerOptions { FirstShare = share }, 6, new RandomSource(1)));

    [Fact]
    public void Draw_HardlyAnyTemperature_TakesTheLikeliest() => Assert.Equal(
        1,
        new Sampler(new SamplerOptions { Temperature = 1e-300, TopK = 1 }, 6, new RandomSource(1))
            .Draw(s_logits, s_all));

    [Fact]
    public void Draw_SameSeed_GivesTheSameWords()
    {
        Sampler first = new(new SamplerOptions { TopP = 0.9 }, 6, new RandomSource(5));
        Sampler second = new(new SamplerOptions { TopP = 0.9 }, 6, new RandomSource(5));

        for (var i = 0; i < 200; i++)
        {
            Assert.Equal(first.Draw(s_logits, s_all), second.Draw(s_logits, s_all));
        }
    }

    [Fact]
    public void Draw_NoneAllowed_GivesNone() => Assert.Equal(
        -1, new Sampler(new SamplerOptions(), 6, new RandomSource(1)).Draw(s_logits, new bool[6]));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(3, 1)]
    [InlineData(0, 0.5)]
    public void Draw_LogitsAreNoNumbers_StillGivesAnAllowedWord(int topK, double topP)
    {
        float[] logits = [float.NaN, float.NaN, float.NaN];
        Sampler sampler = new(new SamplerOptions { TopK = topK, TopP = topP }, 3, new RandomSource(1));

        Assert.Equal(2, sampler.Draw(logits, [false, false, true]));
    }

    [Fact]
    public void Draw_TopKAndTopP_AllocatesNothing()
    {
        Sampler sampler = new(new SamplerOptions { TopK = 4, TopP = 0.9 }, 6, new RandomSource(1));
        sampler.Draw(s_logits, s_all);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 100; i++)
        {
            sampler.Draw(s_logits, s_all);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(-1, 0, 1)]
    [InlineData(1, -1, 1)]
    [InlineData(1, 0, 0)]
    public void Create_OptionOutOfRange_IsRefused(double temperature, int topK, double topP) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sampler(
            new SamplerOptions { Temperature = temperature, TopK = topK, TopP = topP }, 6, new RandomSource(1)));

    [Theory]
    [InlineData(0, 1f, -2f)]
    [InlineData(1, 3f, 5f)]
    [InlineData(2, 5f, 12f)]
    public void Guide_Strength_GoesFromFreeThroughConditionedBeyond(double strength, float first, float second)
    {
        float[] conditioned = [3, 5];

        Sampler.Guide(conditioned, [1, -2], strength);

        Assert.Equal([first, second], conditioned);
    }

    private static int[] Count(SamplerOptions options, float[] logits, bool[] allowed, int draws)
    {
        Sampler sampler = new(options, logits.Length, new RandomSource(7));
        var counts = new int[logits.Length];
        for (var i = 0; i < draws; i++)
        {
            counts[sampler.Draw(logits, allowed)]++;
        }

        return counts;
    }
}
