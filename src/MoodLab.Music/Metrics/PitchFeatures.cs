using MoodLab.Music.Scores;

namespace MoodLab.Music.Metrics;

/// <summary>
/// The pitch features of Yang and Lerch ("On the evaluation of generative models in music", 2018) and their program,
/// mgeval. Where that looks at one track, all parts but the percussion are looked at here. Histograms are taken from a
/// piano roll of 100 frames a second, in which a note adds its velocity to the frames that it covers; a note that
/// covers no frame is not in it.
/// </summary>
public static class PitchFeatures
{
    private const double FramesPerSecond = 100;

    // Time is a floating-point number: 0.29 s shall be frame 29 though it comes out a little below.
    private const double FrameTolerance = 1e-6;

    // pretty_midi's limit of what counts as following at once.
    private const double TransitionSeconds = 0.05;

    /// <summary>Counts the different pitches in the piano roll (<c>total_used_pitch</c>).</summary>
    /// <param name="score">The score.</param>
    /// <returns>0 to 128.</returns>
    public static int UsedPitches(Score score) => InRoll(score).Select(note => note.Pitch).Distinct().Count();

    /// <summary>Counts the different pitches that begin in each bar (<c>bar_used_pitch</c>).</summary>
    /// <param name="score">The score.</param>
    /// <param name="bars">How many bars, from the first on, 1 to <see cref="BarGrid.MaximumBars"/>.</param>
    /// <returns>One number for each bar, 0 to 128; 0 beyond the end.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of bars lies outside that range.</exception>
    public static double[] UsedPitchesByBar(Score score, int bars) =>
        BarGrid.Count(score, bars, notes => notes.Select(note => note.Pitch).Distinct().Count());

    /// <summary>Gets how much each pitch class sounds (<c>total_pitch_class_histogram</c>).</summary>
    /// <param name="score">The score.</param>
    /// <returns>12 shares, from C, that sum to 1; 0 throughout where nothing sounds.</returns>
    public static double[] ClassHistogram(Score score)
    {
        var histogram = new double[Tones.Classes];
        var notes = Tones.Of(score);
        var map = score.CreateTempoMap();
        foreach (var note in notes)
        {
            histogram[note.Pitch.PitchClass] += note.Velocity.Value * Frames(map, note.Start, note.End);
        }

        return Normalise(histogram);
    }

    /// <summary>
    /// Gets how much each pitch class sounds in each bar (<c>bar_pitch_class_histogram</c>), for bars of the score's
    /// own tempo, where mgeval takes a number of beats a minute that need not be the score's.
    /// </summary>
    /// <param name="score">The score.</param>
    /// <param name="bars">How many bars, from the first on, 1 to <see cref="BarGrid.MaximumBars"/>.</param>
    /// <returns>[bars, 12]: shares that sum to 1 in a bar; 0 throughout in a bar in which nothing sounds.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of bars lies outside that range.</exception>
    public static double[,] ClassHistogramByBar(Score score, int bars)
    {
        var histograms = new double[BarGrid.Check(bars), Tones.Classes];
        var map = score.CreateTempoMap();
        var ticks = Tones.BarTicks(score);
        foreach (var note in Tones.Of(score))
        {
            for (var bar = note.Start / ticks; bar < bars && bar * ticks < note.End; bar++)
            {
                var frames = Frames(map, Math.Max(note.Start, bar * ticks), Math.Min(note.End, (bar + 1) * ticks));
                histograms[bar, note.Pitch.PitchClass] += note.Velocity.Value * frames;
            }
        }

        return TransitionMatrix.Scale(histograms, TransitionScale.Rows);
    }

    /// <summary>
    /// Counts how often one pitch class follows another at once (<c>pitch_class_transition_matrix</c>): all pairs of a
    /// part's notes of which the second begins less than 0.05 s before or after the first ends. As in pretty_midi,
    /// which mgeval asks, a note shorter than that follows itself, and a part of a single note has no transition.
    /// </summary>
    /// <param name="score">The score.</param>
    /// <param name="scale">How the counts are scaled.</param>
    /// <returns>[12 from, 12 to], from C.</returns>
    public static double[,] ClassTransitions(Score score, TransitionScale scale = TransitionScale.Counts)
    {
        ArgumentNullException.ThrowIfNull(score);
        var counts = new double[Tones.Classes, Tones.Classes];
        var map = score.CreateTempoMap();
        foreach (var part in score.Parts.Where(part => !part.IsPercussion && part.Notes.Count > 1))
        {
            var starts = part.Notes.Select(note => (At: map.TicksToSeconds(note.Start), note.Pitch.PitchClass))
                .ToList();
            var ends = part.Notes.Select(note => (At: map.TicksToSeconds(note.End), note.Pitch.PitchClass))
                .OrderBy(end => end.At);

            // The starts within reach of an end, by pitch class: from the first that is not too early on.
            var within = new double[Tones.Classes];
            int first = 0, next = 0;
            foreach (var end in ends)
            {
                for (; next < starts.Count && starts[next].At < end.At + TransitionSeconds; next++)
                {
                    within[starts[next].PitchClass]++;
                }

                for (; first < next && starts[first].At <= end.At - TransitionSeconds; first++)
                {
                    within[starts[first].PitchClass]--;
                }

                for (var to = 0; to < Tones.Classes; to++)
                {
                    counts[end.PitchClass, to] += within[to];
                }
            }
        }

        return TransitionMatrix.Scale(counts, scale);
    }

    /// <summary>Gets the distance from the lowest pitch in the piano roll to the highest
    /// (<c>pitch_range</c>).</summary>
    /// <param name="score">The score.</param>
    /// <returns>Semitones, 0 to 127; NaN where the roll is empty.</returns>
    public static double Range(Score score)
    {
        var pitches = InRoll(score).Select(note => note.Pitch.Value).ToList();
        return pitches.Count == 0 ? double.NaN : pitches.Max() - pitches.Min();
    }

    /// <summary>
    /// Gets how far a note lies from the one that begins before it, on average (<c>avg_pitch_shift</c>). The notes of a
    /// chord are taken one after the other, from the lowest on.
    /// </summary>
    /// <param name="score">The score.</param>
    /// <returns>Semitones, 0 to 127; NaN for fewer than two notes.</returns>
    public static double MeanShift(Score score)
    {
        var notes = Tones.Of(score);
        return notes.Zip(notes.Skip(1), (from, to) => Math.Abs(to.Pitch.Value - from.Pitch.Value))
            .Select(shift => (double)shift).DefaultIfEmpty(double.NaN).Average();
    }

    private static IEnumerable<Note> InRoll(Score score)
    {
        var notes = Tones.Of(score);
        var map = score.CreateTempoMap();
        return notes.Where(note => Frames(map, note.Start, note.End) > 0);
    }

    private static double Frames(TempoMap map, long start, long end) => Frame(map, end) - Frame(map, start);

    private static double Frame(TempoMap map, long tick) =>
        Math.Floor((map.TicksToSeconds(tick) * FramesPerSecond) + FrameTolerance);

    private static double[] Normalise(double[] values)
    {
        var sum = values.Sum();
        return sum > 0 ? [.. values.Select(value => value / sum)] : values;
    }
}
