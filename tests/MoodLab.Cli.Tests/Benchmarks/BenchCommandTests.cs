using System.CommandLine;
using System.Text.Json;
using MoodLab.Cli.Benchmarks;
using MoodLab.Neural.Benchmarks;
using MoodLab.Neural.Kernels;

namespace MoodLab.Cli.Tests.Benchmarks;

public sealed class BenchCommandTests
{
    // Measuring the study's model takes half a minute: here the rates are given.
    private static readonly RootCommand s_root = new()
    {
        BenchCommand.Create(
            (setting, _) => new DecodeRate(
                setting.Precision.Name(), setting.Streams, setting.Threads, setting.Load, 1000.5 * setting.Streams,
                0.25),
            (batch, sequence, threads, steps, _) => new TrainRate(batch, sequence, threads, 10 * batch, steps)),
    };

    [Fact]
    public async Task Decode_Json_HasARowForEverySettingWithTheKeysThatOthersRead()
    {
        var rows = await RowsAsync("bench", "decode", "--load", "3", "--json");

        Assert.Equal([1, 8, 32, 64], rows.Select(row => row.GetProperty("streams").GetInt32()).Distinct());
        Assert.Equal(Threads, rows.Select(row => row.GetProperty("threads").GetInt32()).Distinct());
        Assert.Equal(
            ["fp32", "bf16", "int8"], rows.Select(row => row.GetProperty("precision").GetString()).Distinct());
        Assert.All(rows, row => Assert.Equal(3, row.GetProperty("load").GetInt32()));
        Assert.All(rows, row => Assert.Equal(0.25, row.GetProperty("firstTokenMs").GetDouble()));
        Assert.Equal(1000.5, rows[0].GetProperty("tokensPerSecond").GetDouble());
    }

    [Fact]
    public async Task Train_Json_HasARowForEverySettingWithTheKeysThatOthersRead()
    {
        var rows = await RowsAsync("bench", "train", "--steps", "2", "--json");

        Assert.Equal([32, 100], rows.Select(row => row.GetProperty("batch").GetInt32()).Distinct());
        Assert.Equal(Threads, rows.Select(row => row.GetProperty("threads").GetInt32()).Distinct());
        Assert.All(rows, row => Assert.Equal(256, row.GetProperty("sequence").GetInt32()));
        Assert.All(rows, row => Assert.Equal(2, row.GetProperty("bytesPerStep").GetInt64()));
        Assert.Equal(320, rows[0].GetProperty("tokensPerSecond").GetDouble());
    }

    [Fact]
    public async Task Decode_Words_TellWhatWasMeasuredOn()
    {
        var run = await CommandRun.RunAsync(s_root, ["bench", "decode"], TestContext.Current.CancellationToken);

        Assert.StartsWith($"{Environment.ProcessorCount} cores, ", run.Output, StringComparison.Ordinal);
        Assert.Contains(
            "fp32, 8 streams, 1 threads: 8004 tokens/s, first after 0.25 ms", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Train_WithoutSteps_IsWrongUsage() =>
        Assert.Equal(2, (await CommandRun.RunAsync("bench", "train", "--steps", "0")).Status);

    private static IEnumerable<int> Threads => new[] { 1, Environment.ProcessorCount }.Distinct();

    private static async Task<List<JsonElement>> RowsAsync(params string[] args)
    {
        var run = await CommandRun.RunAsync(s_root, args, TestContext.Current.CancellationToken);
        Assert.Equal(0, run.Status);
        return [.. run.Json.GetProperty("rows").EnumerateArray()];
    }
}
