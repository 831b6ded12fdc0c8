using MoodLab.Statistics.Resampling;

namespace MoodLab.Statistics.Tests.Resampling;

public sealed class TwoWayBootstrapTests
{
    [Fact]
    public void Percentile_OfAMeanOverRows_IsTheNormalInterval()
    {
        // 400 values: the bootstrap of their mean is normal with the standard error of the mean.
        Random random = new(3);
        double[] values = [.. Enumerable.Range(0, 400).Select(_ => random.NextDouble())];
        var mean = values.Average();
        var error = Math.Sqrt(values.Sum(of => (of - mean) * (of - mean))) / values.Length;

        var interval = Percentile(
            400, 1, (rows, _) => rows.Zip(values, (times, of) => times * of).Sum() / 400,
            new BootstrapOptions { Draws = 10_000, Resampled = Resampled.Rows });

        // The ends of 10,000 draws are known to about 0.03 standard errors; this allows four times that.
        Assert.Equal(mean - (1.96 * error), interval.Low, 0.12 * error);
        Assert.Equal(mean + (1.96 * error), interval.High, 0.12 * error);
    }

    [Theory]
    [InlineData(Resampled.Both, true, true)]
    [InlineData(Resampled.Rows, true, false)]
    [InlineData(Resampled.Columns, false, true)]
    public void Percentile_DrawsWhatItIsToldTo(Resampled resampled, bool drawsRows, bool drawsColumns)
    {
        bool rowsVary = false, columnsVary = false;

        Percentile(
            5, 7,
            (rows, columns) =>
            {
                Assert.Equal((5, 7), (rows.Sum(), columns.Sum()));
                rowsVary |= rows.Any(times => times != 1);
                columnsVary |= columns.Any(times => times != 1);
                return 0;
            },
            new BootstrapOptions { Draws = 100, Resampled = resampled });

        Assert.Equal((drawsRows, drawsColumns), (rowsVary, columnsVary));
    }

    [Fact]
    public void Percentile_OfSomethingMostlyUndefined_IsUndefined()
    {
        var draw = 0;

        var interval = Percentile(3, 3, (_, _) => draw++ % 5 == 0 ? double.NaN : 1);

        Assert.True(double.IsNaN(interval.Low) && double.IsNaN(interval.High));
    }

    [Fact]
    public void Percentile_WhenStopped_EndsAtOnce()
    {
        using CancellationTokenSource source = new();
        var draws = 0;

        Assert.ThrowsAny<OperationCanceledException>(() => Percentile(
            3, 3,
            (_, _) =>
            {
                draws++;
                source.Cancel();
                return 0;
            },
            token: source.Token));

        Assert.Equal(1, draws);
    }

    [Fact]
    public void Options_OutsideTheirRange_AreRefused()
    {
        BootstrapOptions[] wrong =
        [
            new() { Draws = 99 }, new() { Draws = 1_000_001 }, new() { Level = 0 }, new() { Level = 1 },
        ];

        Assert.All(wrong, options => Assert.Throws<ArgumentOutOfRangeException>(
            () => Percentile(1, 1, (_, _) => 0, options)));
    }

    private static Interval Percentile(
        int rows,
        int columns,
        Func<int[], int[], double> statistic,
        BootstrapOptions? options = null,
        CancellationToken? token = null) =>
        TwoWayBootstrap.Percentile(
            rows, columns, statistic, options, token ?? TestContext.Current.CancellationToken);
}
