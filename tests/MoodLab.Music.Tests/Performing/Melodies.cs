using MoodLab.Music.Scores;

namespace MoodLab.Music.Tests.Performing;

/// <summary>Scores whose performance can be foretold.</summary>
internal static class Melodies
{
    public const int Quarter = 480;

    /// <summary>A scale in notes of one length without rests, 4/4, 120 quarters a minute.</summary>
    public static Score Even(int count, long length = Quarter, int program = 0)
    {
        var notes = Enumerable.Range(0, count)
            .Select(i => new Note(new MidiPitch(48 + (i % 25)), new Velocity(64), i * length, length));
        return Of([.. notes], program);
    }

    /// <summary>A score of one part, 120 quarters a minute.</summary>
    public static Score Of(Note[] notes, int program = 0) => new()
    {
        TicksPerQuarter = Quarter,
        TimeSignatures = [new TimeSignature(0, 4, 4)],
        Parts = [new Part { Program = program, Notes = notes }],
    };

    /// <summary>How far the first part's onsets have moved, in ticks.</summary>
    public static double[] Moves(Score written, Score played) =>
        [.. played.Parts[0].Notes.Zip(written.Parts[0].Notes, (after, before) => (double)(after.Start - before.Start))];

    /// <summary>The first part's velocities.</summary>
    public static double[] Velocities(Score played) => [.. played.Parts[0].Notes.Select(n => (double)n.Velocity.Value)];
}
