using MoodLab.Music.Features;
using MoodLab.Music.Metrics;
using MoodLab.Music.Scores;

namespace MoodLab.Lab.Comparing;

/// <summary>Counts what a comparison shows of a piece.</summary>
internal static class PieceProfiler
{
    private static readonly string[] s_classes = ["C", "C#", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B"];

    /// <summary>Measures a score.</summary>
    /// <param name="score">The score.</param>
    /// <param name="sliceSeconds">The length of a slice of time, in seconds, above 0.</param>
    public static PieceProfile Measure(Score score, double sliceSeconds)
    {
        List<Note> notes =
        [
            .. score.Parts.Where(part => !part.IsPercussion).SelectMany(part => part.Notes).Order(NoteOrder.Instance),
        ];
        var map = score.CreateTempoMap();
        var pitches = notes.CountBy(note => note.Pitch).OrderBy(of => of.Key.Value).ToList();
        var classes = PitchClassSeconds(notes, map);
        var sounding = classes.Sum();
        var key = KeyEstimate.Of(classes);
        var end = score.EndTick;
        var seconds = map.TicksToSeconds(end);
        List<double> tempi = [.. map.Changes.Where(of => of.Tick < end).Select(of => of.QuartersPerMinute)];
        return new PieceProfile
        {
            Notes = score.NoteCount,
            Seconds = seconds,
            LowestPitch = pitches.Count == 0 ? null : pitches[0].Key.ToString(),
            HighestPitch = pitches.Count == 0 ? null : pitches[^1].Key.ToString(),
            RangeInSemitones = PitchMetrics.Range(score),
            Tempo = end == 0 ? null : end / (double)score.TicksPerQuarter / seconds * 60,
            SlowestTempo = end == 0 ? null : tempi.Min(),
            FastestTempo = end == 0 ? null : tempi.Max(),
            Velocity = notes.Count == 0 ? null : notes.Average(note => note.Velocity.Value),
            Key = key?.Name,
            KeyCorrelation = key?.Correlation,
            PitchClasses =
            [
                .. classes.Select((time, i) => new PitchClassShare(s_classes[i], sounding > 0 ? time / sounding : 0)),
            ],
            Pitches = [.. pitches.Select(of => new PitchCount(of.Key.Value, of.Key.ToString(), of.Value))],
            Slices = Slice(notes, map, sliceSeconds),
            Metrics =
            [
                .. PieceMetrics.Names.Zip(
                    PieceMetrics.Measure(score),
                    (name, value) => new MetricValue(name, double.IsFinite(value) ? value : null)),
            ],
        };
    }

    private static double[] PitchClassSeconds(List<Note> notes, TempoMap map)
    {
        var classes = new double[s_classes.Length];
        foreach (var note in notes)
        {
            classes[note.Pitch.PitchClass] += map.TicksToSeconds(note.End) - map.TicksToSeconds(note.Start);
        }

        return classes;
    }

    private static TimeSlice[] Slice(List<Note> notes, TempoMap map, double sliceSeconds)
    {
        var slices = notes.ToLookup(note => (int)(map.TicksToSeconds(note.Start) / sliceSeconds));
        var count = notes.Count == 0 ? 0 : slices.Max(slice => slice.Key) + 1;
        return
        [
            .. Enumerable.Range(0, count).Select(i => new TimeSlice(
                i * sliceSeconds,
                slices[i].Count(),
                slices[i].Any() ? slices[i].Average(note => note.Velocity.Value) : null)),
        ];
    }
}
