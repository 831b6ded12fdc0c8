using MoodLab.Music.Scores;

namespace MoodLab.Notation;

/// <summary>Melodies as the laboratory exports them: 480 ticks a quarter note, a title, a named part.</summary>
internal static class Melody
{
    private const int Quarter = 480;
    private const int Bar = 4 * Quarter;

    private static readonly int[] s_major = [0, 2, 4, 5, 7, 9, 11];
    private static readonly int[] s_minor = [0, 2, 3, 5, 7, 8, 10];
    private static readonly int[] s_chord = [60, 64, 67];

    /// <summary>Two bars of a key's scale, up and down.</summary>
    public static Score InKey(int sharps, bool isMinor)
    {
        // A sharp more is a fifth higher; the minor key stands a minor third below the major one.
        var tonic = (((sharps * 7) + (isMinor ? 9 : 0)) % 12 + 12) % 12;
        var scale = isMinor ? s_minor : s_major;
        int[] pitches = [.. scale, 12, .. scale.Reverse()];
        var score = Of(pitches.Select((step, i) => At(60 + tonic + step, i * Quarter / 2, Quarter / 2)));
        return score with { KeySignatures = [new KeySignature(0, sharps, isMinor)] };
    }

    /// <summary>Four bars in a time signature, two notes a beat.</summary>
    public static Score InTime(int numerator, int denominator)
    {
        var length = Bar / denominator / (denominator < 8 ? 2 : 1);
        var count = 4 * numerator * (denominator < 8 ? 2 : 1);
        var score = Of(Enumerable.Range(0, count).Select(i => At(60 + (i * 5 % 13), i * length, length)));
        return score with { TimeSignatures = [new TimeSignature(0, numerator, denominator)] };
    }

    /// <summary>Bars of four quarter notes and eighth notes.</summary>
    public static Score OfBars(int bars, int program = 0)
    {
        var score = Of(Enumerable.Range(0, bars).SelectMany(bar => new[]
        {
            At(60 + (bar % 5), bar * Bar, Quarter),
            At(64, (bar * Bar) + Quarter, Quarter / 2),
            At(67, (bar * Bar) + (3 * Quarter / 2), Quarter / 2),
            At(65, (bar * Bar) + (2 * Quarter), 2 * Quarter),
        }));
        return score with { Parts = [score.Parts[0] with { Program = program }] };
    }

    /// <summary>A rest at the beginning, an empty bar and a rest at the end.</summary>
    public static Score WithRests() =>
        Of([At(60, Quarter, Quarter), At(62, 2 * Bar, Quarter / 2), At(64, (3 * Bar) + Quarter, Quarter)]);

    /// <summary>Notes and rests of a sixteenth.</summary>
    public static Score InSixteenths() => Of(Enumerable.Range(0, 32)
        .Where(i => i % 5 != 3)
        .Select(i => At(60 + (i * 7 % 12), i * Quarter / 4, Quarter / 4)));

    /// <summary>Notes that sound over bar lines.</summary>
    public static Score OverBarLines() => Of(
        [At(60, 0, 3 * Quarter), At(62, 3 * Quarter, 2 * Quarter), At(64, 5 * Quarter, Bar), At(65, 9 * Quarter, 240)]);

    /// <summary>Chords of three.</summary>
    public static Score InChords() => Of(Enumerable.Range(0, 8)
        .SelectMany(i => s_chord.Select(pitch => At(pitch + (i % 3), i * Quarter, Quarter))));

    /// <summary>A violin with a key change, a cello and drums.</summary>
    public static Score InParts()
    {
        KeySignature[] keys = [new KeySignature(0, 2, false), new KeySignature(2 * Bar, -1, true)];
        var score = OfBars(4) with { KeySignatures = keys };
        var violin = score.Parts[0] with { Name = "Geige", Program = 40 };
        var cello = violin with
        {
            Name = "Cello",
            Program = 42,
            Channel = 1,
            Notes = [.. violin.Notes.Select(note => note with { Pitch = new MidiPitch(note.Pitch.Value - 24) })],
        };
        var drums = violin with
        {
            Name = "Drums",
            Program = 0,
            Channel = Part.PercussionChannel,
            Notes = [.. Enumerable.Range(0, 16).Select(i => At(i % 2 == 0 ? 36 : 38, i * Quarter, Quarter))],
        };
        return score with { Parts = [violin, cello, drums] };
    }

    private static Score Of(IEnumerable<Note> notes) => new()
    {
        TicksPerQuarter = Quarter,
        Title = "A melody",
        Tempi = [TempoChange.FromQuartersPerMinute(0, 96)],
        TimeSignatures = [new TimeSignature(0, 4, 4)],
        KeySignatures = [new KeySignature(0, 0, false)],
        Parts = [new Part { Name = "Melody", Notes = [.. notes] }],
    };

    private static Note At(int pitch, int start, int duration) =>
        new(new MidiPitch(pitch), new Velocity(80), start, duration);
}
