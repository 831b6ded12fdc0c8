using MoodLab.Music.Midi;
using MoodLab.Music.Scores;

namespace MoodLab.Lab.Tests.Corpora;

/// <summary>A folder of a few pieces, gone at the end.</summary>
internal sealed class SmallCorpus : IDisposable
{
    public const int Resolution = 480;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("moodlab-");

    public string Folder => _folder.FullName;

    public static Note Note(int pitch, long start, long duration) =>
        new(new MidiPitch(pitch), new Velocity(64), start, duration);

    public static Score Piece(params Note[] notes) =>
        new() { TicksPerQuarter = Resolution, Parts = [new Part { Notes = notes }] };

    /// <summary>One note of so many seconds.</summary>
    public static Score Lasting(double seconds) => Piece(Note(60, 0, (long)(seconds * 2 * Resolution)));

    public string PathOf(string path) => Path.Combine(Folder, path);

    public string Add(string path, Score score) => Add(path, MidiWriter.Write(score));

    public string Add(string path, byte[] content)
    {
        var full = PathOf(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, content);
        return full;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
