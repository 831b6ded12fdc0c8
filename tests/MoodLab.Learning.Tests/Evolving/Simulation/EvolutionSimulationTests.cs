using MoodLab.Learning.Evolving.Simulation;

namespace MoodLab.Learning.Tests.Evolving.Simulation;

public sealed class EvolutionSimulationTests
{
    private static readonly SimulationOptions s_small =
        new() { Seeds = 2, Population = 5, MostRatings = 40, ComparesPublished = true };

    [Fact]
    public void Run_TellsEveryKindAndTheirMeanWithoutTheRandomOne()
    {
        List<int> done = [];
        var report = EvolutionSimulation.Run(
            s_small, new Watch(done), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(Enum.GetValues<MusicianKind>(), report.Musicians.Select(kind => kind.Musician));
        Assert.Equal(Enumerable.Range(1, 18), done.Order());
        Assert.Equal(16, report.Taste.Sessions);
        var withTaste = report.Musicians.Where(kind => kind.Musician != MusicianKind.Random).ToList();
        Assert.Equal(withTaste.Average(kind => kind.Classic.Ratings), report.Classic.Ratings, 1e-9);
        Assert.Equal(withTaste.Average(kind => kind.Taste.Ratings), report.Taste.Ratings, 1e-9);
        Assert.Equal(report.Taste.Ratings / report.Classic.Ratings, report.Ratio, 1e-12);
        Assert.InRange(report.Ratio, report.RatioInterval.Low, report.RatioInterval.High);
        Assert.All(report.Musicians, kind =>
        {
            Assert.All(new[] { kind.Classic, kind.Taste, kind.Again, kind.Published! }, arm =>
            {
                Assert.Equal(2, arm.Sessions);
                Assert.InRange(arm.Ratings, 1, 40);
                Assert.InRange(arm.MedianRatings, 1, 40);
                Assert.True(arm.Satisfied == 2 || arm.Ratings > 20);
            });
        });
    }

    [Fact]
    public void Run_SameSeeds_TellsTheSame()
    {
        static string Tell(SimulationOptions options) => string.Join(
            '\n', EvolutionSimulation.Run(options, null, TestContext.Current.CancellationToken).Musicians);

        Assert.Equal(Tell(s_small), Tell(s_small));
        Assert.NotEqual(Tell(s_small), Tell(s_small with { FirstSeed = 3 }));
    }

    [Fact]
    public void Run_WithoutTheClassicAsPublished_TellsNothingOfIt()
    {
        var report = EvolutionSimulation.Run(
            s_small with { Seeds = 1, ComparesPublished = false }, null, TestContext.Current.CancellationToken);

        Assert.Null(report.Published);
        Assert.All(report.Musicians, kind => Assert.Null(kind.Published));
    }

    [Fact]
    public void Run_Stopped_Ends()
    {
        using CancellationTokenSource stop = new();
        stop.Cancel();

        Assert.Throws<OperationCanceledException>(() => EvolutionSimulation.Run(s_small, null, stop.Token));
    }

    [Fact]
    public void Run_OptionsOutOfRange_AreRefused()
    {
        foreach (var options in new[]
        {
            s_small with { Seeds = 0 }, s_small with { Seeds = 1001 }, s_small with { FirstSeed = -1 },
            s_small with { Population = 3 }, s_small with { Population = 101 }, s_small with { MostRatings = 4 },
        })
        {
            Assert.Throws<ArgumentOutOfRangeException>(
                () => EvolutionSimulation.Run(options, null, TestContext.Current.CancellationToken));
        }
    }

    // Progress<T> would tell of it later, on another thread.
    private sealed class Watch(List<int> done) : IProgress<int>
    {
        public void Report(int value)
        {
            lock (done)
            {
                done.Add(value);
            }
        }
    }
}
