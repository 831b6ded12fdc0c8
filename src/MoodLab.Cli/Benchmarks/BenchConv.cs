using System.CommandLine;
using System.Globalization;
using MoodLab.Neural.Benchmarks;

namespace MoodLab.Cli.Benchmarks;

/// <summary><c>bench conv</c>: how fast the composer study's network learns.</summary>
internal static class BenchConv
{
    private const int Batch = 30;

    /// <summary>Creates the command.</summary>
    /// <param name="measure">Measures with batch, threads and measured steps.</param>
    public static Command Create(Func<int, int, int, CancellationToken, ConvRate> measure)
    {
        var steps = new Option<int>("--steps") { Description = "Measured steps.", DefaultValueFactory = _ => 9 }
            .MustBe("at least 1", value => value >= 1);
        Command conv = new("conv", "Piano rolls a second of the composer study's network, learning.") { steps };
        conv.Run((arguments, output, token) =>
        {
            List<ConvRate> rows = [];
            foreach (var threads in BenchCommand.ThreadCounts())
            {
                output.Log($"batch {Batch}, {threads} threads …");
                rows.Add(measure(Batch, threads, arguments.GetValue(steps), token));
            }

            output.Write(
                new BenchReport<ConvRate>(BenchCommand.Machine(), rows),
                (report, text) => BenchCommand.Describe(report, text, row => string.Create(
                    CultureInfo.InvariantCulture,
                    $"batch {row.Batch}, {row.Threads} threads: {row.SamplesPerSecond:F0} rolls/s, "
                    + $"{row.BytesPerStep} bytes a step")));
            return Task.CompletedTask;
        });
        return conv;
    }
}
