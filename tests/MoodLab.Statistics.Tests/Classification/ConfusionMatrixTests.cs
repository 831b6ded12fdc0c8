using MoodLab.Statistics.Classification;

namespace MoodLab.Statistics.Tests.Classification;

public sealed class ConfusionMatrixTests
{
    [Fact]
    public void Counts_AndF1_AreScikitLearns()
    {
        var golden = Golden.Read("classification");
        ConfusionMatrix matrix = new(
            golden.GetProperty("truth").Integers(), golden.GetProperty("predicted").Integers(), 4);
        var expected = golden.GetProperty("confusion").EnumerateArray().Select(row => row.Integers()).ToList();

        Assert.Equal(expected, matrix.Rows);
        Assert.Equal(golden.GetProperty("macro_f1").GetDouble(), matrix.MacroF1, 1e-12);
        Assert.Equal(expected.Select((row, k) => row[k]).Sum(), matrix.Accuracy.Successes);
    }

    [Fact]
    public void PerfectPredictions_ScoreOne()
    {
        ConfusionMatrix matrix = new([0, 1, 1, 2], [0, 1, 1, 2], 3);

        Assert.Equal(1, matrix.Accuracy.Share);
        Assert.Equal(1, matrix.MacroF1);
        Assert.Equal(new Proportion(2, 4), matrix.Majority);
        Assert.Equal(new Proportion(2, 2), matrix.Recall(1));
    }

    [Fact]
    public void NoCases_HaveNoAccuracy()
    {
        ConfusionMatrix matrix = new([], [], 2);

        Assert.True(double.IsNaN(matrix.Accuracy.Share));
        Assert.True(double.IsNaN(matrix.MacroF1));
    }

    [Fact]
    public void ListsThatDoNotFit_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => new ConfusionMatrix([0, 1], [0], 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConfusionMatrix([2], [0], 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConfusionMatrix([0], [-1], 2));
    }
}
