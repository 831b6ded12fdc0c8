using System.IO.Compression;
using MoodLab.Lab.Corpora;
using MoodLab.Music.Midi;
using MoodLab.Music.Scores;

namespace MoodLab.Web.Tests.Fakes;

/// <summary>A small untidy archive: nine pieces of two composers, one of them long, and two files that are none.
/// </summary>
public static class SampleArchive
{
    private const int Resolution = 480;

    /// <summary>Writes the archive.</summary>
    public static byte[] ToBytes()
    {
        using MemoryStream bytes = new();
        using (ZipArchive archive = new(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var i = 0; i < 9; i++)
            {
                var name = i < 6 ? "bach/bach" : "Chopin/etude";
                Add(archive, $"music/{name}_{i}.MID", Piece(i, i == 5 ? 400 : 20 + i));
            }

            Add(archive, "music/bach/broken.mid", "no music"u8.ToArray());
            Add(archive, "music/read me.txt", "words"u8.ToArray());
        }

        return bytes.ToArray();
    }

    /// <summary>Takes the archive in and waits until it is read.</summary>
    public static async Task<CorpusState> ImportAsync(CorpusLibrary library, string name)
    {
        var upload = library.NewUpload();
        await File.WriteAllBytesAsync(upload, ToBytes(), TestContext.Current.CancellationToken);
        CorpusState? last = null;
        await foreach (var state in library.Import(name, upload).WatchAsync(TestContext.Current.CancellationToken))
        {
            last = state;
        }

        Assert.Equal((CorpusStage.Done, null), (last!.Stage, last.Fault));
        return last;
    }

    // Two notes each second, so many seconds long.
    private static byte[] Piece(int seed, int seconds)
    {
        Random random = new(seed);
        return MidiWriter.Write(new Score
        {
            TicksPerQuarter = Resolution,
            Tempi = [new TempoChange(0, 500_000)],
            TimeSignatures = [new TimeSignature(0, seed < 6 ? 4 : 3, 4)],
            KeySignatures = [new KeySignature(0, -seed % 4, IsMinor: false)],
            Parts =
            [
                new Part
                {
                    Notes =
                    [
                        .. Enumerable.Range(0, 2 * seconds).Select(i => new Note(
                            new MidiPitch(random.Next(50, 80)), new Velocity(80), i * (long)Resolution, Resolution)),
                    ],
                },
            ],
        });
    }

    private static void Add(ZipArchive archive, string name, byte[] content)
    {
        using var stream = archive.CreateEntry(name).Open();
        stream.Write(content);
    }
}
