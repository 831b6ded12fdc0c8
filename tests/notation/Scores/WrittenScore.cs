using MoodLab.Music.Scores;

namespace MoodLab.Notation;

/// <summary>Scores that need no chance: 480 ticks a quarter note, a title, a tempo, named parts.</summary>
internal static class WrittenScore
{
    private const int Quarter = 480;
    private const int Bar = 4 * Quarter;

    /// <summary>Eight bars of quarter, eighth and half notes.</summary>
    public static Score Plain(int program = 0)
    {
        var score = Of(Enumerable.Range(0, 8).SelectMany(bar => new[]
        {
            At(60 + (bar % 5), bar * Bar, Quarter),
            At(64, (bar * Bar) + Quarter, Quarter / 2),
            At(67, (bar * Bar) + (3 * Quarter / 2), Quarter / 2),
            At(65, (bar * Bar) + (2 * Quarter), 2 * Quarter),
        }));
        return score with { Parts = [score.Parts[0] with { Program = program }] };
    }

    /// <summary>Four bars in a time signature, in eighth notes.</summary>
    public static Score InTime(int numerator, int denominator)
    {
        var count = 4 * 8 * numerator / denominator;
        var score = Of(Enumerable.Range(0, count).Select(i => At(60 + (i * 5 % 13), i * Quarter / 2, Quarter / 2)));
        return score with { TimeSignatures = [new TimeSignature(0, numerator, denominator)] };
    }

    /// <summary>A rest at the beginning, an empty bar and a rest at the end.</summary>
    public static Score WithRests() =>
        Of([At(60, Quarter, Quarter), At(62, 2 * Bar, Quarter / 2), At(64, (3 * Bar) + Quarter, Quarter)]);

    /// <summary>Notes that sound over bar lines.</summary>
    public static Score OverBarLines() => Of(
        [At(60, 0, 3 * Quarter), At(62, 3 * Quarter, 2 * Quarter), At(64, 5 * Quarter, Bar), At(65, 9 * Quarter, 240)]);

    /// <summary>A violin, a cello, with a change of key, and drums.</summary>
    public static Score InParts()
    {
        KeySignature[] keys = [new KeySignature(0, 2, false), new KeySignature(4 * Bar, -1, true)];
        var score = Plain() with { KeySignatures = keys };
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
            Notes = [.. Enumerable.Range(0, 32).Select(i => At(i % 2 == 0 ? 36 : 38, i * Quarter, Quarter))],
        };
        return score with { Parts = [violin, cello, drums] };
    }

    private static Score Of(IEnumerable<Note> notes) => new()
    {
        TicksPerQuarter = Quarter,
        Title = "Opus",
        Tempi = [TempoChange.FromQuartersPerMinute(0, 96)],
        TimeSignatures = [new TimeSignature(0, 4, 4)],
        KeySignatures = [new KeySignature(0, 0, false)],
        Parts = [new Part { Name = "Melody", Notes = [.. notes] }],
    };

    private static Note At(int pitch, int start, int duration) =>
        new(new MidiPitch(pitch), new Velocity(80), start, duration);
}
