using System.Collections.Immutable;
using MoodLab.Music.Scales;

namespace MoodLab.Learning.Evolving;

/// <summary>
/// Counts what a melody has: cheap numbers, all of about the same size, that a taste can be learnt from. They are
/// defined for every melody, of one slot and of nothing but rests too; what cannot be told of one is 0.
/// </summary>
public static class MelodyFeatures
{
    private const int Degrees = 8;
    private const int Rest = -1;

    /// <summary>Gets the features, in the order of their numbers.</summary>
    public static ImmutableArray<MelodyFeature> All { get; } =
    [
        new("density", "many notes", "few notes"),
        new("rests", "silence"),
        new("longest rest", "long rests"),
        new("register", "high notes", "low notes"),
        new("range", "a wide range", "a narrow range"),
        new("steps", "steps to the neighbouring note"),
        new("leaps", "wide leaps", "small intervals"),
        new("direction", "rising lines", "falling lines"),
        new("arch", "lines that rise and fall again", "lines that fall and rise again"),
        new("turns", "lines that turn often", "lines that keep their direction"),
        new("syncopation", "syncopation"),
        new("longest note", "long notes"),
        new("length variety", "varied note lengths", "even note lengths"),
        new("rhythm repetition", "rhythms that come back", "rhythms that change"),
        new("pitch repetition", "bars that come back", "bars that change"),
        new("pitch variety", "many different pitches", "few different pitches"),
        new("tonic", "much of the tonic"),
        new("chord notes", "the tonic's chord on strong beats"),
        new("tonic at the end", "endings on the tonic", "open endings"),
        new("last note", "high endings", "low endings"),
        new("tonic at the beginning", "beginnings on the tonic"),
        new("growth", "lines that grow denser", "lines that grow calmer"),
        new("end", "sound to the end", "silence at the end"),
        new("downbeats", "strokes on the downbeat"),
    ];

    /// <summary>Counts.</summary>
    /// <param name="melody">The melody.</param>
    /// <returns>A number for each of <see cref="All"/>.</returns>
    public static double[] Of(Melody melody)
    {
        ArgumentNullException.ThrowIfNull(melody);
        var settings = melody.Settings;
        var values = new double[All.Length];
        Span<sbyte> heard = stackalloc sbyte[settings.Slots];
        Span<bool> struck = stackalloc bool[settings.Slots];
        heard.Fill(Rest);
        foreach (var note in melody.Notes)
        {
            if (!note.Rests)
            {
                heard.Slice(note.Slot, note.Slots).Fill((sbyte)note.Degree);
                struck[note.Slot] = true;
            }
        }

        CountSlots(heard, settings, values);
        CountNotes(melody.Notes.AsSpan(), settings, values);
        CountBars(heard, struck, settings, values);
        return values;
    }

    // Silence, register, contour and harmony, slot by slot.
    private static void CountSlots(ReadOnlySpan<sbyte> heard, MelodySettings settings, double[] values)
    {
        Span<int> counts = stackalloc int[Degrees];
        double time = 0, degrees = 0, rising = 0, arch = 0, chord = 0, strong = 0;
        for (var slot = 0; slot < heard.Length; slot++)
        {
            var degree = heard[slot];
            if (degree < 0)
            {
                continue;
            }

            // From -1 at the beginning to 1 at the end; the arch is 1 in the middle and -1 at both.
            var at = heard.Length == 1 ? 0 : (2.0 * slot / (heard.Length - 1)) - 1;
            counts[degree]++;
            time++;
            degrees += degree;
            rising += (degree - 3.5) * at;
            arch += (degree - 3.5) * (1 - (3 * at * at));
            if (IsStrong(slot, settings))
            {
                strong++;
                chord += IsChordNote(degree, settings.Scale) ? 1 : 0;
            }
        }

        values[1] = 1 - (time / heard.Length);
        if (time == 0)
        {
            return;
        }

        values[3] = degrees / time;
        values[7] = rising / time;
        values[8] = arch / time;
        values[15] = Entropy(counts, time);
        values[16] = (counts[0] + counts[settings.Scale.Intervals().Length]) / time;
        values[17] = strong == 0 ? 0 : chord / strong;
    }

    // Lengths, moves, beginning and end, note by note.
    private static void CountNotes(ReadOnlySpan<MelodyNote> notes, MelodySettings settings, double[] values)
    {
        Span<int> lengths = stackalloc int[Degrees + 1];
        int count = 0, moves = 0, steps = 0, turns = 0, syncopes = 0, lastMove = 0, low = Degrees, high = Rest;
        int longest = 0, longestRest = 0, late = 0, intervals = 0;
        MelodyNote? before = null;
        foreach (var note in notes)
        {
            if (note.Rests)
            {
                longestRest = Math.Max(longestRest, note.Slots);
                continue;
            }

            count++;
            lengths[Math.Min(note.Slots, Degrees)]++;
            longest = Math.Max(longest, note.Slots);
            (low, high) = (Math.Min(low, note.Degree), Math.Max(high, note.Degree));
            late += 2 * note.Slot >= settings.Slots ? 1 : 0;
            syncopes += IsSyncope(note, settings) ? 1 : 0;
            if (before is { } last)
            {
                var move = note.Degree - last.Degree;
                moves++;
                intervals += Math.Abs(move);
                steps += Math.Abs(move) == 1 ? 1 : 0;
                turns += move * lastMove < 0 ? 1 : 0;
                lastMove = move == 0 ? lastMove : move;
            }
            else
            {
                values[20] = IsTonic(note.Degree, settings.Scale) ? 1 : 0;
            }

            before = note;
        }

        values[2] = 4.0 * longestRest / settings.NotesPerBar;
        if (before is not { } end)
        {
            return;
        }

        values[0] = (double)count / settings.Slots;
        values[4] = high - low;
        values[5] = moves == 0 ? 0 : (double)steps / moves;
        values[6] = moves == 0 ? 0 : (double)intervals / moves;
        values[9] = moves < 2 ? 0 : turns / (moves - 1.0);
        values[10] = (double)syncopes / count;
        values[11] = 4.0 * longest / settings.NotesPerBar;
        values[12] = Entropy(lengths, count);
        values[18] = IsTonic(end.Degree, settings.Scale) ? 1 : 0;
        values[19] = end.Degree;
        values[21] = ((2.0 * late) - count) / settings.Slots;
        values[22] = (double)(end.Slot + end.Slots) / settings.Slots;
    }

    // Repetition, bar by bar: the share of slots in which a bar is like the one before.
    private static void CountBars(
        ReadOnlySpan<sbyte> heard, ReadOnlySpan<bool> struck, MelodySettings settings, double[] values)
    {
        int rhythm = 0, pitch = 0, downbeats = 0;
        for (var slot = 0; slot < heard.Length; slot++)
        {
            downbeats += slot % settings.NotesPerBar == 0 && struck[slot] ? 1 : 0;
            var before = slot - settings.NotesPerBar;
            if (before >= 0)
            {
                var alike = struck[slot] == struck[before] && heard[slot] < 0 == heard[before] < 0;
                rhythm += alike ? 1 : 0;
                pitch += heard[slot] == heard[before] ? 1 : 0;
            }
        }

        double compared = Math.Max(heard.Length - settings.NotesPerBar, 1);
        values[13] = rhythm / compared;
        values[14] = pitch / compared;
        values[23] = (double)downbeats / settings.Bars;
    }

    // Halves of a bar where it has few slots, else its beats.
    private static bool IsStrong(int slot, MelodySettings settings) =>
        slot % settings.NotesPerBar * (settings.NotesPerBar <= 4 ? 2 : 4) % settings.NotesPerBar == 0;

    // Struck on a weak slot and held into a strong one.
    private static bool IsSyncope(MelodyNote note, MelodySettings settings)
    {
        var holds = false;
        for (var slot = note.Slot + 1; slot < note.Slot + note.Slots && !holds; slot++)
        {
            holds = IsStrong(slot, settings);
        }

        return holds && !IsStrong(note.Slot, settings);
    }

    private static bool IsTonic(int degree, ScaleKind scale) => degree % scale.Intervals().Length == 0;

    // Tonic, third and fifth, as far as the scale has them.
    private static bool IsChordNote(int degree, ScaleKind scale)
    {
        var intervals = scale.Intervals();
        return intervals[degree % intervals.Length] is 0 or 3 or 4 or 7;
    }

    private static double Entropy(ReadOnlySpan<int> counts, double total)
    {
        var entropy = 0.0;
        foreach (var count in counts)
        {
            entropy -= count == 0 ? 0 : count / total * Math.Log2(count / total);
        }

        return entropy;
    }
}
