using System.CommandLine;
using System.Globalization;
using MoodLab.Neural.Benchmarks;

namespace MoodLab.Cli.Benchmarks;

/// <summary><c>bench limits</c>: what no kernel can exceed on this machine.</summary>
internal static class BenchLimits
{
    // As large as the study's weights in 8, 16 and 32 bits, and far larger than any cache.
    private static readonly int[] s_megabytes = [8, 16, 32, 512];

    /// <summary>Creates the command.</summary>
    /// <param name="arithmetic">Measures fused multiply-add with threads.</param>
    /// <param name="reading">Measures reading with megabytes and threads.</param>
    public static Command Create(
        Func<int, CancellationToken, LimitRate> arithmetic, Func<int, int, CancellationToken, LimitRate> reading)
    {
        Command limits = new("limits", "Operations and bytes a second that this machine can do and read at best.");
        limits.Run((_, output, token) =>
        {
            List<LimitRate> rows = [];
            foreach (var threads in BenchCommand.ThreadCounts())
            {
                output.Log($"{threads} threads …");
                rows.Add(arithmetic(threads, token));
                rows.AddRange(s_megabytes.Select(megabytes => reading(megabytes, threads, token)));
            }

            output.Write(
                new BenchReport<LimitRate>(BenchCommand.Machine(), rows),
                (report, text) => BenchCommand.Describe(report, text, Line));
            return Task.CompletedTask;
        });
        return limits;
    }

    private static string Line(LimitRate row)
    {
        var (what, unit) = row.Megabytes == 0
            ? (row.What, "billion operations/s")
            : ($"{row.What} {row.Megabytes} MB", "GB/s");
        return string.Create(
            CultureInfo.InvariantCulture, $"{what}, {row.Threads} threads: {row.PerSecond:F1} {unit}");
    }
}
