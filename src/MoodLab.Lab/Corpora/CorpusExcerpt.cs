using MoodLab.Music.Midi;
using MoodLab.Music.Scores;

namespace MoodLab.Lab.Corpora;

/// <summary>The beginning of a piece, to be heard: what sounds in it from the first note on.</summary>
public static class CorpusExcerpt
{
    /// <summary>How long an excerpt is unless told, in seconds, as in the study.</summary>
    public const double Seconds = 10;

    /// <summary>Cuts the beginning out of a score.</summary>
    /// <param name="score">The score.</param>
    /// <param name="seconds">How long it is to be at most, above 0.</param>
    /// <returns>The score from its first note on; notes that go on beyond the end are cut off there.</returns>
    /// <exception cref="ArgumentOutOfRangeException">It is to have no length.</exception>
    public static Score Of(Score score, double seconds = Seconds)
    {
        ArgumentNullException.ThrowIfNull(score);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(seconds);
        var start = score.Parts.SelectMany(part => part.Notes).Select(note => note.Start).DefaultIfEmpty(0).Min();
        var times = score.CreateTempoMap();
        var end = Math.Max(times.SecondsToTicks(times.TicksToSeconds(start) + seconds), start + 1);
        return score with
        {
            Parts =
            [
                .. score.Parts.Select(part => part with
                {
                    Notes =
                    [
                        .. part.Notes.Where(note => note.Start < end).Select(note => note with
                        {
                            Start = note.Start - start,
                            Duration = Math.Min(note.Duration, end - note.Start),
                        }),
                    ],
                    PitchBends = [],
                }).Where(part => part.Notes.Count > 0),
            ],
            Tempi = Within(times.Changes, change => change.Tick, (change, tick) => change with { Tick = tick }),
            TimeSignatures = Within(
                score.TimeSignatures, sign => sign.Tick, (sign, tick) => sign with { Tick = tick }),
            KeySignatures = Within(
                score.KeySignatures, sign => sign.Tick, (sign, tick) => sign with { Tick = tick }),
        };

        // What holds at the start, and what changes before the end.
        T[] Within<T>(IReadOnlyList<T> changes, Func<T, long> at, Func<T, long, T> move) =>
        [
            .. changes.Where((change, i) =>
                    at(change) < end && (at(change) >= start || i + 1 == changes.Count || at(changes[i + 1]) > start))
                .Select(change => move(change, Math.Max(at(change) - start, 0))),
        ];
    }

    /// <summary>Reads a piece of a corpus and cuts its beginning out.</summary>
    /// <param name="path">Where the piece is.</param>
    /// <returns>The excerpt as a MIDI file.</returns>
    /// <exception cref="MidiFileException">The file cannot be read any more.</exception>
    /// <exception cref="IOException">The file cannot be reached any more.</exception>
    public static byte[] Read(string path) =>
        MidiWriter.Write(Of(MidiReader.ReadFile(path, MidiReadOptions.Tolerant).Score));
}
