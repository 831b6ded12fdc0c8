using MoodLab.Learning.Tests.Words;
using MoodLab.Music.Midi;
using MoodLab.Music.Scores;

namespace MoodLab.Learning.Tests.Datasets;

/// <summary>A corpus of a few bars in a folder of its own, which goes with it.</summary>
internal sealed class TinyCorpus : IDisposable
{
    public const string Header = "valence,arousal,id,filepath";

    private readonly string _folder = Directory.CreateTempSubdirectory("moodlab-corpus-").FullName;

    /// <summary>
    /// Creates three pieces to learn from, one to validate with, four labelled ones, one of them held out, and one
    /// labelled one to test with.
    /// </summary>
    public TinyCorpus()
    {
        AddPiece("unlabelled/train/a.mid", 60, 64, 67);
        AddPiece("unlabelled/train/b.mid", 60, 62, 64, 65, 67, 69, 71, 72);
        AddPiece("unlabelled/train/calm.mid", 55, 59, 62);
        AddPiece("unlabelled/test/held.mid", 60, 64, 67, 72, 67, 64);
        AddPiece("labelled/pieces/held.mid", 60, 64, 67, 72, 67, 64);
        AddPiece("labelled/pieces/calm.mid", 55, 59, 62);
        AddPiece("labelled/pieces/angry_2.mid", 40, 41, 40, 41);
        AddPiece("labelled/pieces/merry.mid", 72, 76, 79, 84);
        AddPiece("labelled/pieces/sad.mid", 57, 60, 64);
        WriteTable(
            "vgmidi_train.csv", "1,0,x,labelled/midi/held_0.mid", "1,0,x,labelled/midi/calm_0.mid",
            "0,1,x,labelled/midi/angry_2_0.mid", "1,1,x,labelled/midi/merry_1.mid");
        WriteTable("vgmidi_test.csv", "0,0,x,labelled/midi/sad_0.mid");
    }

    public string Folder => _folder;

    public string At(string relative) => Path.Combine(_folder, relative);

    public void AddPiece(string relative, params int[] pitches)
    {
        var notes = pitches.Select((pitch, i) => Scores.Note(pitch, i, 1)).ToArray();
        Add(relative, MidiWriter.Write(Scores.Of(notes)));
    }

    public void AddDrums(string relative) => Add(relative, MidiWriter.Write(new Score
    {
        TicksPerQuarter = 480,
        Parts = [new Part { Channel = Part.PercussionChannel, Notes = [Scores.Note(36, 0, 1)] }],
    }));

    public void Add(string relative, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(relative))!);
        File.WriteAllBytes(At(relative), content);
    }

    public void WriteTable(string name, params string[] rows) => File.WriteAllLines(At(name), [Header, .. rows]);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
