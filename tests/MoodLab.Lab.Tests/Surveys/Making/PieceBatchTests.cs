using MoodLab.Lab.Surveys.Making;
using MoodLab.Learning.Control;
using MoodLab.Music.Moods;

namespace MoodLab.Lab.Tests.Surveys.Making;

public sealed class PieceBatchTests
{
    private static readonly PieceBatch s_batch = new(
        [Mood.Calm, Mood.Angry], [ControlMethod.Guided, ControlMethod.Conditioned], Each: 2, Seconds: 20, Seed: 100);

    [Fact]
    public void Requests_OfABatch_HaveEachItsSeedAndAreValid()
    {
        var requests = s_batch.Requests().ToList();

        Assert.Equal(s_batch.Count, requests.Count);
        Assert.Equal(Enumerable.Range(100, 8), requests.Select(request => request.Seed));
        Assert.Equal(4, requests.Count(request => request.Mood == Mood.Calm));
        Assert.Equal(4, requests.Count(request => request.Method == ControlMethod.Conditioned));
        Assert.All(requests, request => request.Validate());
    }

    [Theory]
    [InlineData(0, 20, 1, 60, "1 to 10")]
    [InlineData(2, 4, 1, 60, "5 to 300 seconds")]
    [InlineData(2, 20, int.MaxValue, 60, "seed")]
    [InlineData(2, 20, 1, 7, "takes 7 more")]
    public void Validate_OutOfRange_SaysWhat(int each, double seconds, int seed, int places, string fault)
    {
        var batch = s_batch with { Each = each, Seconds = seconds, Seed = seed };

        Assert.Contains(fault, Assert.Single(batch.Validate(places)), StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_WithinItsRanges_SaysNothing() => Assert.Empty(s_batch.Validate(8));
}
