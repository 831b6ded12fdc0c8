using FsCheck;
using FsCheck.Fluent;
using MoodLab.Music.Scores;

namespace MoodLab.Music.Tests.Midi;

/// <summary>Random scores in the normal form that the writer describes.</summary>
internal static class ScoreGenerator
{
    private const int SmallTick = 2000;

    private static readonly Gen<string> s_name =
        Gen.Elements("", "Piano", "Klavier für zwei", "ピアノ", "right hand / left", "🎹 keys", "a\tb", "Éric");

    private static readonly Gen<long> s_tick = Gen.Frequency(
        (9, Gen.Choose(0, SmallTick).Select(tick => (long)tick)),
        (1, Gen.Choose(0, int.MaxValue).Select(tick => tick * 2L)));

    private static readonly Gen<Note> s_note =
        from pitch in Gen.Frequency((3, Gen.Choose(60, 62)), (1, Gen.Choose(0, 127)))
        from velocity in Gen.Choose(1, 127)
        from start in s_tick
        from duration in s_tick
        select new Note(new MidiPitch(pitch), new Velocity(velocity), start, duration + 1);

    private static readonly Gen<Part> s_part =
        from name in s_name
        from channel in Gen.Choose(0, 15)
        from program in Gen.Choose(0, 127)
        from notes in Gen.NonEmptyListOf(s_note)
        select new Part { Name = name, Channel = channel, Program = program, Notes = Unnest(notes) };

    /// <summary>Gets the generator.</summary>
    public static Arbitrary<Score> Scores { get; } = Arb.From(
        from resolution in Gen.Choose(1, 0x7FFF)
        from title in s_name
        from parts in Gen.ListOf(s_part)
        from tempi in ListOf(Tempi(), change => change.Tick)
        from times in ListOf(TimeSignatures(), signature => signature.Tick)
        from keys in ListOf(KeySignatures(), signature => signature.Tick)
        select new Score
        {
            TicksPerQuarter = resolution,
            Title = title,
            Parts = [.. parts],
            Tempi = tempi,
            TimeSignatures = times,
            KeySignatures = keys,
        });

    private static Gen<TempoChange> Tempi() =>
        from tick in s_tick
        from length in Gen.Choose(1, 0xFFFFFF)
        select new TempoChange(tick, length);

    private static Gen<TimeSignature> TimeSignatures() =>
        from tick in s_tick
        from numerator in Gen.Choose(1, 255)
        from power in Gen.Choose(0, 10)
        select new TimeSignature(tick, numerator, 1 << power);

    private static Gen<KeySignature> KeySignatures() =>
        from tick in s_tick
        from sharps in Gen.Choose(-7, 7)
        from minor in Gen.Elements(true, false)
        select new KeySignature(tick, sharps, minor);

    private static Gen<T[]> ListOf<T>(Gen<T> item, Func<T, long> tick) =>
        Gen.ListOf(item).Select(items => items.DistinctBy(tick).OrderBy(tick).ToArray());

    /// <summary>Puts notes in order and gives the ends of each pitch, in their order, to its notes in theirs.</summary>
    private static Note[] Unnest(IEnumerable<Note> notes)
    {
        var flat = notes
            .GroupBy(note => note.Pitch)
            .SelectMany(group => group
                .OrderBy(note => note.Start)
                .Zip(group.Select(note => note.End).Order(), (note, end) => note with { Duration = end - note.Start }));
        return [.. flat.Order(NoteOrder.Instance)];
    }
}
