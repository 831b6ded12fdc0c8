using System.CommandLine;
using System.Text.Json;
using MoodLab.Cli.Evolving;
using MoodLab.Learning.Evolving.Simulation;
using MoodLab.Statistics;

namespace MoodLab.Cli.Tests.Evolving;

public sealed class EvolveSimulateCommandTests
{
    [Fact]
    public async Task Simulate_Json_HasTheKeysThatOthersRead()
    {
        var run = await RunAsync("simulate", "--json", "--seeds", "3", "--population", "6", "--ratings", "200");

        Assert.Equal(0, run.Status);
        var json = run.Json;
        Assert.Equal(100, json.GetProperty("ratingsClassic").GetDouble());
        Assert.Equal(40, json.GetProperty("ratingsTaste").GetDouble());
        Assert.Equal(20, json.GetProperty("ratingsAgain").GetDouble());
        Assert.Equal(0.4, json.GetProperty("ratio").GetDouble());
        Assert.Equal([0.3, 0.5], json.GetProperty("ratioInterval").EnumerateArray().Select(end => end.GetDouble()));
        Assert.Equal(JsonValueKind.Null, json.GetProperty("ratingsPublished").ValueKind);
        Assert.Equal((3, 6, 200), (Int(json, "seeds"), Int(json, "population"), Int(json, "mostRatings")));
        var row = Assert.Single(json.GetProperty("musicians").EnumerateArray());
        Assert.Equal("linear", row.GetProperty("musician").GetString());
        Assert.Equal(7, row.GetProperty("taste").GetProperty("generations").GetDouble());
        Assert.Equal(0.45, row.GetProperty("ratioInterval")[1].GetDouble());
    }

    [Fact]
    public async Task Simulate_Words_TellEveryRowAndTheWhole()
    {
        var run = await RunAsync("simulate", "--classic-as-published");

        Assert.Contains("50 musicians of each kind, 10 melodies a generation", run.Output, StringComparison.Ordinal);
        Assert.Contains(
            "Linear: as published 120 (48 of 50 satisfied), classic 100 (45 of 50 satisfied), taste 40 (50 of 50 "
            + "satisfied), again 20 (50 of 50 satisfied); taste by classic 0.40 [0.35, 0.45]",
            run.Output, StringComparison.Ordinal);
        Assert.Contains(
            "All with a taste: classic 100, taste 40, again 20; taste by classic 0.40 [0.30, 0.50]",
            run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Simulate_OneMusicianOfEachKind_Runs()
    {
        var run = await CommandRun.RunAsync(
            "evolve", "simulate", "--json", "--seeds", "1", "--population", "4", "--ratings", "100");

        Assert.Equal(0, run.Status);
        Assert.Equal(9, run.Json.GetProperty("musicians").GetArrayLength());
        Assert.InRange(run.Json.GetProperty("ratingsTaste").GetDouble(), 1, 100);
    }

    [Theory]
    [InlineData("--seeds", "0", "--seeds must be between 1 and 1000.")]
    [InlineData("--population", "3", "--population must be between 4 and 100.")]
    [InlineData("--ratings", "99", "--ratings must be between 100 and 10000.")]
    [InlineData("--first-seed", "-1", "--first-seed must be between 0 and 1000000000.")]
    public async Task Simulate_ValueOutOfRange_IsWrongUsage(string option, string value, string rule)
    {
        var run = await CommandRun.RunAsync("evolve", "simulate", option, value);

        Assert.Equal((2, ""), (run.Status, run.Output));
        Assert.Contains(rule, run.Error, StringComparison.Ordinal);
    }

    private static int Int(JsonElement json, string name) => json.GetProperty(name).GetInt32();

    // A whole comparison takes long: here its outcome is given.
    private static Task<CommandRun> RunAsync(params string[] args)
    {
        RootCommand root = new()
        {
            EvolveSimulateCommand.Create((options, _, _) =>
            {
                SimulationArm classic = new(100, 90, 11, 45, 50), taste = new(40, 38, 7, 50, 50);
                SimulationArm again = new(20, 19, 4, 50, 50);
                var published = options.ComparesPublished ? new SimulationArm(120, 110, 12, 48, 50) : null;
                return new SimulationReport(
                    options, classic, taste, again, 0.4, new Interval(0.3, 0.5), published,
                    [new(MusicianKind.Linear, classic, taste, again, 0.4, new Interval(0.35, 0.45), published)]);
            }),
        };
        return CommandRun.RunAsync(root, args, TestContext.Current.CancellationToken);
    }
}
