using MoodLab.Music.Scores;

namespace MoodLab.Music.Performing;

/// <summary>Where a score breathes, and how far each tick is from that.</summary>
/// <remarks>
/// A phrase ends before a rest of a quarter note or more, and after an onset that waits at least half a bar and twice
/// as long as usual for the next; but not before it is two bars long, and at the latest at the bar line after four
/// bars. All parts count together. The arch over it is that of the rule "phrase arch" of A. Friberg, R. Bresin and
/// J. Sundberg, "Overview of the KTH rule system for musical performance" (Advances in Cognitive Psychology 2(2-3),
/// 2006), with a parabola for both sides and one level of phrases.
/// </remarks>
internal sealed class Phrases
{
    private const int LeastBars = 2;
    private const int MostBars = 4;

    /// <summary>The mean of the parabola 4x(1 - x), which is taken off so that an arch changes no average.</summary>
    private const double Mean = 2.0 / 3;

    /// <summary>Where each phrase begins, and the end of the last.</summary>
    private readonly long[] _starts;

    private Phrases(long[] starts) => _starts = starts;

    /// <summary>Finds the phrases of a score that has a note.</summary>
    /// <param name="notes">The notes of all parts, ordered by their start.</param>
    /// <param name="metre">The score's metre.</param>
    /// <param name="ticksPerQuarter">The score's resolution.</param>
    public static Phrases Find(ReadOnlySpan<Note> notes, Metre metre, int ticksPerQuarter)
    {
        var usual = UsualWait(notes);
        List<long> starts = [notes[0].Start];
        var end = notes[0].End;
        for (var i = 1; i < notes.Length; i++)
        {
            var tick = notes[i].Start;
            var wait = tick - notes[i - 1].Start;
            var bar = metre.BarTicks(tick);
            var bars = (double)(tick - starts[^1]) / bar;
            var isRest = tick - end >= ticksPerQuarter;
            var isLong = 2 * wait >= bar && wait >= 2 * usual;
            var isFull = bars >= MostBars && (metre.IsFirstBeat(tick) || bars >= MostBars + 1);
            if (isFull || (bars >= LeastBars && (isRest || isLong)))
            {
                starts.Add(tick);
            }

            end = Math.Max(end, notes[i].End);
        }

        return new Phrases([.. starts, Math.Max(end, starts[^1] + 1)]);
    }

    /// <summary>Gets the height of the arch at a tick: -2/3 at a phrase's ends, 1/3 in its middle, 0 on average.
    /// </summary>
    public double Arch(long tick)
    {
        var found = Array.BinarySearch(_starts, 0, _starts.Length - 1, tick);
        var phrase = Math.Max(found >= 0 ? found : ~found - 1, 0);
        var length = _starts[phrase + 1] - _starts[phrase];
        var x = Math.Clamp((double)(tick - _starts[phrase]) / length, 0, 1);
        return (4 * x * (1 - x)) - Mean;
    }

    /// <summary>Gets the middle of all waits from one onset to the next in ticks; 0 where there are none.</summary>
    private static long UsualWait(ReadOnlySpan<Note> notes)
    {
        List<long> waits = [];
        for (var i = 1; i < notes.Length; i++)
        {
            if (notes[i].Start > notes[i - 1].Start)
            {
                waits.Add(notes[i].Start - notes[i - 1].Start);
            }
        }

        waits.Sort();
        return waits.Count > 0 ? waits[waits.Count / 2] : 0;
    }
}
