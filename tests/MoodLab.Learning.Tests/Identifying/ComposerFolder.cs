using MoodLab.Learning.Tests.Words;
using MoodLab.Music.Midi;

namespace MoodLab.Learning.Tests.Identifying;

/// <summary>A corpus of composers in a folder of its own, which goes with it.</summary>
internal sealed class ComposerFolder : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("moodlab-composers-").FullName;

    public string At(string relative) => Path.Combine(Folder, relative);

    /// <summary>Adds a random melody; the same seed gives the same melody.</summary>
    public void AddPiece(string relative, int seed, int transpose = 0, int notes = 80)
    {
        Random random = new(seed);
        Add(relative, MidiWriter.Write(Scores.Of(
            [.. Enumerable.Range(0, notes).Select(i => Scores.Note(random.Next(48, 84) + transpose, i, 1))])));
    }

    public void Add(string relative, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(relative))!);
        File.WriteAllBytes(At(relative), content);
    }

    public void WriteClusters(params string[] rows) =>
        File.WriteAllLines(At("clusters.csv"), ["cluster,path", .. rows]);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
