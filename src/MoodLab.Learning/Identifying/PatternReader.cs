using MoodLab.Music.Scores;

namespace MoodLab.Learning.Identifying;

/// <summary>
/// Reads the patterns of a piece: short runs of intervals, chords, gaps and lengths, by which composers differ. Such
/// runs, counted and weighted as words of a text are, tell composers apart at least as well as networks on piano rolls
/// do with corpora of this size (see the study of composers).
/// </summary>
public sealed class PatternReader
{
    /// <summary>How many notes are read of a piece; three hours of dense music have fewer.</summary>
    public const int MostNotes = 200_000;

    // A beat is in the harmony of at most so many beats: a note held for ever adds nothing.
    private const int LongestHeldBeats = 64;
    private const int MostBeats = 100_000;
    private const int Octave = 12;
    private const int MostDensity = 8;

    private readonly Moments _moments;
    private readonly List<PatternOccurrence> _found = [];

    private PatternReader(Moments moments) => _moments = moments;

    /// <summary>Reads the patterns of a piece.</summary>
    /// <param name="score">The piece; its first <see cref="MostNotes"/> notes count, percussion does not.</param>
    /// <returns>The patterns, family by family; none without notes.</returns>
    public static IReadOnlyList<PatternOccurrence> Read(Score score)
    {
        ArgumentNullException.ThrowIfNull(score);
        return Read(Moments.Of(score, MostNotes));
    }

    /// <summary>Reads the patterns of a piece.</summary>
    /// <param name="moments">The piece.</param>
    internal static IReadOnlyList<PatternOccurrence> Read(Moments moments)
    {
        if (moments.Count == 0)
        {
            return [];
        }

        PatternReader reader = new(moments);
        reader.ReadMoments();
        reader.ReadNotes();
        reader.ReadBeats();
        return reader._found;
    }

    // Half octaves of time: 24 units are a beat.
    private static int TimeClass(int units) =>
        Math.Clamp((int)Math.Round(Math.Log2(Math.Max(units, 1) / (double)Moments.PerBeat) * 2), -10, 8);

    private void ReadMoments()
    {
        var count = _moments.Count;
        var (low, high, chords) = (new int[count], new int[count], new int[count]);
        var (gaps, densities, spans) = (new int[count], new int[count], new int[count]);
        for (var m = 0; m < count; m++)
        {
            var notes = _moments.Notes.AsSpan(_moments.Firsts[m].._moments.Firsts[m + 1]);
            (low[m], high[m]) = (notes[0].Pitch.Value, notes[^1].Pitch.Value);
            foreach (var note in notes)
            {
                chords[m] |= 1 << ((note.Pitch.Value - low[m]) % Octave);
            }

            spans[m] = high[m] - low[m];
            densities[m] = Math.Min(notes.Length, MostDensity);
            gaps[m] = TimeClass(m + 1 < count ? _moments.Times[m + 1] - _moments.Times[m] : Moments.PerBeat);
        }

        int[] every = [.. Enumerable.Range(0, count)];
        var (rises, steps) = (Differences(high), Differences(low));
        int[] roots = [.. steps.Select(step => Modulo(step, Octave))];
        Runs(PatternFamily.Melody1, 1, every, [rises]);
        Runs(PatternFamily.Melody2, 2, every, [rises]);
        Runs(PatternFamily.Melody3, 3, every, [rises]);
        Runs(PatternFamily.MelodyRhythm2, 2, every, [rises, gaps]);
        Runs(PatternFamily.Bass1, 1, every, [steps]);
        Runs(PatternFamily.Bass2, 2, every, [steps]);
        Runs(PatternFamily.Bass3, 3, every, [steps]);
        Runs(PatternFamily.BassRhythm2, 2, every, [steps, gaps]);
        Runs(PatternFamily.Chord1, 1, every, [chords]);
        Runs(PatternFamily.Chord2, 2, every, [chords], roots);
        Runs(PatternFamily.Chord3, 3, every, [chords], roots);
        Runs(PatternFamily.ChordRhythm, 1, every, [chords, gaps]);
        Runs(PatternFamily.Rhythm3, 3, every, [gaps]);
        Runs(PatternFamily.Density1, 1, every, [densities, gaps]);
        Runs(PatternFamily.Density2, 2, every, [densities, gaps]);
        Runs(PatternFamily.Density3, 3, every, [densities, gaps]);
        Runs(PatternFamily.Span, 1, every, [spans]);
        Runs(PatternFamily.SpanDensity, 1, every, [[.. spans.Select(span => span / 3)], densities]);
        Runs(PatternFamily.OuterVoices, 1, every, [Bounded(rises), Bounded(steps)]);
    }

    private void ReadNotes()
    {
        var notes = _moments.Notes;
        var moments = new int[notes.Length];
        for (var m = 0; m < _moments.Count; m++)
        {
            moments.AsSpan(_moments.Firsts[m].._moments.Firsts[m + 1]).Fill(m);
        }

        int[] lengths = [.. _moments.Lengths.Select(TimeClass)];
        int[] pitches = [.. notes.Select(note => note.Pitch.Value)];
        int[] registers = [.. pitches.Select(pitch => pitch / 6)];
        var intervals = Differences(pitches);
        Runs(PatternFamily.Length, 1, moments, [lengths]);
        Runs(PatternFamily.LengthRegister, 1, moments, [lengths, registers]);
        Runs(PatternFamily.Pitch, 1, moments, [pitches]);
        Runs(PatternFamily.Notes2, 2, moments, [intervals]);
        Runs(PatternFamily.Notes3, 3, moments, [intervals]);
    }

    // What sounds on each beat: its lowest note and the pitch classes above that.
    private void ReadBeats()
    {
        Dictionary<int, (int Low, int Pitches)> beats = [];
        Dictionary<int, int> moments = [];
        var m = 0;
        for (var i = 0; i < _moments.Notes.Length; i++)
        {
            m = i < _moments.Firsts[m + 1] ? m : m + 1;
            var start = _moments.Times[m];
            var first = (start + Moments.PerBeat - 2) / Moments.PerBeat;
            var end = ((long)start + _moments.Lengths[i] + Moments.PerBeat - 2) / Moments.PerBeat;
            var pitch = _moments.Notes[i].Pitch.Value;
            for (var beat = first; beat < Math.Min(end, first + LongestHeldBeats) && beats.Count < MostBeats; beat++)
            {
                // Twelve bits, one for each pitch class; turned to the lowest note at the end.
                var (low, pitches) = beats.GetValueOrDefault(beat, (int.MaxValue, 0));
                beats[beat] = (Math.Min(low, pitch), pitches | (1 << (pitch % Octave)));
                moments.TryAdd(beat, m);
            }
        }

        int[] order = [.. beats.Keys.Order()];
        int[] places = [.. order.Select(beat => moments[beat])];
        int[] lows = [.. order.Select(beat => beats[beat].Low)];
        int[] chords = [.. order.Select(beat => Turned(beats[beat].Pitches, beats[beat].Low % Octave))];
        int[] roots = [.. Differences(lows).Select(step => Modulo(step, Octave))];
        Runs(PatternFamily.Harmony1, 1, places, [chords]);
        Runs(PatternFamily.Harmony2, 2, places, [chords], roots);
    }

    // All runs of so many successive entries of each column, and of what lies between them.
    private void Runs(
        PatternFamily family, int length, int[] places, ReadOnlySpan<int[]> columns, int[]? between = null)
    {
        var count = places.Length;
        foreach (var column in columns)
        {
            count = Math.Min(count, column.Length);
        }

        for (var at = 0; at + length <= count; at++)
        {
            var hash = PatternHash.Of(family);
            foreach (var column in columns)
            {
                for (var i = at; i < at + length; i++)
                {
                    hash = PatternHash.Mix(hash, column[i]);
                }
            }

            for (var i = at; between is not null && i < at + length - 1; i++)
            {
                hash = PatternHash.Mix(hash, between[i]);
            }

            _found.Add(new PatternOccurrence(PatternHash.Key(hash), family, places[at]));
        }
    }

    private static int[] Differences(int[] values) =>
        [.. Enumerable.Range(0, Math.Max(values.Length - 1, 0)).Select(i => values[i + 1] - values[i])];

    private static int[] Bounded(int[] intervals) =>
        [.. intervals.Select(interval => Math.Clamp(interval, -Octave - 1, Octave + 1))];

    private static int Modulo(int value, int divisor) => ((value % divisor) + divisor) % divisor;

    // The pitch classes as intervals above one of them.
    private static int Turned(int pitches, int root) => ((pitches >> root) | (pitches << (Octave - root))) & 0xFFF;
}
