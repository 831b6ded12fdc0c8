using System.Diagnostics;
using MoodLab.Neural.Decoding;
using MoodLab.Neural.Threading;

namespace MoodLab.Neural.Benchmarks;

/// <summary>Measures decoding with the study's model: one token for every stream a step, always the likeliest
/// next.</summary>
public static class DecodeBenchmark
{
    private const int Runs = 9;
    private const int StepsOfRun = 100;

    /// <summary>Measures one setting.</summary>
    /// <param name="streams">Streams at once, at least 1.</param>
    /// <param name="threads">Workers.</param>
    /// <param name="cancellationToken">Stops between runs.</param>
    public static DecodeRate Measure(int streams, int threads, CancellationToken cancellationToken = default)
    {
        StudyModel model = new(seed: 1);
        using WorkerPool pool = new(threads);
        using LstmDecoder decoder = new(DecoderWeights.From(model.NamedParameters(), layers: 4), streams, pool);
        var rows = new DecoderRow[streams];
        for (var i = 0; i < streams; i++)
        {
            rows[i] = new DecoderRow(decoder.CreateState(), i % decoder.Tokens, 0);
        }

        List<double> seconds = [];
        for (var run = 0; run <= Runs; run++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var start = Stopwatch.GetTimestamp();
            for (var step = 0; step < StepsOfRun; step++)
            {
                Advance(rows, decoder.Step(rows), decoder.Tokens);
            }

            // The first run warms up.
            if (run > 0)
            {
                seconds.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            }
        }

        foreach (var row in rows)
        {
            row.State.Dispose();
        }

        seconds.Sort();
        return new DecodeRate("fp32", streams, threads, StepsOfRun * streams / seconds[Runs / 2]);
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
