using MoodLab.Music.Scores;

namespace MoodLab.Learning.Words;

/// <summary>Turns words into a score: one piano part, 480 ticks a quarter.</summary>
public static class WordDecoder
{
    /// <summary>Decodes words up to the first end, or all of them.</summary>
    /// <param name="words">The words.</param>
    /// <param name="title">The score's title.</param>
    public static Score Decode(IEnumerable<Word> words, string title = "")
    {
        ArgumentNullException.ThrowIfNull(words);
        IncrementalDecoder stream = new();
        List<Note> notes = [];
        List<TempoChange> tempi = [];
        foreach (var word in words.TakeWhile(word => word.Kind != WordKind.End))
        {
            if (stream.Push(word) is not { } happening)
            {
                continue;
            }

            if (happening.Kind == WordKind.Note)
            {
                notes.Add(happening.Note);
            }
            else if (happening.Kind == WordKind.Tempo)
            {
                tempi.Add(happening.Tempo);
            }
        }

        return new Score
        {
            TicksPerQuarter = Grid.TicksPerQuarter,
            Parts = [new Part { Name = "Piano", Notes = [.. notes.OrderBy(n => n.Start).ThenBy(n => n.Pitch.Value)] }],
            Tempi = tempi,
            TimeSignatures = [new TimeSignature(0, 4, 4)],
            Title = title,
        };
    }
}
