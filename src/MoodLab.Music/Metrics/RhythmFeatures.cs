using MoodLab.Music.Scores;

namespace MoodLab.Music.Metrics;

/// <summary>
/// The rhythm features of Yang and Lerch ("On the evaluation of generative models in music", 2018) and their program,
/// mgeval. Where that looks at one track, all parts but the percussion are looked at here. Lengths are sorted into the
/// classes of <see cref="NoteLengths"/>.
/// </summary>
public static class RhythmFeatures
{
    /// <summary>Counts the notes (<c>total_used_note</c>).</summary>
    /// <param name="score">The score.</param>
    public static int UsedNotes(Score score) => Tones.Of(score).Count;

    /// <summary>Counts the notes that begin in each bar (<c>bar_used_note</c>).</summary>
    /// <param name="score">The score.</param>
    /// <param name="bars">How many bars, from the first on, 1 to <see cref="BarGrid.MaximumBars"/>.</param>
    /// <returns>One number for each bar; 0 beyond the end.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of bars lies outside that range.</exception>
    public static double[] UsedNotesByBar(Score score, int bars) =>
        BarGrid.Count(score, bars, notes => notes.Count());

    /// <summary>Gets the mean time from one onset to the next (<c>avg_IOI</c>); the zeros within chords
    /// count.</summary>
    /// <param name="score">The score.</param>
    /// <returns>Seconds, at least 0; NaN for fewer than two notes.</returns>
    public static double MeanOnsetInterval(Score score)
    {
        var notes = Tones.Of(score);
        if (notes.Count < 2)
        {
            return double.NaN;
        }

        // The intervals between neighbours sum to the way from the first onset to the last.
        var map = score.CreateTempoMap();
        return (map.TicksToSeconds(notes[^1].Start) - map.TicksToSeconds(notes[0].Start)) / (notes.Count - 1);
    }

    /// <summary>Gets how frequent each length of a note is (<c>note_length_hist</c>).</summary>
    /// <param name="score">The score.</param>
    /// <param name="withRests">
    /// Whether rests follow the notes' 12 classes as 12 more. A rest is the time from the last end of a note to an
    /// onset, where nothing began between them; another voice may sound on, as in mgeval. Only rests that come near to
    /// a class count, see <see cref="NoteLengths.RestTolerance"/>.
    /// </param>
    /// <returns>12 or 24 shares that sum to 1; 0 throughout where there are no notes.</returns>
    public static double[] LengthHistogram(Score score, bool withRests = false)
    {
        var counts = new double[withRests ? 2 * NoteLengths.Count : NoteLengths.Count];
        var classes = Classes(score, withRests);
        foreach (var length in classes)
        {
            counts[length] += 1.0 / classes.Count;
        }

        return counts;
    }

    /// <summary>
    /// Counts how often one length follows another (<c>note_length_transition_matrix</c>), notes in the order of their
    /// onsets, those of a chord from the lowest on. A rest stands between the notes around it; mgeval enters it in a
    /// wrong place, as following the note after it.
    /// </summary>
    /// <param name="score">The score.</param>
    /// <param name="scale">How the counts are scaled.</param>
    /// <param name="withRests">Whether rests are looked at too, as in <see cref="LengthHistogram"/>.</param>
    /// <returns>[12 from, 12 to], or [24, 24] with rests.</returns>
    public static double[,] LengthTransitions(
        Score score, TransitionScale scale = TransitionScale.Counts, bool withRests = false)
    {
        var size = withRests ? 2 * NoteLengths.Count : NoteLengths.Count;
        var counts = new double[size, size];
        var classes = Classes(score, withRests);
        foreach (var (from, to) in classes.Zip(classes.Skip(1)))
        {
            counts[from, to]++;
        }

        return TransitionMatrix.Scale(counts, scale);
    }

    // The classes of notes and, after the notes' classes, of the rests before them.
    private static List<int> Classes(Score score, bool withRests)
    {
        var notes = Tones.Of(score);
        var bar = Tones.BarTicks(score);
        List<long> ends = [.. notes.Select(note => note.End).Order()];
        List<int> classes = [];
        long onset = 0, ended = 0;
        var ending = 0;
        foreach (var note in notes)
        {
            for (; ending < ends.Count && ends[ending] <= note.Start; ending++)
            {
                ended = ends[ending];
            }

            if (withRests && ended > onset && NoteLengths.NearestRest(note.Start - ended, bar) is { } rest)
            {
                classes.Add(NoteLengths.Count + rest);
            }

            // The other notes of a chord have no rest of their own: the onset is theirs too.
            onset = note.Start;
            classes.Add(NoteLengths.Nearest(note.Duration, bar));
        }

        return classes;
    }
}
