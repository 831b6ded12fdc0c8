using FsCheck;
using FsCheck.Fluent;
using MoodLab.Music.Scores;

namespace MoodLab.Learning.Tests.Words;

/// <summary>Scores for tests: by hand, and at random.</summary>
internal static class Scores
{
    private const int Resolution = 480;

    private static readonly Gen<Note> s_note =
        from pitch in Gen.Choose(0, 127)
        from velocity in Gen.Choose(1, 127)
        from start in Gen.Choose(0, 20_000)
        from duration in Gen.Choose(1, 20_000)
        select new Note(new MidiPitch(pitch), new Velocity(velocity), start, duration);

    private static readonly Gen<Part> s_part =
        from channel in Gen.Frequency((6, Gen.Constant(0)), (1, Gen.Constant(Part.PercussionChannel)))
        from notes in Gen.ListOf(s_note)
        select new Part { Channel = channel, Notes = [.. notes.Order(NoteOrder.Instance)] };

    private static readonly Gen<TempoChange> s_tempo =
        from tick in Gen.Choose(0, 30_000)
        from tempo in Gen.Choose(1, 0xFFFFFF)
        select new TempoChange(tick, tempo);

    /// <summary>Gets random scores: off the grid, with several parts, coinciding notes and percussion.</summary>
    public static Arbitrary<Score> Random { get; } = Arb.From(
        from resolution in Gen.Choose(1, 2000)
        from parts in Gen.ListOf(s_part)
        from tempi in Gen.ListOf(s_tempo)
        select new Score
        {
            TicksPerQuarter = resolution,
            Parts = [.. parts],
            Tempi = [.. tempi.DistinctBy(change => change.Tick).OrderBy(change => change.Tick)],
        });

    /// <summary>Makes a score of one part, in ticks of 480 to the quarter note.</summary>
    public static Score Of(params Note[] notes) => new()
    {
        TicksPerQuarter = Resolution,
        Parts = [new Part { Notes = notes }],
        Tempi = [TempoChange.FromQuartersPerMinute(0, 80)],
    };

    /// <summary>Makes a note, its times in quarter notes.</summary>
    public static Note Note(int pitch, double start, double duration, int velocity = 68) => new(
        new MidiPitch(pitch),
        new Velocity(velocity),
        (long)Math.Round(start * Resolution),
        (long)Math.Round(duration * Resolution));
}
