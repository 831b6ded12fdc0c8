using MoodLab.Music.Scores;

namespace MoodLab.Music.Metrics;

/// <summary>What every metric looks at: the notes of all parts but the percussion, and the length of bars.</summary>
internal static class Tones
{
    /// <summary>The number of pitch classes.</summary>
    public const int Classes = 12;

    /// <summary>Gets the notes of all parts that are not percussion, in their order.</summary>
    /// <param name="score">The score.</param>
    public static List<Note> Of(Score score)
    {
        ArgumentNullException.ThrowIfNull(score);
        return [.. score.Parts.Where(part => !part.IsPercussion).SelectMany(part => part.Notes)
            .Order(NoteOrder.Instance)];
    }

    /// <summary>Gets the tick at which the last of some notes ends; 0 where there are none.</summary>
    /// <param name="notes">The notes.</param>
    public static long End(List<Note> notes) => notes.Select(note => note.End).DefaultIfEmpty(0).Max();

    /// <summary>Gets the length in ticks of the bars; the first time signature holds throughout, or 4/4.</summary>
    /// <param name="score">The score.</param>
    public static long BarTicks(Score score) =>
        score.TimeSignatures.Append(new TimeSignature(0, 4, 4)).First().BarTicks(score.TicksPerQuarter);
}
