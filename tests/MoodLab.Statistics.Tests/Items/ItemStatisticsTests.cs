using System.Text.Json;
using MoodLab.Statistics.Agreement;
using MoodLab.Statistics.Items;

namespace MoodLab.Statistics.Tests.Items;

public sealed class ItemStatisticsTests
{
    private const double Tolerance = 1e-12;

    [Fact]
    public void Values_AreSciPys()
    {
        var golden = Golden.Read("survey");
        var study = golden.GetProperty("tables")[0].GetProperty("table").Table(4);

        AssertEqual(golden.GetProperty("items"), study.Correctness(golden.GetProperty("key").Integers()));
        AssertEqual(golden.GetProperty("items_holes"), golden.GetProperty("holes").Table(2));
    }

    [Fact]
    public void Discrimination_WhereNothingVaries_HasNoValue()
    {
        var items = ItemStatistics.Of(new RatingTable([[1, 0, null], [1, 1, null], [1, 0, null]], 2));

        Assert.All(items, item => Assert.True(double.IsNaN(item.Discrimination)));
        Assert.Equal([new Proportion(3, 3), new Proportion(1, 3), new Proportion(0, 0)],
            items.Select(item => item.Difficulty));
    }

    [Fact]
    public void OtherThanRightAndWrong_IsRefused() =>
        Assert.Throws<ArgumentException>(() => ItemStatistics.Of(new RatingTable([[0, 1]], 3)));

    private static void AssertEqual(JsonElement golden, RatingTable correct)
    {
        var expected = golden.Rows();
        var items = ItemStatistics.Of(correct);
        Assert.Equal(expected.Length, items.Count);
        Assert.All(expected.Zip(items), of =>
        {
            Assert.Equal(of.First[0], of.Second.Difficulty.Share, Tolerance);
            Assert.Equal(of.First[1], of.Second.Discrimination, Tolerance);
        });
    }
}
