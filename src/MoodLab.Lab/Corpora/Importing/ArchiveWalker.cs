using System.IO.Compression;

namespace MoodLab.Lab.Corpora.Importing;

/// <summary>
/// Goes through a folder or a zip archive, and through the archives in it, one file at a time. Whatever an archive
/// claims, no more is unpacked than the options allow, and nothing outside of it is touched.
/// </summary>
internal sealed class ArchiveWalker(ImportOptions options)
{
    private const int LongestPath = 1000;
    private const int LongestName = 255;

    // Unix's zip writes the kind of file into the upper bits of the attributes.
    private const int UnixKindShift = 28;
    private const int UnixLink = 0xA;

    private long _bytes;
    private int _files;

    /// <summary>Lists the files, in an order that does not depend on the file system.</summary>
    /// <exception cref="DirectoryNotFoundException">There is nothing at the path.</exception>
    /// <exception cref="InvalidDataException">There are more files than allowed.</exception>
    public IEnumerable<ArchiveFile> Walk(string source) =>
        File.Exists(source) ? WalkFile(new FileInfo(source), Path.GetFileName(source))
        : Directory.Exists(source) ? WalkFolder(new DirectoryInfo(source), "")
        : throw new DirectoryNotFoundException($"There is no folder or archive at '{source}'.");

    private IEnumerable<ArchiveFile> WalkFolder(DirectoryInfo folder, string prefix)
    {
        foreach (var found in folder.EnumerateFileSystemInfos().OrderBy(found => found.Name, StringComparer.Ordinal))
        {
            var path = prefix + found.Name;
            var files = (found, found.LinkTarget) switch
            {
                (_, not null) => [Refuse(path, "It is a link.")],
                (DirectoryInfo inner, _) => WalkFolder(inner, path + "/"),
                (var file, _) => WalkFile((FileInfo)file, path),
            };
            foreach (var file in files)
            {
                yield return file;
            }
        }
    }

    private IEnumerable<ArchiveFile> WalkFile(FileInfo file, string path)
    {
        var (stream, refusal) = Attempt(file.OpenRead);
        if (stream is null)
        {
            yield return Refuse(path, refusal!);
            yield break;
        }

        using (stream)
        {
            foreach (var inner in WalkStream(stream, path, depth: 0))
            {
                yield return inner;
            }
        }
    }

    // A stream that can be sought in.
    private IEnumerable<ArchiveFile> WalkStream(Stream stream, string path, int depth)
    {
        Span<byte> start = stackalloc byte[4];
        var isArchive = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length
            && start.SequenceEqual("PK\u0003\u0004"u8);
        stream.Position = 0;
        return isArchive ? WalkZip(stream, path, depth + 1) : [ReadWhole(stream, path)];
    }

    private IEnumerable<ArchiveFile> WalkZip(Stream stream, string path, int depth)
    {
        if (depth > options.MostDepth)
        {
            yield return Refuse(path, $"More than {options.MostDepth} archives lie in each other.");
            yield break;
        }

        var (archive, refusal) = Attempt(() => new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true));
        if (archive is null)
        {
            yield return Refuse(path, refusal!);
            yield break;
        }

        using (archive)
        {
            foreach (var entry in archive.Entries.OrderBy(entry => entry.FullName, StringComparer.Ordinal))
            {
                // Folders have entries of their own, which hold nothing.
                var name = entry.FullName.Replace('\\', '/');
                if (!name.EndsWith('/'))
                {
                    foreach (var file in WalkEntry(entry, name, path, depth))
                    {
                        yield return file;
                    }
                }
            }
        }
    }

    private IEnumerable<ArchiveFile> WalkEntry(ZipArchiveEntry entry, string name, string path, int depth)
    {
        var inner = $"{path}/{name}";
        if (WhyUnsafe(entry, name) is { } danger)
        {
            yield return Refuse(Printable(inner), danger);
            yield break;
        }

        using var unpacked = Unpacked();
        var (_, refusal) = Attempt(() => Unpack(entry, unpacked));
        if (refusal is not null)
        {
            yield return Refuse(inner, refusal);
            yield break;
        }

        foreach (var file in WalkStream(unpacked, inner, depth))
        {
            yield return file;
        }
    }

    // A file that is gone when it is closed, as an archive in an archive may be large.
    private static FileStream Unpacked() => new(
        Path.GetTempFileName(),
        new FileStreamOptions
        {
            Mode = FileMode.Open,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose,
        });

    private Stream Unpack(ZipArchiveEntry entry, Stream target)
    {
        using var packed = entry.Open();
        var buffer = new byte[1 << 16];
        var isArchive = false;
        for (var read = packed.Read(buffer); read > 0; read = packed.Read(buffer))
        {
            isArchive |= target.Length == 0 && buffer.AsSpan(0, read).StartsWith("PK"u8);
            _bytes += read;
            if (_bytes > options.MostBytes)
            {
                throw new InvalidDataException($"All files together unpack to more than {options.MostBytes} bytes.");
            }

            target.Write(buffer, 0, read);
            if (!isArchive && target.Length > options.MostFileBytes)
            {
                // It is refused for its length anyway: the rest need not be unpacked.
                break;
            }
        }

        target.Position = 0;
        return target;
    }

    private ArchiveFile ReadWhole(Stream stream, string path)
    {
        if (stream.Length > options.MostFileBytes)
        {
            return Refuse(path, $"It has more than {options.MostFileBytes} bytes.");
        }

        var content = new byte[stream.Length];
        var (_, refusal) = Attempt(() =>
        {
            stream.ReadExactly(content);
            return content;
        });
        return refusal is null ? Count(new ArchiveFile(path, content, null)) : Refuse(path, refusal);
    }

    private static string? WhyUnsafe(ZipArchiveEntry entry, string name)
    {
        var segments = name.Split('/');
        return name.StartsWith('/') || segments.Contains("..") || (name.Length > 1 && name[1] == ':')
            ? "Its name leads out of the archive."
            : name.Length > LongestPath || segments.Any(segment => segment.Length > LongestName)
                ? "Its name is too long."
                : name.Any(char.IsControl)
                    ? "Its name has control characters."
                    : (entry.ExternalAttributes >> UnixKindShift & 0xF) == UnixLink
                        ? "It is a link."
                        : entry.IsEncrypted ? "It is encrypted." : null;
    }

    private static string Printable(string path) =>
        string.Concat(path.Take(LongestName).Select(character => char.IsControl(character) ? '?' : character));

    private ArchiveFile Refuse(string path, string reason) => Count(new ArchiveFile(path, null, reason));

    private ArchiveFile Count(ArchiveFile file) => ++_files <= options.MostFiles
        ? file
        : throw new InvalidDataException($"There are more than {options.MostFiles} files.");

    private static (T? Value, string? Refusal) Attempt<T>(Func<T> read)
        where T : class
    {
        try
        {
            return (read(), null);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException
            or UnauthorizedAccessException or NotSupportedException)
        {
            return (null, exception.Message);
        }
    }
}
