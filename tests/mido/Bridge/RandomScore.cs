using MoodLab.Music.Scores;

namespace MoodLab.MidoBridge;

/// <summary>Random scores with everything that a file can say: chords, repeated notes, changes.</summary>
internal static class RandomScore
{
    private const int LatestTick = 20_000;

    public static Score Create(Random random)
    {
        return new Score
        {
            TicksPerQuarter = random.Next(1, 0x8000),
            Title = random.Next(3) == 0 ? "" : "Suite für Klavier",
            Parts = [.. Enumerable.Range(0, random.Next(5)).Select(index => CreatePart(random, index))],
            Tempi = Changes(random, tick => new TempoChange(tick, random.Next(1, 0x1000000))),
            TimeSignatures = Changes(
                random, tick => new TimeSignature(tick, random.Next(1, 256), 1 << random.Next(8))),
            KeySignatures = Changes(
                random, tick => new KeySignature(tick, random.Next(-7, 8), random.Next(2) == 0)),
        };
    }

    private static Part CreatePart(Random random, int index)
    {
        List<Note> notes = [];
        var ends = new long[MidiPitch.Highest + 1];
        for (var count = random.Next(1, 200); count > 0; count--)
        {
            var pitch = random.Next(128);
            var start = Math.Max(random.Next(LatestTick), ends[pitch]);
            Note note = new(
                new MidiPitch(pitch), new Velocity(random.Next(1, 128)), start, random.Next(1, LatestTick));
            ends[pitch] = note.End;
            notes.Add(note);
        }

        notes.Sort(NoteOrder.Instance);
        return new Part
        {
            Name = index == 0 ? "" : $"Part {index}",
            Channel = random.Next(16),
            Program = random.Next(128),
            Notes = notes,
        };
    }

    private static T[] Changes<T>(Random random, Func<long, T> create) =>
    [
        .. Enumerable.Range(0, random.Next(4))
            .Select(_ => random.NextInt64(LatestTick))
            .Distinct()
            .Order()
            .Select(create),
    ];
}
