using MoodLab.Music.Midi;
using MoodLab.Music.Scores;

namespace MoodLab.Cli.Tests.Training;

/// <summary>A corpus of a few scales, laid out as VGMIDI is.</summary>
internal static class TinyCorpus
{
    public static void Write(string folder)
    {
        Add(folder, "unlabelled/train/a.mid", 60);
        Add(folder, "unlabelled/train/b.mid", 62);
        Add(folder, "unlabelled/test/c.mid", 64);
        Add(folder, "labelled/pieces/Happy.mid", 65);
        Add(folder, "labelled/pieces/Sad.mid", 58);
        const string Columns = "valence,arousal,filepath\n";
        File.WriteAllText(Path.Combine(folder, "vgmidi_train.csv"), Columns + "1,1,labelled/midi/Happy_0.mid\n");
        File.WriteAllText(Path.Combine(folder, "vgmidi_test.csv"), Columns + "0,0,labelled/midi/Sad_0.mid\n");
    }

    private static void Add(string folder, string path, int lowest)
    {
        var full = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, MidiWriter.Write(new Score
        {
            TicksPerQuarter = 480,
            Parts =
            [
                new Part
                {
                    Notes = [.. Enumerable.Range(0, 20).Select(
                        i => new Note(new MidiPitch(lowest + (i % 8)), new Velocity(80), i * 240, 240))],
                },
            ],
        }));
    }
}
