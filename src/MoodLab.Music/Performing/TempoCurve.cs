using MoodLab.Music.Scores;

namespace MoodLab.Music.Performing;

/// <summary>Bends a score's tempi: a slow drift, and phrases that gather speed and slow down.</summary>
/// <remarks>
/// The tempo changes at most once a quarter note, and only at quarters in which a note begins. All lengths are divided
/// by their mean, so that the piece ends at the second in which it would have ended, but for the rounding of tempi to
/// whole microseconds.
/// </remarks>
internal sealed class TempoCurve
{
    private const double FastestDriftQuarters = 4;
    private const int DriftOctaves = 6;
    private const int LargestTempo = 0xFFFFFF;

    private readonly List<(long Tick, int Written, double Stretch)> _segments = [];

    /// <summary>Returns the tempi of a performance.</summary>
    /// <param name="reading">The score.</param>
    /// <param name="options">How far the tempo strays.</param>
    /// <param name="seed">Chance's seed.</param>
    public static IReadOnlyList<TempoChange> Bend(ScoreReading reading, PerformanceOptions options, int seed)
    {
        TempoCurve curve = new();
        curve.Merge(reading.Tempi.Changes, Steps(reading, options, seed));
        return curve.Rounded(curve.MeanStretch(reading.End));
    }

    private static List<(long Tick, double Stretch)> Steps(ScoreReading reading, PerformanceOptions options, int seed)
    {
        var ticksPerQuarter = reading.Score.TicksPerQuarter;
        PinkNoise drift = new(
            new PerformanceRandom(seed, DeviationKind.Tempo, part: 0), FastestDriftQuarters, DriftOctaves);
        List<(long Tick, double Stretch)> steps = [(0, 1)];
        var last = -1L;
        foreach (var note in reading.Notes)
        {
            var quarter = note.Start / ticksPerQuarter;
            if (quarter == last)
            {
                continue;
            }

            var arch = reading.Phrases.Arch((quarter * ticksPerQuarter) + (ticksPerQuarter / 2));
            var noise = drift.Next(last < 0 ? 0 : quarter - last);
            var stretch = (1 + (options.TempoDrift * noise)) * (1 - (options.PhraseTempo * arch));
            steps.Add((quarter * ticksPerQuarter, stretch));
            last = quarter;
        }

        return steps;
    }

    /// <summary>Puts the written tempi and the steps into one row of segments.</summary>
    private void Merge(IReadOnlyList<TempoChange> written, List<(long Tick, double Stretch)> steps)
    {
        int tempo = 0, step = 0;
        for (var tick = 0L; tick < long.MaxValue;)
        {
            while (tempo + 1 < written.Count && written[tempo + 1].Tick <= tick)
            {
                tempo++;
            }

            while (step + 1 < steps.Count && steps[step + 1].Tick <= tick)
            {
                step++;
            }

            _segments.Add((tick, written[tempo].MicrosecondsPerQuarter, steps[step].Stretch));
            tick = Math.Min(
                tempo + 1 < written.Count ? written[tempo + 1].Tick : long.MaxValue,
                step + 1 < steps.Count ? steps[step + 1].Tick : long.MaxValue);
        }
    }

    private List<TempoChange> Rounded(double mean)
    {
        List<TempoChange> changes = [];
        foreach (var (tick, written, stretch) in _segments)
        {
            var tempo = (int)Math.Clamp(Math.Round(written * stretch / mean), 1, LargestTempo);
            if (changes.Count == 0 || changes[^1].MicrosecondsPerQuarter != tempo)
            {
                changes.Add(new TempoChange(tick, tempo));
            }
        }

        return changes;
    }

    private double MeanStretch(long end)
    {
        double written = 0, stretched = 0;
        for (var i = 0; i < _segments.Count; i++)
        {
            var next = i + 1 < _segments.Count ? Math.Min(_segments[i + 1].Tick, end) : end;
            var length = (double)Math.Max(next - _segments[i].Tick, 0) * _segments[i].Written;
            written += length;
            stretched += length * _segments[i].Stretch;
        }

        return stretched / written;
    }
}
