using MoodLab.Statistics.Classification;
using MoodLab.Statistics.CrossValidation;

namespace MoodLab.Statistics.Tests.CrossValidation;

public sealed class PenaltySearchTests
{
    [Fact]
    public void Run_OnCasesThatCanBeLearnt_FindsASettingAboveTheMajority()
    {
        var (features, labels) = Cases(signal: 2);
        var scores = Search(features, labels);

        Assert.True(scores[0].Accuracy > 0.8, $"{scores[0]}");
        Assert.Equal(scores.OrderByDescending(score => score.Accuracy).ThenBy(score => score.C), scores);
    }

    [Fact]
    public void Run_OnNoise_StaysNearChance()
    {
        // Labels that have nothing to do with the features; the best of the settings is a little lucky.
        var (features, labels) = Cases(signal: 0);

        Assert.InRange(Search(features, labels)[0].Accuracy, 0.3, 0.66);
    }

    [Fact]
    public void Run_Refines_AroundTheBestOfTheGrid()
    {
        var (features, labels) = Cases(signal: 1);
        var scores = Search(features, labels).Where(score => score.Penalty == Penalty.L1).ToList();

        // Ten powers of four, and two neighbours of the best, twice.
        Assert.Equal(14, scores.Count);
        Assert.Equal(10, scores.Count(score => Math.Abs(Math.Log(score.C, 4) % 1) < 1e-9));
    }

    private static IReadOnlyList<PenaltyScore> Search(double[][] features, int[] labels) => PenaltySearch.Run(
        features, labels, 2,
        Splitter.StratifiedGroupFolds(labels, [.. labels.Select((_, i) => $"{i}")], 5, 1),
        [Penalty.L1, Penalty.L2], TestContext.Current.CancellationToken);

    private static (double[][] Features, int[] Labels) Cases(double signal)
    {
        Random random = new(8);
        int[] labels = [.. Enumerable.Range(0, 80).Select(i => i % 2)];
        double[][] features = [.. labels.Select(label => Enumerable.Range(0, 12)
            .Select(j => random.NextDouble() - 0.5 + (j == 0 ? signal * (label - 0.5) * 0.4 : 0)).ToArray())];
        return (features, labels);
    }
}
