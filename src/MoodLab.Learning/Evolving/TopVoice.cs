using MoodLab.Music.Scores;

namespace MoodLab.Learning.Evolving;

/// <summary>The highest voice of a score's busiest part, in the slots of some bars.</summary>
/// <param name="Notes">The part's notes that begin within the bars.</param>
/// <param name="Spans">The slots of each note, the end exclusive, whether or not it is the highest there.</param>
/// <param name="Slots">Which note sounds highest in each slot; -1 where none sounds.</param>
internal sealed record TopVoice(IReadOnlyList<Note> Notes, IReadOnlyList<(int Start, int End)> Spans, int[] Slots)
{
    private const int QuartersPerBar = 4;

    /// <summary>Finds it.</summary>
    /// <param name="score">The score.</param>
    /// <param name="settings">How many bars, and their slots.</param>
    /// <exception cref="InvalidDataException">The score has no note that has a pitch.</exception>
    public static TopVoice Of(Score score, MelodySettings settings)
    {
        ArgumentNullException.ThrowIfNull(score);
        var part = score.Parts.Where(each => !each.IsPercussion).MaxBy(each => each.Notes.Count);
        if (part is null || part.Notes.Count == 0)
        {
            throw new InvalidDataException("The piece has no notes that a melody could be taken from.");
        }

        var slotsPerTick = settings.NotesPerBar / (double)(QuartersPerBar * score.TicksPerQuarter);
        long SlotOf(long tick) => (long)Math.Round(tick * slotsPerTick);
        var first = part.Notes.Min(note => SlotOf(note.Start)) / settings.NotesPerBar;
        var from = first < settings.Bars ? 0 : first * settings.NotesPerBar;
        List<Note> notes = [];
        List<(int Start, int End)> spans = [];
        var slots = new int[settings.Slots];
        Array.Fill(slots, -1);
        foreach (var note in part.Notes)
        {
            var start = SlotOf(note.Start) - from;
            if (start < slots.Length)
            {
                // A short note has its slot all the same.
                var end = Math.Clamp(SlotOf(note.End) - from, start + 1, Math.Max(slots.Length, start + 1));
                Claim(slots, notes, note, (int)start, (int)end);
                spans.Add(((int)start, (int)end));
            }
        }

        return new TopVoice(notes, spans, slots);
    }

    // The highest sounds; of equals the later one, which strikes again.
    private static void Claim(int[] slots, List<Note> notes, Note note, int start, int end)
    {
        for (var slot = start; slot < end; slot++)
        {
            if (slots[slot] < 0 || notes[slots[slot]].Pitch.Value <= note.Pitch.Value)
            {
                slots[slot] = notes.Count;
            }
        }

        notes.Add(note);
    }
}
