using System.Diagnostics;
using MoodLab.Neural.Decoding;
using MoodLab.Neural.Kernels;
using MoodLab.Neural.Threading;

namespace MoodLab.Neural.Benchmarks;

/// <summary>Measures decoding with the study's model: one token for every stream a step, always the likeliest
/// next.</summary>
public static class DecodeBenchmark
{
    private const int Runs = 9;
    private const int StepsOfRun = 100;
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Measures one setting.</summary>
    /// <param name="setting">The setting.</param>
    /// <param name="cancellationToken">Stops between runs.</param>
    public static DecodeRate Measure(DecodeSetting setting, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(setting);
        StudyModel model = new(seed: 1);
        using WorkerPool pool = new(setting.Threads);
        using LstmDecoder decoder = new(
            DecoderWeights.From(model.NamedParameters(), layers: 4), setting.Streams, setting.Precision, pool);
        var rows = new DecoderRow[setting.Streams];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = new DecoderRow(decoder.CreateState(), i % decoder.Tokens, 0);
        }

        using BusyThreads load = new(setting.Load);
        Run(decoder, rows);
        var rate = StepsOfRun * setting.Streams / Median(() => Run(decoder, rows), cancellationToken);
        var first = Median(() => First(decoder), cancellationToken);
        Array.ForEach(rows, row => row.State.Dispose());
        return new DecodeRate(
            setting.Precision.Name(), setting.Streams, setting.Threads, setting.Load, rate, first * 1000);
    }

    private static double Median(Func<double> measure, CancellationToken cancellationToken)
    {
        var seconds = new double[Runs];
        foreach (ref var value in seconds.AsSpan())
        {
            cancellationToken.ThrowIfCancellationRequested();
            value = measure();
        }

        Array.Sort(seconds);
        return seconds[Runs / 2];
    }

    private static double Run(LstmDecoder decoder, DecoderRow[] rows)
    {
        var start = Stopwatch.GetTimestamp();
        for (var step = 0; step < StepsOfRun; step++)
        {
            Advance(rows, decoder.Step(rows), decoder.Tokens);
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    // After a pause in which every worker falls asleep.
    private static double First(LstmDecoder decoder)
    {
        Thread.Sleep(s_pause);
        var start = Stopwatch.GetTimestamp();
        using var state = decoder.CreateState();
        decoder.Step([new DecoderRow(state, 0, 0)]);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static void Advance(DecoderRow[] rows, ReadOnlySpan<float> logits, int tokens)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            var row = logits.Slice(i * tokens, tokens);
            var best = 0;
            for (var token = 1; token < tokens; token++)
            {
                best = row[token] > row[best] ? token : best;
            }

            rows[i] = rows[i] with { Token = best };
        }
    }
}
