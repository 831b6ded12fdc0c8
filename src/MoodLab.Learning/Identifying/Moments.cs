using MoodLab.Music.Scores;

namespace MoodLab.Learning.Identifying;

/// <summary>
/// A piece as the moments at which notes begin, whoever plays them, percussion left out: all parts are one, velocities
/// and tempi are gone. Times are in 24ths of a beat, so that triplets and sixteenths have places of their own and notes
/// a hair apart begin together.
/// </summary>
internal sealed class Moments
{
    /// <summary>How finely a beat is divided.</summary>
    public const int PerBeat = 24;

    private Moments(Note[] notes, int[] times, int[] lengths, int[] firsts)
    {
        (Notes, Times, Lengths, Firsts) = (notes, times, lengths, firsts);
    }

    /// <summary>Gets the notes in the order of their beginnings, those of a moment from below.</summary>
    public Note[] Notes { get; }

    /// <summary>Gets for each moment when it is, ascending.</summary>
    public int[] Times { get; }

    /// <summary>Gets for each note how long it is.</summary>
    public int[] Lengths { get; }

    /// <summary>Gets for each moment its first note, and after the last moment the number of notes.</summary>
    public int[] Firsts { get; }

    /// <summary>Gets the number of moments.</summary>
    public int Count => Times.Length;

    /// <summary>Reads a piece.</summary>
    /// <param name="score">The piece.</param>
    /// <param name="mostNotes">How many notes are read, from the beginning.</param>
    public static Moments Of(Score score, int mostNotes)
    {
        // 64 bits, and bounded: a damaged file may put its notes anywhere.
        int Units(long ticks) => (int)Math.Min(
            ((ticks * PerBeat) + (score.TicksPerQuarter / 2)) / score.TicksPerQuarter, int.MaxValue / 2);

        Note[] notes =
        [
            .. score.Parts.Where(part => !part.IsPercussion)
                .SelectMany(part => part.Notes)
                .OrderBy(note => Units(note.Start))
                .ThenBy(note => note.Pitch.Value)
                .ThenBy(note => note.Duration)
                .Take(mostNotes),
        ];
        List<int> times = [], firsts = [];
        for (var i = 0; i < notes.Length; i++)
        {
            var time = Units(notes[i].Start);
            if (times.Count == 0 || times[^1] != time)
            {
                times.Add(time);
                firsts.Add(i);
            }
        }

        firsts.Add(notes.Length);
        return new Moments(notes, [.. times], [.. notes.Select(note => Units(note.Duration))], [.. firsts]);
    }
}
