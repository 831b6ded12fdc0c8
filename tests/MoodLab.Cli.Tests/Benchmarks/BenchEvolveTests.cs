using System.CommandLine;
using MoodLab.Cli.Benchmarks;
using MoodLab.Learning.Evolving;

namespace MoodLab.Cli.Tests.Benchmarks;

public sealed class BenchEvolveTests
{
    // Times are given instead of measured.
    private static readonly RootCommand s_root = new()
    {
        BenchEvolve.Create(
            (settings, population, runs, _) =>
                new BreedingTime(population, settings.Slots, 500, settings.Slots / 32.0, runs),
            (musicians, seconds, _) => Task.FromResult<IReadOnlyList<double>>(
                [.. Enumerable.Range(1, musicians * seconds).Select(time => (double)time).Reverse()])),
    };

    [Fact]
    public async Task Evolve_Json_HasTheKeysThatOthersRead()
    {
        var run = await RunAsync("evolve", "--json", "--runs", "20");

        Assert.Equal(0, run.Status);
        Assert.Equal(1, run.Json.GetProperty("breedMs").GetDouble());
        Assert.Equal(20, run.Json.GetProperty("breedTasteMs").GetDouble());
        Assert.Equal(950, run.Json.GetProperty("ratingP95Ms").GetDouble());
        var rows = run.Json.GetProperty("rows").EnumerateArray().ToList();
        Assert.Equal([32, 512], rows.Select(row => row.GetProperty("slots").GetInt32()));
        Assert.All(rows, row => Assert.Equal(100, row.GetProperty("population").GetInt32()));
    }

    [Fact]
    public async Task Evolve_Words_TellWhatWasMeasured() => Assert.Contains(
        "100 melodies of 32 slots after 500 ratings: 1.00 ms, with a taste model 21.0 ms",
        (await RunAsync("evolve")).Output,
        StringComparison.Ordinal);

    [Fact]
    public async Task Evolve_WithoutRuns_IsWrongUsage() =>
        Assert.Equal(2, (await CommandRun.RunAsync("bench", "evolve", "--runs", "0")).Status);

    private static Task<CommandRun> RunAsync(params string[] args) =>
        CommandRun.RunAsync(s_root, args, TestContext.Current.CancellationToken);
}
