using MoodLab.Music.Scores;

namespace MoodLab.Music.Features;

/// <summary>
/// What of a score is known to carry mood (Gabrielsson and Lindstrom, "The role of structure in the musical expression
/// of emotions", 2010): tempo, density, loudness, register, mode, dissonance, articulation, melody and rhythm. Numbers
/// that a listener could check; a score without notes has zeros.
/// </summary>
public static class MoodFeatures
{
    private const int Classes = 12;

    // Steps of the grid on which rhythm is compared, a sixteenth each; a bar of 4/4 has 16.
    private const int StepsPerQuarter = 4;
    private const int StepsPerBar = 16;

    /// <summary>Gets the features' names, in their order.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "tempo", "tempo deviation", "notes a second", "onsets a second", "onsets a quarter", "notes an onset",
        "mean velocity", "velocity deviation", "highest velocity",
        "mean pitch", "pitch deviation", "low pitch", "high pitch", "bass pitch", "melody pitch",
        "major correlation", "minor correlation", "major over minor", "pitch class entropy", "minor third share",
        "major third share", "leading tone share", "tritone share",
        "semitone clashes", "whole tone clashes", "tritone clashes", "minor thirds", "major thirds", "fifths",
        "duration in seconds", "duration in quarters", "duration deviation", "legato", "silence",
        "melodic interval", "melodic steps", "melodic leaps", "melodic rise", "repeated pitches",
        "syncopation", "groove consistency", "texture",
    ];

    /// <summary>Measures a score.</summary>
    /// <param name="score">The score.</param>
    /// <returns>One number for each of <see cref="Names"/>.</returns>
    public static double[] Measure(Score score)
    {
        ArgumentNullException.ThrowIfNull(score);
        List<Note> notes = [.. score.Parts.SelectMany(part => part.Notes).Order(NoteOrder.Instance)];
        if (notes.Count == 0)
        {
            return new double[Names.Count];
        }

        var chords = notes.GroupBy(note => note.Start).Select(chord => chord.ToList()).ToList();
        return
        [
            .. Pace(score, notes, chords),
            .. Loudness(notes),
            .. Register(notes, chords),
            .. Mode(notes),
            .. Dissonance(notes),
            .. Articulation(score, notes),
            .. Melody(chords),
            .. Rhythm(score, notes, chords),
        ];
    }

    private static double[] Pace(Score score, List<Note> notes, List<List<Note>> chords)
    {
        var map = score.CreateTempoMap();
        var end = Math.Max(score.EndTick, 1);
        var seconds = Math.Max(map.TicksToSeconds(end), 1e-3);
        var quarters = end / (double)score.TicksPerQuarter;
        var tempi = map.Changes.Where(change => change.Tick < end).ToList();
        var spans = tempi.Select((change, i) =>
            (Bpm: 6e7 / change.MicrosecondsPerQuarter,
                Seconds: map.TicksToSeconds(i + 1 < tempi.Count ? tempi[i + 1].Tick : end)
                    - map.TicksToSeconds(change.Tick))).ToList();
        var tempo = spans.Sum(span => span.Bpm * span.Seconds) / seconds;
        var variance = spans.Sum(span => Math.Pow(span.Bpm - tempo, 2) * span.Seconds) / seconds;
        return
        [
            tempo, Math.Sqrt(variance), notes.Count / seconds, chords.Count / seconds, chords.Count / quarters,
            notes.Count / (double)chords.Count,
        ];
    }

    private static double[] Loudness(List<Note> notes)
    {
        var (mean, deviation) = Moments(notes.Select(note => (double)note.Velocity.Value));
        return [mean, deviation, notes.Max(note => note.Velocity.Value)];
    }

    private static double[] Register(List<Note> notes, List<List<Note>> chords)
    {
        var pitches = notes.Select(note => (double)note.Pitch.Value).Order().ToList();
        var (mean, deviation) = Moments(pitches);
        return
        [
            mean, deviation, pitches[pitches.Count / 20], pitches[pitches.Count - 1 - (pitches.Count / 20)],
            chords.Average(chord => chord.Min(note => note.Pitch.Value)),
            chords.Average(chord => chord.Max(note => note.Pitch.Value)),
        ];
    }

    // Shares are of sounding time, by distance from the tonic.
    private static double[] Mode(List<Note> notes)
    {
        var durations = PitchClassDurations(notes);
        var total = Math.Max(durations.Sum(), 1);
        var entropy = durations.Where(of => of > 0).Sum(of => -of / total * Math.Log2(of / total));
        var key = KeyEstimate.Of(durations);
        var tonic = key?.Tonic ?? 0;
        double Share(int interval) => durations[(tonic + interval) % Classes] / total;
        return
        [
            key?.MajorCorrelation ?? 0, key?.MinorCorrelation ?? 0,
            (key?.MajorCorrelation ?? 0) - (key?.MinorCorrelation ?? 0), entropy, Share(3), Share(4), Share(11),
            Share(6),
        ];
    }

    // Shares of all pairs of notes that begin while another sounds, by interval class.
    private static double[] Dissonance(List<Note> notes)
    {
        var counts = new double[7];
        double pairs = 0;
        for (var i = 0; i < notes.Count; i++)
        {
            for (var j = i - 1; j >= 0 && j >= i - 24; j--)
            {
                if (notes[j].End > notes[i].Start)
                {
                    var interval = Math.Abs(notes[i].Pitch.Value - notes[j].Pitch.Value) % Classes;
                    counts[Math.Min(interval, Classes - interval)]++;
                    pairs++;
                }
            }
        }

        pairs = Math.Max(pairs, 1);
        return [counts[1] / pairs, counts[2] / pairs, counts[6] / pairs, counts[3] / pairs, counts[4] / pairs,
            counts[5] / pairs];
    }

    private static double[] Articulation(Score score, List<Note> notes)
    {
        var map = score.CreateTempoMap();
        var (seconds, _) = Moments(
            notes.Select(note => map.TicksToSeconds(note.End) - map.TicksToSeconds(note.Start)));
        var (quarters, deviation) = Moments(notes.Select(note => note.Duration / (double)score.TicksPerQuarter));

        // How much of the way to the next onset a note fills, 1 for legato.
        List<double> fills = [];
        long sounding = 0, reached = 0;
        for (var i = 0; i < notes.Count; i++)
        {
            var next = notes.Skip(i + 1).Take(16).FirstOrDefault(note => note.Start > notes[i].Start);
            if (next.Start > notes[i].Start)
            {
                fills.Add(Math.Min(notes[i].Duration / (double)(next.Start - notes[i].Start), 4));
            }

            sounding += Math.Max(notes[i].End - Math.Max(reached, notes[i].Start), 0);
            reached = Math.Max(reached, notes[i].End);
        }

        return
        [
            seconds, quarters, deviation, fills.DefaultIfEmpty(0).Average(),
            1 - (sounding / (double)Math.Max(score.EndTick, 1)),
        ];
    }

    // The melody is the highest note of every onset.
    private static double[] Melody(List<List<Note>> chords)
    {
        var melody = chords.Select(chord => chord.Max(note => note.Pitch.Value)).ToList();
        var intervals = melody.Zip(melody.Skip(1), (from, to) => to - from).ToList();
        var count = Math.Max(intervals.Count, 1);
        var moves = Math.Max(intervals.Count(interval => interval != 0), 1);
        return
        [
            intervals.Sum(Math.Abs) / (double)count,
            intervals.Count(interval => Math.Abs(interval) is 1 or 2) / (double)count,
            intervals.Count(interval => Math.Abs(interval) > 7) / (double)count,
            intervals.Count(interval => interval > 0) / (double)moves,
            intervals.Count(interval => interval == 0) / (double)count,
        ];
    }

    private static double[] Rhythm(Score score, List<Note> notes, List<List<Note>> chords)
    {
        var steps = chords
            .Select(chord => (int)(chord[0].Start * StepsPerQuarter / score.TicksPerQuarter)).Distinct().ToHashSet();
        var bars = (steps.Max() / StepsPerBar) + 1;
        double different = 0;
        for (var step = 0; step < (bars - 1) * StepsPerBar; step++)
        {
            different += steps.Contains(step) != steps.Contains(step + StepsPerBar) ? 1 : 0;
        }

        var groove = bars > 1 ? 1 - (different / ((bars - 1) * StepsPerBar)) : 0;
        var syncopation = steps.Count(step => step % StepsPerQuarter != 0) / (double)steps.Count;
        var texture = notes.Sum(note => note.Duration) / (double)Math.Max(score.EndTick, 1);
        return [syncopation, groove, texture];
    }

    /// <summary>Adds up how long each pitch class sounds.</summary>
    /// <param name="notes">Notes, with durations in ticks.</param>
    /// <returns>12 numbers, from C.</returns>
    internal static double[] PitchClassDurations(IEnumerable<Note> notes)
    {
        var durations = new double[Classes];
        foreach (var note in notes)
        {
            durations[note.Pitch.Value % Classes] += note.Duration;
        }

        return durations;
    }

    private static (double Mean, double Deviation) Moments(IEnumerable<double> values)
    {
        var all = values.ToList();
        var mean = all.Average();
        return (mean, Math.Sqrt(all.Average(value => (value - mean) * (value - mean))));
    }
}
