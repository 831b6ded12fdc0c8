using MoodLab.Music.Scores;

namespace MoodLab.Learning.Words;

/// <summary>
/// Writes a score as words, after the mood study's encoding (music-sentneuron): sixteenth steps; within a step the
/// tempo, then the notes from the lowest up, each preceded by its velocity and duration where they change; then a wait.
/// Differences, each a defect there: onsets are absolute in every voice; velocities below 4 are written as 4; the last
/// wait follows from the written durations, so that encoding a decoded piece gives the same words.
/// </summary>
public static class WordEncoder
{
    /// <summary>Encodes the pitched parts of a score.</summary>
    /// <param name="score">The score.</param>
    /// <param name="augmentation">How to vary it; as it is unless told.</param>
    /// <returns>The words, without the end; empty for a score without pitched notes.</returns>
    public static List<Word> Encode(Score score, Augmentation augmentation = default)
    {
        ArgumentNullException.ThrowIfNull(score);
        var cells = CollectNotes(score, augmentation.Semitones);
        List<Word> words = [];
        if (cells.Count == 0)
        {
            return words;
        }

        var tempi = CollectTempi(score, augmentation.QuartersPerMinute);
        var end = cells.Max(cell => EndStep(cell.Key.Step, cell.Value.Length));

        // Tempo changes after the music are not heard.
        foreach (var late in tempi.Keys.Where(step => step >= end).ToList())
        {
            tempi.Remove(late);
        }

        Write(words, cells, tempi, end);
        return words;
    }

    private static SortedDictionary<(long Step, int Pitch), (NoteLength Length, int Velocity)> CollectNotes(
        Score score, int semitones)
    {
        SortedDictionary<(long, int), (NoteLength, int)> cells = [];
        foreach (var note in score.Parts.Where(part => !part.IsPercussion).SelectMany(part => part.Notes))
        {
            if (note.Duration == 0)
            {
                continue;
            }

            var onset = note.Start / (double)score.TicksPerQuarter;
            var quarters = note.Duration / (double)score.TicksPerQuarter;
            var velocity = Math.Max(note.Velocity.Value / Word.VelocityStep, 1) * Word.VelocityStep;
            cells[(Grid.StepOf(onset), Fold(note.Pitch.Value + semitones))] = (NoteLength.Nearest(quarters), velocity);
        }

        return cells;
    }

    private static int Fold(int pitch)
    {
        while (pitch < Word.LowestPitch)
        {
            pitch += 12;
        }

        while (pitch > Word.HighestPitch)
        {
            pitch -= 12;
        }

        return pitch;
    }

    private static SortedDictionary<long, int> CollectTempi(Score score, double added)
    {
        SortedDictionary<long, int> tempi = [];
        foreach (var change in score.CreateTempoMap().Changes)
        {
            var step = Grid.StepOf(change.Tick / (double)score.TicksPerQuarter);
            tempi[step] = TempoBin.Of(change.QuartersPerMinute + added);
        }

        return tempi;
    }

    /// <summary>Gets the step at which a piece ends if this is its last note: one beyond the note's own end.</summary>
    /// <param name="step">The note's onset.</param>
    /// <param name="length">The note's length.</param>
    internal static long EndStep(long step, NoteLength length) =>
        (long)Math.Floor(step + (length.Quarters * Grid.StepsPerQuarter)) + 1;

    private static void Write(
        List<Word> words,
        SortedDictionary<(long Step, int Pitch), (NoteLength Length, int Velocity)> cells,
        SortedDictionary<long, int> tempi,
        long end)
    {
        Word tempo = default, velocity = default, duration = default;
        long now = 0;
        using var next = cells.GetEnumerator();
        var more = next.MoveNext();
        foreach (var step in cells.Keys.Select(cell => cell.Step).Concat(tempi.Keys).Distinct().Order())
        {
            var newTempo = tempi.TryGetValue(step, out var bin) ? new Word(WordKind.Tempo, bin) : tempo;
            if (newTempo == tempo && (!more || next.Current.Key.Step != step))
            {
                continue;
            }

            WaitUntil(step);
            Change(ref tempo, newTempo);
            for (; more && next.Current.Key.Step == step; more = next.MoveNext())
            {
                Change(ref velocity, new Word(WordKind.Velocity, next.Current.Value.Velocity));
                Change(ref duration, Word.Duration(next.Current.Value.Length));
                words.Add(new Word(WordKind.Note, next.Current.Key.Pitch));
            }
        }

        WaitUntil(end);

        void WaitUntil(long step)
        {
            // A gap longer than the longest wait is music for nobody: it is cut to that.
            if (step > now)
            {
                words.Add(new Word(WordKind.Wait, (int)Math.Min(step - now, Word.LongestWait)));
                now = step;
            }
        }

        void Change(ref Word held, Word word)
        {
            // "default" is a tempo of 0, which no word has: the first of each class is always written.
            if (held != word)
            {
                words.Add(held = word);
            }
        }
    }
}
