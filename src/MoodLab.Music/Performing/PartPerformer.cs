using MoodLab.Music.Scores;

namespace MoodLab.Music.Performing;

/// <summary>Plays the notes of one part.</summary>
/// <remarks>
/// Onsets, lengths and velocities each follow their own 1/f noise; the notes of a chord share it and have a small
/// independent spread besides. No onset moves by more than a quarter of the way to the onsets before and after, so
/// that chords stay apart and in their order; and none sounds beyond the score's end, so that no bar is added to it.
/// </remarks>
internal sealed class PartPerformer
{
    private const double FastestQuarters = 0.25;
    private const int Octaves = 10;
    private const int ShareOfRoom = 4;

    private readonly ScoreReading _reading;
    private readonly PerformanceOptions _options;
    private readonly PinkNoise _onsets;
    private readonly PinkNoise _lengths;
    private readonly PinkNoise _velocities;
    private readonly PerformanceRandom _spread;

    /// <summary>Creates a player.</summary>
    /// <param name="reading">The score, of which it plays one part.</param>
    /// <param name="options">How far the player strays.</param>
    /// <param name="seed">Chance's seed.</param>
    /// <param name="part">The part's place in the score, so that parts stray apart.</param>
    public PartPerformer(ScoreReading reading, PerformanceOptions options, int seed, int part)
    {
        _reading = reading;
        _options = options;
        _onsets = Noise(DeviationKind.Onset);
        _lengths = Noise(DeviationKind.Length);
        _velocities = Noise(DeviationKind.Velocity);
        _spread = new PerformanceRandom(seed, DeviationKind.Chord, part);

        PinkNoise Noise(DeviationKind kind) => new(new PerformanceRandom(seed, kind, part), FastestQuarters, Octaves);
    }

    /// <summary>Plays the part.</summary>
    /// <param name="notes">The part's notes.</param>
    /// <returns>As many notes, in the order of <see cref="NoteOrder"/>.</returns>
    public Note[] Play(IReadOnlyList<Note> notes)
    {
        Note[] written = [.. notes];
        Array.Sort(written, NoteOrder.Instance);
        var played = new Note[written.Length];
        var before = long.MaxValue;
        for (int first = 0, next; first < written.Length; first = next)
        {
            var start = written[first].Start;
            for (next = first + 1; next < written.Length && written[next].Start == start;)
            {
                next++;
            }

            var after = next < written.Length ? written[next].Start - start : long.MaxValue;
            PlayChord(written.AsSpan(first, next - first), played.AsSpan(first, next - first), before, after);
            before = after;
        }

        Array.Sort(played, NoteOrder.Instance);
        return played;
    }

    /// <summary>Plays the notes that begin together.</summary>
    /// <param name="written">The notes as they are written.</param>
    /// <param name="played">Takes the notes as they are played.</param>
    /// <param name="before">Ticks since the onset before; the greatest number where there is none.</param>
    /// <param name="after">Ticks until the onset after; the greatest number where there is none.</param>
    private void PlayChord(ReadOnlySpan<Note> written, Span<Note> played, long before, long after)
    {
        var start = written[0].Start;
        var ticksPerQuarter = _reading.Score.TicksPerQuarter;
        var quarters = before == long.MaxValue ? 0 : (double)before / ticksPerQuarter;
        var ticksPerMillisecond = ticksPerQuarter * 1000.0 / _reading.Tempi.TempoAt(start).MicrosecondsPerQuarter;
        var room = (double)(Math.Min(before, after) / ShareOfRoom);
        var onset = Limited(_options.OnsetMilliseconds * ticksPerMillisecond, room) * _onsets.Next(quarters);
        var spread = Limited(_options.ChordMilliseconds * ticksPerMillisecond, room);
        var length = _options.LengthMilliseconds * ticksPerMillisecond;
        var lengthNoise = _lengths.Next(quarters);
        var shape = (_options.MetricalAccent * _reading.Metre.Accent(start))
            + (_options.PhraseVelocity * _reading.Phrases.Arch(start))
            + (_options.VelocityDeviation * _velocities.Next(quarters));
        var isChord = written[0].Pitch != written[^1].Pitch;
        var own = 0.0;
        for (var i = 0; i < written.Length; i++)
        {
            // A pitch that is written twice is one key: it must not be struck a second time a moment later.
            var isSameKey = i > 0 && written[i].Pitch == written[i - 1].Pitch;
            own = isSameKey || !isChord ? own : spread * NextSpread();
            var note = written[i];
            var lasts = note.Duration + (long)Math.Round(Limited(length, note.Duration / ShareOfRoom) * lengthNoise);
            var begin = start + (long)Math.Round(Math.Clamp(onset + own, -room, room));
            begin = Math.Clamp(begin, 0, _reading.End - 1);
            played[i] = new Note(
                note.Pitch,
                new Velocity((int)Math.Clamp(Math.Round(note.Velocity.Value + shape), 1, Velocity.Hardest)),
                begin,
                Math.Clamp(lasts, 1, _reading.End - begin));
        }
    }

    private double NextSpread() => Math.Clamp(_spread.NextGaussian(), -PinkNoise.Furthest, PinkNoise.Furthest);

    /// <summary>Makes a standard deviation so small that the furthest deviation stays within a bound.</summary>
    private static double Limited(double deviation, double bound) => Math.Min(deviation, bound / PinkNoise.Furthest);
}
