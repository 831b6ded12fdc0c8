using MoodLab.Statistics.CrossValidation;

namespace MoodLab.Statistics.Tests.CrossValidation;

public sealed class SplitterTests
{
    private static readonly int[] s_labels = [.. Enumerable.Range(0, 160).Select(i => i % 10 < 4 ? 0 : i % 3)];
    private static readonly string[] s_groups = [.. Enumerable.Range(0, 160).Select(i => $"piece {i / 2}")];

    [Fact]
    public void StratifiedGroupFolds_TestEachCaseOnceAndKeepGroupsTogether()
    {
        var splits = Splitter.StratifiedGroupFolds(s_labels, s_groups, 10, seed: 3);

        Assert.Equal(10, splits.Count);
        Assert.Equal(Enumerable.Range(0, 160), splits.SelectMany(split => split.Test).Order());
        Assert.All(splits, AssertApart);
    }

    [Fact]
    public void StratifiedGroupFolds_SpreadEveryClassEvenly()
    {
        var splits = Splitter.StratifiedGroupFolds(s_labels, s_groups, 10, seed: 3);

        foreach (var label in s_labels.Distinct())
        {
            var mean = s_labels.Count(of => of == label) / 10.0;
            Assert.All(splits, split => Assert.InRange(
                split.Test.Count(i => s_labels[i] == label), mean - 3, mean + 3));
        }
    }

    [Fact]
    public void StratifiedGroupShuffles_TakeAShareOfEveryClassAndKeepGroupsTogether()
    {
        var splits = Splitter.StratifiedGroupShuffles(s_labels, s_groups, 10, 0.2, seed: 3);

        Assert.Equal(10, splits.Count);
        Assert.All(splits, split =>
        {
            AssertApart(split);
            Assert.InRange(split.Test.Count, 26, 34);
            Assert.Equal(160, split.Test.Count + split.Train.Count);
        });
        Assert.True(splits.Select(split => string.Join(',', split.Test)).Distinct().Count() == 10);
    }

    [Fact]
    public void SameSeed_GivesTheSameSplits_AndAnotherSeedOthers()
    {
        string Draw(int seed) => string.Join(
            ';', Splitter.StratifiedGroupFolds(s_labels, s_groups, 5, seed).Select(of => string.Join(',', of.Test)));

        Assert.Equal(Draw(1), Draw(1));
        Assert.NotEqual(Draw(1), Draw(2));
    }

    [Fact]
    public void TooFewGroupsOrMisfits_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => Splitter.StratifiedGroupFolds([0, 1], ["a", "a"], 2, 1));
        Assert.Throws<ArgumentException>(() => Splitter.StratifiedGroupFolds([0, 1], ["a"], 2, 1));
        Assert.Throws<ArgumentException>(() => Splitter.StratifiedGroupFolds([], [], 2, 1));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => Splitter.StratifiedGroupShuffles(s_labels, s_groups, 3, 1, 1));
    }

    private static void AssertApart(Split split)
    {
        Assert.Empty(split.Train.Intersect(split.Test));
        Assert.Empty(split.Train.Select(i => s_groups[i]).Intersect(split.Test.Select(i => s_groups[i])));
    }
}
