using MoodLab.Music.Scores;

namespace MoodLab.Lab.Corpora;

/// <summary>Counts how many notes of a score start together and how many sound at once, over all its parts.</summary>
internal static class NoteOverlaps
{
    /// <summary>Counts the ticks in which notes start, by the number of notes: the study's polyphony.</summary>
    /// <param name="score">The score.</param>
    /// <returns>At 0 the ticks with one note, at 1 those with two, and so on; empty without notes.</returns>
    public static int[] Onsets(Score score)
    {
        List<int> counts = [];
        foreach (var (_, together) in Notes(score).CountBy(note => note.Start))
        {
            Reach(counts, together);
            counts[together - 1]++;
        }

        return [.. counts];
    }

    /// <summary>Counts the ticks in which notes sound, by the number of notes.</summary>
    /// <param name="score">The score.</param>
    /// <returns>At 0 the ticks with one note, at 1 those with two, and so on; empty without notes.</returns>
    public static long[] Sounding(Score score)
    {
        long[] starts = [.. Notes(score).Select(note => note.Start)];
        long[] ends = [.. Notes(score).Select(note => note.End)];
        Array.Sort(starts);
        Array.Sort(ends);
        List<long> ticks = [];
        int begun = 0, ended = 0;
        var last = 0L;
        while (ended < ends.Length)
        {
            var next = begun < starts.Length ? Math.Min(starts[begun], ends[ended]) : ends[ended];
            if (begun > ended)
            {
                Reach(ticks, begun - ended);
                ticks[begun - ended - 1] += next - last;
            }

            last = next;
            while (ended < ends.Length && ends[ended] == next)
            {
                ended++;
            }

            while (begun < starts.Length && starts[begun] == next)
            {
                begun++;
            }
        }

        return [.. ticks];
    }

    private static IEnumerable<Note> Notes(Score score) => score.Parts.SelectMany(part => part.Notes);

    private static void Reach<T>(List<T> counts, int length)
        where T : struct
    {
        while (counts.Count < length)
        {
            counts.Add(default);
        }
    }
}
