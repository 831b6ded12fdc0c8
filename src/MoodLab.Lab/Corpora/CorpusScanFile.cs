using System.IO.Compression;
using MoodLab.Music.Midi;

namespace MoodLab.Lab.Corpora;

/// <summary>The file in which a scan remembers what it read: packed, with a version, replaced in one step.</summary>
internal static class CorpusScanFile
{
    // Another layout, or another way to measure, takes the next number: then everything is read again.
    private const int Version = 1;
    private const int Mark = 0x4E53434D;

    // No list of one file is longer: a damaged file must not make the reader allocate at will.
    private const int LongestList = 1 << 20;

    /// <summary>Reads what was remembered.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The files by path; none where the file is missing, damaged or of another version.</returns>
    public static Dictionary<string, CorpusFile> Load(string path)
    {
        Dictionary<string, CorpusFile> files = new(StringComparer.Ordinal);
        if (!File.Exists(path))
        {
            return files;
        }

        try
        {
            using var unpacked = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
            using BinaryReader reader = new(new BufferedStream(unpacked, 1 << 16));
            if (reader.ReadInt32() != Mark || reader.ReadInt32() != Version)
            {
                return files;
            }

            var count = reader.ReadInt32();
            for (var i = 0; i < count; i++)
            {
                var file = ReadFile(reader);
                files[file.Path] = file;
            }

            return files;
        }
        catch (Exception damage) when (damage is IOException or InvalidDataException or FormatException
            or ArgumentException or UnauthorizedAccessException)
        {
            return new Dictionary<string, CorpusFile>(StringComparer.Ordinal);
        }
    }

    /// <summary>Writes what is to be remembered.</summary>
    /// <param name="path">The file; its folder is made where it is missing.</param>
    /// <param name="files">The files.</param>
    public static void Save(string path, IReadOnlyCollection<CorpusFile> files)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var aside = path + ".new";
        using (BinaryWriter writer = new(new GZipStream(File.Create(aside), CompressionLevel.Fastest)))
        {
            writer.Write(Mark);
            writer.Write(Version);
            writer.Write(files.Count);
            foreach (var file in files)
            {
                Write(writer, file);
            }
        }

        File.Move(aside, path, overwrite: true);
    }

    private static void Write(BinaryWriter writer, CorpusFile file)
    {
        writer.Write(file.Path);
        writer.Write(file.Bytes);
        writer.Write(file.WrittenAt.Ticks);
        writer.Write(file.Reason ?? string.Empty);
        WriteList(writer, file.Damages, damage => WritePair((int)damage.Kind, damage.Count));
        writer.Write(file.Notes);
        writer.Write(file.ZeroLengthNotes);
        writer.Write(file.Length);
        writer.Write(file.Tempo);
        writer.Write(file.Polyphony);
        WriteList(writer, file.TempoChanges, change => WritePair(change.QuartersPerMinute, change.Times));
        WriteList(writer, file.Onsets, writer.Write7BitEncodedInt);
        WriteList(writer, file.Sounding, writer.Write);
        WriteList(writer, file.TimeSignatures, WriteNamed);
        WriteList(writer, file.KeySignatures, WriteNamed);

        void WritePair(int first, int second)
        {
            writer.Write7BitEncodedInt(first);
            writer.Write7BitEncodedInt(second);
        }

        void WriteNamed((string Name, int Times) signature)
        {
            writer.Write(signature.Name);
            writer.Write7BitEncodedInt(signature.Times);
        }
    }

    // In the order in which it was written.
    private static CorpusFile ReadFile(BinaryReader reader) => new()
    {
        Path = reader.ReadString(),
        Bytes = reader.ReadInt64(),
        WrittenAt = new DateTime(reader.ReadInt64(), DateTimeKind.Utc),
        Reason = reader.ReadString() is { Length: > 0 } reason ? reason : null,
        Damages = ReadList(reader, () => ((MidiDamageKind)reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt())),
        Notes = reader.ReadInt32(),
        ZeroLengthNotes = reader.ReadInt32(),
        Length = reader.ReadDouble(),
        Tempo = reader.ReadDouble(),
        Polyphony = reader.ReadDouble(),
        TempoChanges = ReadList(reader, () => (reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt())),
        Onsets = ReadList(reader, reader.Read7BitEncodedInt),
        Sounding = ReadList(reader, reader.ReadSingle),
        TimeSignatures = ReadList(reader, () => (string.Intern(reader.ReadString()), reader.Read7BitEncodedInt())),
        KeySignatures = ReadList(reader, () => (string.Intern(reader.ReadString()), reader.Read7BitEncodedInt())),
    };

    private static void WriteList<T>(BinaryWriter writer, IReadOnlyList<T> list, Action<T> write)
    {
        writer.Write7BitEncodedInt(list.Count);
        foreach (var item in list)
        {
            write(item);
        }
    }

    private static T[] ReadList<T>(BinaryReader reader, Func<T> read)
    {
        var list = new T[reader.Read7BitEncodedInt() is var count and >= 0 and <= LongestList
            ? count
            : throw new InvalidDataException("A list is too long.")];
        for (var i = 0; i < list.Length; i++)
        {
            list[i] = read();
        }

        return list;
    }
}
