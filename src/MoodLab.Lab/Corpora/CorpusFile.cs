using MoodLab.Music.Midi;
using MoodLab.Music.Scores;

namespace MoodLab.Lab.Corpora;

/// <summary>What an inspection keeps of one file.</summary>
internal sealed record CorpusFile
{
    /// <summary>Gets where the file is, below the inspected folder, with slashes.</summary>
    public required string Path { get; init; }

    /// <summary>Gets why the file cannot be read; null where it can.</summary>
    public string? Reason { get; init; }

    /// <summary>Gets the listed damages by kind.</summary>
    public IReadOnlyList<(MidiDamageKind Kind, int Count)> Damages { get; init; } = [];

    /// <summary>Gets the number of notes.</summary>
    public int Notes { get; init; }

    /// <summary>Gets the number of notes left out because they have no length.</summary>
    public int ZeroLengthNotes { get; init; }

    /// <summary>Gets the end of the last note in seconds.</summary>
    public double Length { get; init; }

    /// <summary>Gets the mean tempo over that time in quarter notes a minute.</summary>
    public double Tempo { get; init; }

    /// <summary>Gets the mean number of notes that sound while any does.</summary>
    public double Polyphony { get; init; }

    /// <summary>Gets the name of the folder directly below the inspected one; null for a file outside of any.</summary>
    public string? Class => Path.IndexOf('/', StringComparison.Ordinal) is var end and > 0 ? Path[..end] : null;

    /// <summary>Reads a file tolerantly and sums it up.</summary>
    /// <param name="fullPath">Where to read it.</param>
    /// <param name="path">Where it is below the inspected folder.</param>
    public static CorpusFile Read(string fullPath, string path)
    {
        try
        {
            return Summarise(path, MidiReader.ReadFile(fullPath, MidiReadOptions.Tolerant));
        }
        catch (Exception exception) when (exception is MidiFileException or IOException or UnauthorizedAccessException)
        {
            return new CorpusFile { Path = path, Reason = exception.Message };
        }
    }

    private static CorpusFile Summarise(string path, MidiReadResult result)
    {
        var score = result.Score;
        var end = score.EndTick;
        var length = score.CreateTempoMap().TicksToSeconds(end);
        return new CorpusFile
        {
            Path = path,
            Damages = [.. result.Damages.CountBy(damage => damage.Kind).Select(pair => (pair.Key, pair.Value))],
            Notes = score.NoteCount,
            ZeroLengthNotes = result.ZeroLengthNotes,
            Length = length,
            Tempo = end == 0 ? 0 : end / (double)score.TicksPerQuarter / length * 60,
            Polyphony = MeanPolyphony(score),
        };
    }

    private static double MeanPolyphony(Score score)
    {
        long sounding = 0, covered = 0, coveredUntil = 0;
        foreach (var note in score.Parts.SelectMany(part => part.Notes).OrderBy(note => note.Start))
        {
            sounding += note.Duration;
            covered += Math.Max(note.End - Math.Max(note.Start, coveredUntil), 0);
            coveredUntil = Math.Max(coveredUntil, note.End);
        }

        return covered == 0 ? 0 : sounding / (double)covered;
    }
}
