using System.IO.Compression;
using MoodLab.Music.Midi;
using MoodLab.Music.Scores;

namespace MoodLab.Lab.Tests.Corpora.Importing;

/// <summary>Builds archives with every mess that archives of MIDI files have.</summary>
internal sealed class MessyArchive : IDisposable
{
    private const int UnixLink = unchecked((int)0xA1ED0000);

    private readonly MemoryStream _bytes = new();
    private readonly ZipArchive _archive;

    public MessyArchive() => _archive = new ZipArchive(_bytes, ZipArchiveMode.Create, leaveOpen: true);

    /// <summary>A little piece; another one for every seed, the same one in another key for every transposition.
    /// </summary>
    public static byte[] Midi(int seed, int transpose = 0)
    {
        Random random = new(seed);
        return MidiWriter.Write(new Score
        {
            TicksPerQuarter = 480,
            Parts =
            [
                new Part
                {
                    Notes =
                    [
                        .. Enumerable.Range(0, 60).Select(i => new Note(
                            new MidiPitch(random.Next(50, 80) + transpose), new Velocity(80), i * 480L, 480)),
                    ],
                },
            ],
        });
    }

    public void Dispose()
    {
        _archive.Dispose();
        _bytes.Dispose();
    }

    public MessyArchive Add(string name, byte[] content)
    {
        using var stream = _archive.CreateEntry(name).Open();
        stream.Write(content);
        return this;
    }

    public MessyArchive AddLink(string name)
    {
        _archive.CreateEntry(name).ExternalAttributes = UnixLink;
        return this;
    }

    /// <summary>Zeros, which pack to a thousandth.</summary>
    public MessyArchive AddBomb(string name, int megabytes)
    {
        using var stream = _archive.CreateEntry(name).Open();
        var zeros = new byte[1 << 20];
        for (var i = 0; i < megabytes; i++)
        {
            stream.Write(zeros);
        }

        return this;
    }

    public byte[] ToBytes()
    {
        _archive.Dispose();
        return _bytes.ToArray();
    }
}
