using MoodLab.Music.Midi;

namespace MoodLab.Lab.Corpora;

/// <summary>What a scan keeps of one MIDI file. Immutable; all lists of a file that cannot be read are empty.</summary>
public sealed record CorpusFile
{
    /// <summary>Gets where the file is, below the scanned folder, with slashes.</summary>
    public required string Path { get; init; }

    /// <summary>Gets the file's size in bytes.</summary>
    public long Bytes { get; init; }

    /// <summary>Gets when the file was last written, in UTC.</summary>
    public DateTime WrittenAt { get; init; }

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

    /// <summary>Gets the tempi that the file sets, in whole quarter notes a minute, ascending, each with how often it
    /// is set; empty where it sets none.</summary>
    public IReadOnlyList<(int QuartersPerMinute, int Times)> TempoChanges { get; init; } = [];

    /// <summary>Gets how often one note starts alone, how often two start in the same tick, and so on.</summary>
    public IReadOnlyList<int> Onsets { get; init; } = [];

    /// <summary>Gets for how many quarter notes of time one note sounds, two notes sound at once, and so on.</summary>
    public IReadOnlyList<float> Sounding { get; init; } = [];

    /// <summary>Gets the time signatures, for example <c>3/4</c>, each with how often it is set.</summary>
    public IReadOnlyList<(string Name, int Times)> TimeSignatures { get; init; } = [];

    /// <summary>Gets the key signatures, for example <c>B♭ major</c>, each with how often it is set.</summary>
    public IReadOnlyList<(string Name, int Times)> KeySignatures { get; init; } = [];

    /// <summary>Gets the name of the folder directly below the scanned one; null for a file outside of any.</summary>
    public string? Class => Path.IndexOf('/', StringComparison.Ordinal) is var end and > 0 ? Path[..end] : null;

    /// <summary>Gets whether there is music in the file: it can be read and has notes.</summary>
    public bool IsPiece => Notes > 0;

    /// <summary>Gets whether the reason lies outside of the file, so that a later scan tries again.</summary>
    internal bool IsUnreached { get; private init; }

    /// <summary>Reads a file tolerantly and sums it up.</summary>
    /// <param name="found">Where it is.</param>
    internal static CorpusFile Read(FoundFile found)
    {
        CorpusFile file = new() { Path = found.Path, Bytes = found.Bytes, WrittenAt = found.WrittenAt };
        try
        {
            return file.With(MidiReader.ReadFile(found.FullPath, MidiReadOptions.Tolerant));
        }
        catch (MidiFileException broken)
        {
            return file with { Reason = broken.Message };
        }
        catch (Exception unreached) when (unreached is IOException or UnauthorizedAccessException)
        {
            return file with { Reason = unreached.Message, IsUnreached = true };
        }
    }

    private CorpusFile With(MidiReadResult result)
    {
        var score = result.Score;
        var end = score.EndTick;
        var length = score.CreateTempoMap().TicksToSeconds(end);
        var sounding = NoteOverlaps.Sounding(score);
        var covered = sounding.Sum();
        return this with
        {
            Damages = [.. result.Damages.CountBy(damage => damage.Kind).Select(pair => (pair.Key, pair.Value))],
            Notes = score.NoteCount,
            ZeroLengthNotes = result.ZeroLengthNotes,
            Length = length,
            Tempo = end == 0 ? 0 : end / (double)score.TicksPerQuarter / length * 60,
            Polyphony = covered == 0 ? 0 : sounding.Select((ticks, i) => (i + 1.0) * ticks).Sum() / covered,
            TempoChanges =
            [
                .. score.Tempi.CountBy(change => (int)Math.Round(change.QuartersPerMinute))
                    .OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value)),
            ],
            Onsets = NoteOverlaps.Onsets(score),
            Sounding = [.. sounding.Select(ticks => ticks / (float)score.TicksPerQuarter)],
            TimeSignatures = Count(score.TimeSignatures.Select(SignatureNames.Of)),
            KeySignatures = Count(score.KeySignatures.Select(SignatureNames.Of)),
        };
    }

    private static (string Name, int Times)[] Count(IEnumerable<string> names) =>
        [.. names.CountBy(name => name).Select(pair => (pair.Key, pair.Value))];
}
