using System.CommandLine;
using System.Globalization;
using MoodLab.Lab.Evolving;
using MoodLab.Learning.Evolving;
using MoodLab.Neural.Benchmarks;
using MoodLab.Neural.Kernels;

namespace MoodLab.Cli.Benchmarks;

/// <summary><c>bench …</c>: measures rates on this machine.</summary>
public static class BenchCommand
{
    private static readonly int[] s_streams = [1, 8, 32, 64];
    private static readonly int[] s_batches = [32, 100];

    /// <summary>Creates the command.</summary>
    public static Command Create() => Create(DecodeBenchmark.Measure, TrainBenchmark.Measure);

    /// <summary>Creates the command on other measurements.</summary>
    /// <param name="decode">Measures decoding.</param>
    /// <param name="train">Measures learning with batch, sequence, threads and measured steps.</param>
    internal static Command Create(
        Func<DecodeSetting, CancellationToken, DecodeRate> decode,
        Func<int, int, int, int, CancellationToken, TrainRate> train) =>
        new("bench", "Measure rates on this machine.")
        {
            CreateDecode(decode),
            CreateTrain(train),
            BenchConv.Create(ConvBenchmark.Measure),
            BenchEvolve.Create(EvolutionBenchmark.Measure, RatingBenchmark.MeasureAsync),
            BenchLimits.Create(LimitBenchmark.MeasureArithmetic, LimitBenchmark.MeasureReading),
        };

    /// <summary>The numbers of threads to measure with.</summary>
    internal static IEnumerable<int> ThreadCounts() => new[] { 1, Environment.ProcessorCount }.Distinct();

    /// <summary>What is measured on.</summary>
    internal static string Machine() => $"{Environment.ProcessorCount} cores, {Simd.Level}";

    /// <summary>Writes a report in words.</summary>
    internal static void Describe<T>(BenchReport<T> report, TextWriter text, Func<T, string> line)
    {
        text.WriteLine(report.Machine);
        foreach (var row in report.Rows)
        {
            text.WriteLine(line(row));
        }
    }

    private static Command CreateDecode(Func<DecodeSetting, CancellationToken, DecodeRate> measure)
    {
        var load = new Option<int>("--load") { Description = "Other threads that keep the cores busy." }
            .MustBe("0 to 64", value => value is >= 0 and <= 64);
        Command decode = new("decode", "Tokens a second of the study's model, 8.07 million parameters, composing.")
        {
            load,
        };
        decode.Run((arguments, output, token) =>
        {
            List<DecodeRate> rows = [];
            foreach (var setting in DecodeSettings(arguments.GetValue(load)))
            {
                output.Log($"{setting.Precision.Name()}, {setting.Streams} streams, {setting.Threads} threads …");
                rows.Add(measure(setting, token));
            }

            output.Write(
                new BenchReport<DecodeRate>(Machine(), rows),
                (report, text) => Describe(report, text, row => string.Create(
                    CultureInfo.InvariantCulture,
                    $"{row.Precision}, {row.Streams} streams, {row.Threads} threads: "
                    + $"{row.TokensPerSecond:F0} tokens/s, first after {row.FirstTokenMs:F2} ms")));
            return Task.CompletedTask;
        });
        return decode;
    }

    private static Command CreateTrain(Func<int, int, int, int, CancellationToken, TrainRate> measure)
    {
        var steps = new Option<int>("--steps") { Description = "Measured steps.", DefaultValueFactory = _ => 3 }
            .MustBe("at least 1", value => value >= 1);
        Command train = new("train", "Tokens a second of the study's model, learning; and garbage of a step.")
        {
            steps,
        };
        train.Run((arguments, output, token) =>
        {
            List<TrainRate> rows = [];
            foreach (var threads in ThreadCounts())
            {
                foreach (var batch in s_batches)
                {
                    output.Log($"batch {batch}, {threads} threads …");
                    rows.Add(measure(batch, 256, threads, arguments.GetValue(steps), token));
                }
            }

            output.Write(
                new BenchReport<TrainRate>(Machine(), rows),
                (report, text) => Describe(report, text, row => string.Create(
                    CultureInfo.InvariantCulture,
                    $"batch {row.Batch} x {row.Sequence}, {row.Threads} threads: {row.TokensPerSecond:F0} tokens/s, "
                    + $"{row.BytesPerStep} bytes a step")));
            return Task.CompletedTask;
        });
        return train;
    }

    private static IEnumerable<DecodeSetting> DecodeSettings(int load) =>
        from precision in Enum.GetValues<WeightPrecision>()
        from streams in s_streams
        from threads in ThreadCounts()
        select new DecodeSetting(precision, streams, threads, load);
}
