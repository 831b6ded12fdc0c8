using MoodLab.Statistics.Agreement;
using MoodLab.Statistics.Comparing;
using MoodLab.Statistics.Regression;

namespace MoodLab.Statistics.Tests.Comparing;

public sealed class PositionTrendTests
{
    private const double Tolerance = 1e-6;

    [Fact]
    public void Slope_AndItsInterval_AreStatsmodels()
    {
        var golden = Golden.Read("survey").GetProperty("learning");
        var correct = golden.GetProperty("correct").Table(2);
        int?[][] positions =
        [
            .. golden.GetProperty("positions").Rows().Select(row => row.Select(of => (int?)of).ToArray()),
        ];

        var trend = Measure(correct, positions, 999, 1)!;

        var slope = golden.GetProperty("coefficients").Numbers()[^1];
        var error = golden.GetProperty("errors").Numbers()[^1];
        Assert.Equal(slope, trend.Slope, Tolerance);
        Assert.Equal(slope - (1.959964 * error), trend.Interval.Low, Tolerance);
        Assert.Equal(slope + (1.959964 * error), trend.Interval.High, Tolerance);

        // The two ways to a p-value: by the robust error and by exchanging positions.
        Assert.InRange(trend.PValue, 0.01, 0.5);
    }

    [Fact]
    public void OneOrderForAll_CannotBeToldFromTheItems()
    {
        RatingTable correct = new([[1, 0, 1], [0, 0, 1], [1, 1, 0]], 2);
        int?[] order = [2, 0, 1];

        Assert.Null(Measure(correct, [order, order, order], 100, 1));
        Assert.Null(Measure(correct, [[null, null, null], order, order], 100, 1));
        Assert.Null(Measure(new RatingTable([], 2), [], 100, 1));
    }

    [Fact]
    public void WithoutATrend_TheLevelIsKept()
    {
        const int Surveys = 300;
        Random random = new(29);
        var found = 0;
        for (var survey = 0; survey < Surveys; survey++)
        {
            var (correct, positions) = Survey(random, 0);
            found += Measure(correct, positions, 199, survey)!.PValue <= 0.05 ? 1 : 0;
        }

        // 15 are expected; more than 28 or fewer than 4 come about in less than one case of a thousand.
        Assert.InRange(found, 4, 28);
    }

    [Fact]
    public void WithATrend_ItIsFound()
    {
        var (correct, positions) = Survey(new Random(31), 1);

        var trend = Measure(correct, positions, 999, 1)!;

        Assert.InRange(trend.Slope, 0.4, 2);
        Assert.Equal(0.001, trend.PValue, Tolerance);
        Assert.Equal(trend, Measure(correct, positions, 999, 1));
    }

    [Fact]
    public void PositionsThatDoNotFit_AreRefused()
    {
        RatingTable correct = new([[1, 0]], 2);

        Assert.Throws<ArgumentException>(() => Measure(correct, [[0]], 100, 1));
        Assert.Throws<ArgumentException>(() => Measure(correct, [], 100, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Measure(correct, [[0, 1]], 99, 1));
    }

    [Fact]
    public void Logit_WithoutABestFit_IsNone()
    {
        double[][] design = [[1, 0], [1, 1], [1, 2], [1, 3]];

        Assert.Null(ClusteredLogit.Fit(design, [false, false, true, true], [0, 1, 2, 3]));
        Assert.Null(ClusteredLogit.Fit(design, [false, true, false, true], [0, 0, 0, 0]));
        Assert.Null(ClusteredLogit.Fit(
            [.. design.Select(_ => new double[] { 1, 1 })], [false, true, false, true], [0, 1, 2, 3]));
        Assert.NotNull(ClusteredLogit.Fit(design, [false, true, false, true], [0, 1, 2, 3]));
        Assert.Throws<ArgumentException>(() => ClusteredLogit.Fit(design, [true], [0, 1, 2, 3]));
    }

    private static (RatingTable Correct, int?[][] Positions) Survey(Random random, double slope)
    {
        int?[][] positions = [.. Enumerable.Range(0, 20).Select(_ =>
        {
            var order = Enumerable.Range(0, 8).Select(i => (int?)i).ToArray();
            random.Shuffle(order);
            return order;
        })];
        RatingTable correct = new(
            [
                .. positions.Select(row => row.Select((position, item) => (int?)(random.NextDouble()
                    < 1 / (1 + Math.Exp(2 - (item * 0.5) - (slope * (position!.Value - 3.5))))
                        ? 1 : 0)).ToArray()),
            ],
            2);
        return (correct, positions);
    }

    private static PositionTrend? Measure(RatingTable correct, int?[][] positions, int permutations, int seed) =>
        PositionTrend.Of(correct, positions, permutations, seed, TestContext.Current.CancellationToken);
}
