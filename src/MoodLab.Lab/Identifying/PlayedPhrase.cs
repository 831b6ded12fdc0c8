using MoodLab.Music.Scores;

namespace MoodLab.Lab.Identifying;

/// <summary>A phrase that grows while it is played. Used by one thread at a time.</summary>
public sealed class PlayedPhrase
{
    /// <summary>The most notes that are kept: half an hour of brisk playing. Later ones are left out.</summary>
    public const int MostNotes = 10_000;

    private const int TicksPerQuarter = 480;

    // A player has no written tempo: at 120 beats a minute, the tempo of a file that names none, most playing is a
    // sensible notation.
    private const double TicksPerSecond = TicksPerQuarter * 2;

    // The keys of a chord go down within so many seconds (onset asynchronies of pianists are about 30 ms).
    private const double ChordSeconds = 0.045;
    private const double LongestSeconds = 3600;

    private readonly List<PlayedNote> _notes = [];

    /// <summary>Gets how many notes there are.</summary>
    public int Count => _notes.Count;

    /// <summary>Adds notes; what no keyboard can play is left out.</summary>
    /// <param name="notes">The notes.</param>
    public void Add(IEnumerable<PlayedNote> notes)
    {
        ArgumentNullException.ThrowIfNull(notes);
        _notes.AddRange(notes.Where(IsSound).Take(MostNotes - _notes.Count));
    }

    /// <summary>Forgets all notes.</summary>
    public void Clear() => _notes.Clear();

    /// <summary>Writes the phrase down: from its first note on, the keys of a chord together.</summary>
    public Score ToScore()
    {
        var played = _notes.OrderBy(note => note.Start).ThenBy(note => note.Pitch).ToList();
        List<Note> notes = [];
        var first = played.Count == 0 ? 0 : played[0].Start;
        var chord = first;
        foreach (var note in played.TakeWhile(note => note.Start - first < LongestSeconds))
        {
            chord = note.Start - chord > ChordSeconds ? note.Start : chord;
            notes.Add(new Note(
                new MidiPitch(note.Pitch), new Velocity(note.Velocity), Ticks(chord - first),
                Math.Max(Ticks(note.Duration), 1)));
        }

        Part part = new()
        {
            Notes = [.. notes.DistinctBy(note => (note.Start, note.Pitch)).Order(NoteOrder.Instance)],
        };
        return new Score
        {
            TicksPerQuarter = TicksPerQuarter,
            Parts = part.Notes.Count == 0 ? [] : [part],
        }.WithoutOverlaps();
    }

    private static long Ticks(double seconds) => (long)Math.Round(seconds * TicksPerSecond);

    private static bool IsSound(PlayedNote note) =>
        note is { Pitch: >= 0 and <= 127, Velocity: >= 1 and <= 127, Duration: >= 0 and <= LongestSeconds }
        && double.IsFinite(note.Start);
}
