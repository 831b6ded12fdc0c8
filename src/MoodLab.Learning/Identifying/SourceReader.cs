using MoodLab.Music.Scores;

namespace MoodLab.Learning.Identifying;

/// <summary>
/// Reads what a file tells besides its notes: instruments, tracks, velocities, tempi and the division of a beat. A
/// corpus whose composers come from different sequencers can be sorted by these alone, so a study has to measure how
/// far they go. No shipped model looks at them.
/// </summary>
public static class SourceReader
{
    /// <summary>Reads the marks of a file's source.</summary>
    /// <param name="score">The piece.</param>
    public static IReadOnlyList<PatternOccurrence> Read(Score score)
    {
        ArgumentNullException.ThrowIfNull(score);
        var parts = score.Parts.Where(part => part.Notes.Count > 0).ToList();
        List<PatternOccurrence> found =
        [
            Mark(PatternFamily.SourceTracks, parts.Count),
            Mark(PatternFamily.SourceDivision, score.TicksPerQuarter),
            .. parts.Select(part => Mark(PatternFamily.SourceInstrument, part.IsPercussion ? 128 : part.Program)),
            .. parts.SelectMany(part => part.Notes).Take(PatternReader.MostNotes)
                .Select(note => Mark(PatternFamily.SourceVelocity, note.Velocity.Value)),
            .. score.Tempi.Take(PatternReader.MostNotes)
                .Select(tempo => Mark(PatternFamily.SourceTempo, (int)Math.Round(tempo.QuartersPerMinute))),
        ];
        return found;
    }

    private static PatternOccurrence Mark(PatternFamily family, int value) =>
        new(PatternHash.Key(PatternHash.Mix(PatternHash.Of(family), value)), family, 0);
}
