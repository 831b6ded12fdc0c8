using MoodLab.Data.Pieces;
using MoodLab.Music.Midi;
using MoodLab.Music.Moods;
using MoodLab.Music.Scores;

namespace MoodLab.Lab.Tests.Pieces;

/// <summary>Pieces as the composer hands them to the store.</summary>
internal static class SamplePieces
{
    /// <summary>Two notes at 60 quarters a minute: a second each, the second one after the first.</summary>
    public static NewPiece Create(string owner, string title = "Calm 7") => new()
    {
        Owner = owner,
        Title = title,
        Mood = Mood.Calm,
        Method = "guided",
        Model = "mood",
        ModelSha256 = new string('a', 64),
        Precision = "int8",
        Seed = 7,
        Strength = 1.5,
        Temperature = 0.95,
        Memory = 0.5,
        RequestedSeconds = 5,
        Seconds = 2,
        NoteCount = 2,
        Midi = MidiWriter.Write(new Score
        {
            TicksPerQuarter = 480,
            Tempi = [new TempoChange(0, 1_000_000)],
            Parts =
            [
                new Part
                {
                    Notes =
                    [
                        new Note(new MidiPitch(60), new Velocity(80), 0, 480),
                        new Note(new MidiPitch(64), new Velocity(90), 480, 480),
                    ],
                },
            ],
        }),
        Sha256 = new string('b', 64),
    };
}
