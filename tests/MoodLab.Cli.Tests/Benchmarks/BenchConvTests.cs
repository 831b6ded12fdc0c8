using System.CommandLine;
using System.Text.Json;
using MoodLab.Cli.Benchmarks;
using MoodLab.Neural.Benchmarks;

namespace MoodLab.Cli.Tests.Benchmarks;

public sealed class BenchConvTests
{
    // Rates are given instead of measured, which takes too long.
    private static readonly RootCommand s_root = new()
    {
        BenchConv.Create((batch, threads, steps, _) => new ConvRate(batch, threads, 10.5 * threads, steps)),
        BenchLimits.Create(
            (threads, _) => new LimitRate("fma", 0, threads, 100.25),
            (megabytes, threads, _) => new LimitRate("read", megabytes, threads, 20.5)),
    };

    [Fact]
    public async Task Conv_Json_HasARowForEverySettingWithTheKeysThatOthersRead()
    {
        var rows = await RowsAsync("conv", "--steps", "2", "--json");

        Assert.Equal(
            new[] { 1, Environment.ProcessorCount }.Distinct(),
            rows.Select(row => row.GetProperty("threads").GetInt32()));
        Assert.All(rows, row => Assert.Equal(30, row.GetProperty("batch").GetInt32()));
        Assert.All(rows, row => Assert.Equal(2, row.GetProperty("bytesPerStep").GetInt64()));
        Assert.Equal(10.5, rows[0].GetProperty("samplesPerSecond").GetDouble());
    }

    [Fact]
    public async Task Conv_Words_TellWhatWasMeasuredOn()
    {
        var run = await CommandRun.RunAsync(s_root, ["conv"], TestContext.Current.CancellationToken);

        Assert.StartsWith($"{Environment.ProcessorCount} cores, ", run.Output, StringComparison.Ordinal);
        Assert.Contains("batch 30, 1 threads: 10 rolls/s, 9 bytes a step", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Conv_WithoutSteps_IsWrongUsage() =>
        Assert.Equal(2, (await CommandRun.RunAsync("bench", "conv", "--steps", "0")).Status);

    [Fact]
    public async Task Limits_Json_HasArithmeticAndReading()
    {
        var rows = await RowsAsync("limits", "--json");

        Assert.Equal("fma", rows[0].GetProperty("what").GetString());
        Assert.Equal(100.25, rows[0].GetProperty("perSecond").GetDouble());
        Assert.Contains(rows, row => row.GetProperty("what").GetString() == "read"
            && row.GetProperty("megabytes").GetInt32() == 8 && row.GetProperty("threads").GetInt32() == 1);
    }

    [Fact]
    public async Task Limits_Words_HaveUnits()
    {
        var run = await CommandRun.RunAsync(s_root, ["limits"], TestContext.Current.CancellationToken);

        Assert.Contains("fma, 1 threads: 100.2 billion operations/s", run.Output, StringComparison.Ordinal);
        Assert.Contains("read 32 MB, 1 threads: 20.5 GB/s", run.Output, StringComparison.Ordinal);
    }

    private static async Task<List<JsonElement>> RowsAsync(params string[] args)
    {
        var run = await CommandRun.RunAsync(s_root, args, TestContext.Current.CancellationToken);
        Assert.Equal(0, run.Status);
        return [.. run.Json.GetProperty("rows").EnumerateArray()];
    }
}
